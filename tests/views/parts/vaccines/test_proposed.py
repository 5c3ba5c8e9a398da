"""The doses a document tells are shown one by one, added, undone, never doubled."""

import pytest

from app.domain.immunization import Immunization
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.wording import LAID
from views.house import House

pytestmark = pytest.mark.anyio


def with_a_note() -> tuple[House, str]:
    """Return a space with a document that tells one dose, and its address."""
    house = a_house()
    added = house.documents.add(LAID, name="note.xml", category="CAR_VAC")
    assert added.entry
    return house, f"/documents/{added.entry.id.hex()}"


@pytest.mark.covers("C-043")
async def test_a_document_leads_to_the_doses_it_tells() -> None:
    house, place = with_a_note()
    async with on(house, place) as ui:
        await ui.until("1 vaccin trouvé dans ce document.")
        await ui.press("document-vaccines")
        assert ("push_route", f"{place}/vaccins") in ui.pushed()


@pytest.mark.covers("C-043")
async def test_a_dose_is_added_then_known_then_undone() -> None:
    house, place = with_a_note()
    async with on(house, f"{place}/vaccins") as ui:
        await ui.until("VACCIN BCG SSI")
        assert "1975" in ui.text()
        await ui.press("found-0")
        await ui.until("1 vaccin est ajouté au carnet.")
        await ui.until("Déjà dans le carnet.")
        assert not ui.named("found-0")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert ui.named("found-0")
    assert house.vaccines.booklet.count() == 0


async def test_what_the_person_noted_already_is_not_added_again() -> None:
    house, place = with_a_note()
    house.vaccines.booklet.add(Immunization("BCG", day="1975"))
    async with on(house, f"{place}/vaccins") as ui:
        await ui.until("Tout est dans le carnet.")
        assert not ui.named("found-0")


@pytest.mark.covers("C-043")
async def test_a_document_waits_on_the_page_of_vaccines_until_left_aside() -> None:
    house, place = with_a_note()
    async with on(house, "/sante/vaccins") as ui:
        await ui.until("Ce document parle peut-être de vaccins.")
        await ui.press(f"found-in-{place.rpartition('/')[2]}")
        assert ("push_route", f"{place}/vaccins") in ui.pushed()
        await ui.navigate("/sante/vaccins")
        await ui.press("found-leave")
        await ui.until("Ce document ne sera plus proposé.")
        assert "Ce document parle peut-être de vaccins." not in ui.text()
        await ui.press("banner-undo")
        await ui.until("Ce document parle peut-être de vaccins.")


async def test_a_document_that_tells_none_says_so() -> None:
    house = a_house()
    added = house.documents.add(b"texte", name="note.txt", category="CAR_VAC")
    assert added.entry
    async with on(house, f"/documents/{added.entry.id.hex()}/vaccins") as ui:
        await ui.until("Aucun vaccin trouvé dans ce document.")
        await ui.settle()
    assert house.preferences.get(f"vaccines/left/{added.entry.id.hex()}")
