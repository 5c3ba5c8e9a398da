"""A dose of a service is kept for oneself, and shown again."""

import pytest

from app.domain.collection import Confidentiality
from app.domain.immunization import Immunization
from app.flows.vaccines.standing import SERVICE
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045", "C-022")]


async def test_a_dose_of_a_service_is_hidden_and_shown_again() -> None:
    house = a_house()
    booklet = house.vaccines.booklet
    told = {"source": SERVICE, "author": "Registre fictif"}
    entry = booklet.add(Immunization("Revaxis", day="2023-03-12"), told=told)
    async with on(house, f"/sante/vaccins/{entry.id.hex()}") as ui:
        await ui.until("Qui peut le voir ?")
        assert faults(ui) == []
        await ui.press("dose-hide")
        await ui.press(f"dose-hide-{int(Confidentiality.PRIVE)}")
        await ui.until("Gardé pour vous seul.")
        kept = booklet.entry(entry.id)
        assert kept.confidentiality is Confidentiality.PRIVE
        assert kept.body == entry.body
        await ui.press("dose-hide")
        await ui.press(f"dose-hide-{int(Confidentiality.N)}")
        await ui.until("Ce vaccin n'est plus caché.")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert booklet.entry(entry.id).confidentiality is Confidentiality.PRIVE
