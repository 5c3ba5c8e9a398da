"""« Mes volontés » : people, directives, donation, signed papers, on one page."""

import pytest

from app.domain.wishes import DIRECTIVES
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-028")
async def test_each_wish_says_where_it_stands_and_leads_to_its_page() -> None:
    house = filled()
    said = {"name": "Rose Fictive", "phone": "06 39 98 00 01"}
    house.profile.add("contacts-urgence", said)
    async with on(house, "/sante/volontes") as ui:
        await ui.until("Rose Fictive")
        assert "Écrites le 21 novembre 2026" in plain(ui.text())
        assert "Rien d'écrit pour le moment." in ui.text()
        for name, route in (
            ("wish-contacts-urgence", "/sante/profil/contacts-urgence"),
            ("wish-directives", "/sante/volontes/directives"),
            ("wish-don", "/sante/volontes/don"),
        ):
            await ui.navigate("/sante/volontes")
            await ui.press(name)
            assert ("push_route", route) in ui.pushed()


@pytest.mark.covers("C-028")
async def test_signed_papers_are_found_there() -> None:
    house = filled()
    paper = house.documents.list()[0]
    async with on(house, "/sante/volontes") as ui:
        await ui.until("Photographiez vos papiers signés")
        house.documents.recategorise(paper.id, "DIR_ANT")
        await ui.until(paper.title)


@pytest.mark.covers("C-028")
async def test_organ_donation_is_said_and_taken_back() -> None:
    house = a_house()
    async with on(house, "/sante/volontes/don/ajouter") as ui:
        await ui.until("Que voulez-vous, après votre mort ?")
        await ui.choose("wish-choice-no", "no")
        await ui.press("wish-next")
        await ui.press("wish-next")
        await ui.until("Je ne veux pas donner mes organes")
        await ui.press("wish-keep")
        await ui.until("C'est gardé et daté.")
    async with on(house, "/sante/volontes") as ui:
        await ui.until("Je ne veux pas donner mes organes (le 21 novembre 2026)")


@pytest.mark.covers("C-029")
async def test_directives_are_found_by_their_name_and_tied_to_a_signed_paper() -> None:
    house = filled()
    (version,) = house.wishes.versions(DIRECTIVES)
    paper = house.documents.list()[0]
    place = f"/sante/volontes/directives/{version.entry.id.hex()}"
    (hit,) = house.search.find("directives")
    assert page_of(hit.entry) == place
    house.links.add(version.entry.id, paper.id)
    async with on(house, place) as ui:
        await ui.until("Éléments liés")
        await ui.until(paper.title)
    assert house.wishes.version(DIRECTIVES, version.entry.id).entry == version.entry
    async with on(house, page_of(paper)) as ui:
        await ui.until("Directives anticipées")
