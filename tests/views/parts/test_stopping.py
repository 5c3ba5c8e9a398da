"""What is to end is asked first: nothing ends before that, and no press undoes it."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.mandate import MandateState
from tests.screens.entrusting import entrusted_with
from tests.screens.opening import on
from tests.screens.test_mandate import PAGE, stood

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def test_no_leaves_it_as_it_was_and_yes_ends_it_once() -> None:
    mandates = stood(MandateState.ACTIVE)
    flow: Any = mandates
    async with on(replace(entrusted_with(), mandates=flow), PAGE) as ui:
        await ui.until("En cours.")
        await ui.press("mandate-end")
        await ui.press("confirm-no")
        assert (mandates.ended, ui.named("confirm-yes")) == ([], False)
        await ui.press("mandate-end")
        await ui.press("confirm-yes")
        await ui.until("C'est arrêté pour Louise.")
        assert not ui.named("banner-undo")
    assert len(mandates.ended) == 1
