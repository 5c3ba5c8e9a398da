"""Each change of a dose is told, and may be undone long after."""

from dataclasses import replace

import pytest

from app.flows.vaccines.booklet import dose_of
from tests.screens.opening import on
from tests.views.parts.vaccines.told import TETANUS, noted, page

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-043")
async def test_a_change_is_told_and_taken_back() -> None:
    house, (entry,) = noted(TETANUS)
    booklet = house.vaccines.booklet
    booklet.change(entry.id, replace(TETANUS, lot="C3"))
    async with on(house, page(entry)) as ui:
        await ui.until("Voir l'historique")
        await ui.press("vaccine-history")
        await ui.until("Numéro de lot : « B2 », puis « C3 ».")
        await ui.press("vaccine-again-0")
        await ui.until("C'est comme avant.")
        assert dose_of(booklet.entry(entry.id)).lot == "B2"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert dose_of(booklet.entry(entry.id)).lot == "C3"


async def test_a_dose_that_never_changed_has_no_history() -> None:
    house, (entry,) = noted(TETANUS)
    async with on(house, page(entry)) as ui:
        await ui.until("Numéro de lot")
        assert not ui.named("vaccine-history")


async def test_a_withdrawal_and_a_return_are_told() -> None:
    house, (entry,) = noted(TETANUS)
    booklet = house.vaccines.booklet
    booklet.withdraw(entry.id)
    booklet.put_back(entry.id)
    async with on(house, page(entry)) as ui:
        await ui.until("Voir l'historique")
        await ui.press("vaccine-history")
        await ui.until("Ce vaccin a été retiré, ou remis.")
