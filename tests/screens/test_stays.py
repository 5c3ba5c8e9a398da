"""Stays: listed, opened, thrown and brought back, found by their words."""

import pytest

from app.domain.stay import Stay
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio
LIST = "/sante/hospitalisations"


async def test_they_are_a_rubric_of_the_profile() -> None:
    async with on(filled(), "/sante/profil") as ui:
        await ui.until("Hospitalisations (1)")
        await ui.press("topic-hospitalisations")
        assert ("push_route", LIST) in ui.pushed()


async def test_an_empty_list_says_the_first_step() -> None:
    async with on(a_house(), LIST) as ui:
        await ui.until("même ancien : une année suffit.")
        await ui.press("stay-add")
        assert ("push_route", f"{LIST}/ajouter") in ui.pushed()


async def test_the_latest_comes_first_and_opens() -> None:
    house = filled()
    old = house.stays.add(Stay(start="1975", reason="Appendicite"))
    async with on(house, LIST) as ui:
        await ui.until("Appendicite")
        assert ui.text().index("Clinique du Parc") < ui.text().index("Appendicite")
        assert "Entrée : 1975" in plain(ui.text())
        await ui.press(f"entry-{old.id.hex()}")
        assert ("push_route", page_of(old)) in ui.pushed()


async def test_a_page_tells_only_what_is_known() -> None:
    house = a_house()
    entry = house.stays.add(Stay(facility="CHU Fictif"))
    async with on(house, page_of(entry)) as ui:
        await ui.until("CHU Fictif")
        assert "date inconnue" in ui.text()
        for absent in ("Sortie", "Motif", "Votre commentaire"):
            assert absent not in ui.text()
        assert ui.page.title == "Ma santé – Alvéole"


@pytest.mark.covers("C-021")
async def test_a_stay_is_thrown_and_comes_back_by_the_button() -> None:
    house = filled()
    (entry,) = house.stays.list()
    async with on(house, page_of(entry)) as ui:
        await ui.until("1 élément")
        await ui.press("stay-throw")
        await ui.navigate("/sante/hospitalisations")
        await ui.until("L'hospitalisation est dans la corbeille, pour 30 jours.")
        assert house.stays.list() == []
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert len(house.stays.list()) == 1


@pytest.mark.covers("C-021")
async def test_the_trash_and_the_page_of_a_thrown_stay_put_it_back() -> None:
    house = filled()
    (entry,) = house.stays.list()
    house.trash.throw(entry.id)
    async with on(house, page_of(entry)) as ui:
        await ui.until("Cette hospitalisation est dans la corbeille.")
        assert "Éléments liés" not in ui.text()
        await ui.press("stay-back")
        await ui.until("L'hospitalisation est de retour.")
        await ui.until("Éléments liés")
    house.trash.throw(entry.id)
    async with on(house, "/documents/corbeille") as ui:
        await ui.until("Clinique du Parc")
        assert "Entrée : 2 mars 2026" in plain(ui.text())
        await ui.press(f"back-{entry.id.hex()}")
        await ui.until("« Clinique du Parc » est de retour.")
    assert len(house.stays.list()) == 1


async def test_a_stay_is_found_by_its_words_and_its_kind() -> None:
    house = filled()
    (entry,) = house.stays.list()
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "hospitalisation")
        await ui.until("Profil de santé (1)")
        assert "Hospitalisation Clinique" not in plain(ui.text())
        await ui.press(f"hit-{entry.id.hex()}")
        assert ("push_route", page_of(entry)) in ui.pushed()


async def test_a_document_opened_from_a_stay_leads_back_to_it() -> None:
    house = filled()
    (stay,), paper = house.stays.list(), house.documents.list()[0]
    async with on(house, page_of(stay)) as ui:
        await ui.until(paper.title)
        await ui.navigate(page_of(paper))
        await ui.until("Éléments liés")
        await ui.press("top-back")
        assert ui.pushed()[-1] == ("push_route", page_of(stay))
