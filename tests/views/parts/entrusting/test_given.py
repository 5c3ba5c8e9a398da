"""« Ce que je confie » : each mandate with its state, and the way to another."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.collection import Rubric
from tests.screens.entrusting import LOUISE, UNTIL, PaperMandates, entrusted_with
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def test_each_mandate_leads_to_its_page() -> None:
    house, mandates = entrusted_with(), PaperMandates()
    given = mandates.give(LOUISE, name="Louise", rubrics=(Rubric.WISHES,), until=UNTIL)
    flow: Any = mandates
    async with on(replace(house, mandates=flow), "/proches") as ui:
        await ui.until("En attente d'envoi")
        assert "Louise" in ui.text()
        await ui.press(f"mandate-{given.id.hex()}")
        assert ("push_route", f"/proches/confie/{given.id.hex()}") in ui.pushed()


async def test_nothing_given_yet_is_said_and_one_may_begin() -> None:
    async with on(entrusted_with(), "/proches") as ui:
        await ui.until("Vous ne confiez rien pour l'instant.")
        await ui.press("entrust-add")
        assert ("push_route", "/proches/confier") in ui.pushed()


async def test_in_the_example_nothing_can_be_given() -> None:
    async with on(replace(entrusted_with(), example=True), "/proches") as ui:
        await ui.until("Dans l'exemple, on ne peut rien confier.")
        assert not ui.named("entrust-add")
