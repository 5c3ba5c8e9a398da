"""Measures of trial, of a virtual device or a test liquid: said, and never kept."""

import pytest

from app.domain.device import Mark
from app.domain.dialogue import Outcome
from app.ports.radio import Listener
from tests.screens.near import PaperRadio, weighing, with_radio
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-036")]


async def test_a_trial_is_not_said_to_be_here_already() -> None:
    async def script(listener: Listener) -> Outcome:
        trial = weighing("71.2", marks=frozenset({Mark.VIRTUAL}))
        await listener.keep([trial], [], None)
        return Outcome.COMPLETE

    house = with_radio(PaperRadio(script))
    async with on(house, "/appareils/chercher") as ui:
        await ui.until("Balance 2")
        await ui.press("near-aabbccddee01")
        await ui.until("Aucune mesure gardée.")
        assert "1 mesure d'essai n'entre pas dans votre espace." in ui.text()
        assert "tout est déjà ici" not in ui.text()
    assert house.measures.last("body-weight") is None
