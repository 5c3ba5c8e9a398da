"""What to tie is offered by date, found by words, tied at once and taken back."""

import flet as ft
import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-011")
async def test_documents_are_tied_to_a_stay_one_after_the_other() -> None:
    house = filled()
    (stay,), (_, other, third) = house.stays.list(), house.documents.list()
    async with on(house, page_of(stay)) as ui:
        await ui.until("1 élément")
        await ui.press("link-add")
        await ui.until("Proches par la date")
        await ui.type("link-field", other.title[:6])
        await ui.until("Résultats")
        await ui.press(f"link-{other.id.hex()}")
        await ui.until("Le lien est fait.")
        await ui.until("2 éléments")
        await ui.type("link-field", third.title)
        await ui.until(third.title)
        await ui.press(f"link-{third.id.hex()}")
        await ui.until("3 éléments")
        await ui.press("banner-undo")
        await ui.until("2 éléments")
        await ui.press("link-close")
        await ui.settle()
        assert not ui.named("link-field")
    assert {one.id for one in house.links.of(stay.id)} != {third.id}


@pytest.mark.covers("C-012")
async def test_a_document_is_tied_to_a_measure_found_by_its_name() -> None:
    house = filled()
    paper, last = house.documents.list()[1], house.measures.last("pain-severity")
    assert last
    async with on(house, page_of(paper)) as ui:
        await ui.until("Ce document n'est lié à rien pour le moment.")
        await ui.press("link-add")
        await ui.until("Proches par la date")
        await ui.press(f"link-{last.entry.id.hex()}")
        await ui.until("Le lien est fait.")
    assert [one.id for one in house.links.of(last.entry.id)] == [paper.id]


async def test_each_button_says_which_row_it_ties() -> None:
    house = filled()
    async with on(house, page_of(house.stays.list()[0])) as ui:
        await ui.until("1 élément")
        await ui.press("link-add")
        await ui.until("Proches par la date")
        said = [one.semantics_label for one in ui.all(ft.Text) if one.value == "Lier"]
        assert len(said) > 1
        assert len(set(said)) == len(said)
        assert all(one and one.startswith("Lier : ") for one in said)


async def test_nothing_found_says_so() -> None:
    house = filled()
    async with on(house, page_of(house.stays.list()[0])) as ui:
        await ui.until("1 élément")
        await ui.press("link-add")
        await ui.type("link-field", "girafe")
        await ui.until("Rien trouvé pour « girafe ».")


async def test_with_nothing_to_tie_the_first_step_is_offered() -> None:
    house = a_house()
    added = house.documents.add(b"texte", name="x.txt").entry
    assert added
    async with on(house, page_of(added)) as ui:
        await ui.until("Éléments liés")
        await ui.press("link-add")
        await ui.until("Notez d'abord une hospitalisation ou une mesure.")
        await ui.press("link-stay")
        assert ("push_route", "/sante/hospitalisations/ajouter") in ui.pushed()


@pytest.mark.covers("C-027")
async def test_a_treatment_is_tied_to_its_illness_and_seen_from_both() -> None:
    house = a_house()
    illness = house.profile.add("maladies", {"illness": "Diabète"})
    medicine = house.profile.add("traitements", {"medicine": "Metformine"})
    async with on(house, page_of(illness)) as ui:
        await ui.until("Lier un élément")
        await ui.press("link-add")
        await ui.until("Par exemple : traitement, ordonnance")
        await ui.until("Metformine")
        await ui.press(f"link-{medicine.id.hex()}")
        await ui.until("Le lien est fait.")
    async with on(house, page_of(medicine)) as ui:
        await ui.until("Diabète")


async def test_with_nothing_at_all_to_tie_it_is_said() -> None:
    house = a_house()
    illness = house.profile.add("maladies", {"illness": "Diabète"})
    async with on(house, page_of(illness)) as ui:
        await ui.until("Lier un élément")
        await ui.press("link-add")
        await ui.until("Rien à lier pour le moment.")
