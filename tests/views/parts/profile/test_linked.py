"""What goes together is shown on both pages, and untied from either."""

import pytest

from app.domain.entry import Entry
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House
from views.parts.measures.address import MEASURES, token_of
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


def measure_page(house: House, entry: Entry) -> str:
    token = token_of(house.space.id, entry.kind)
    return f"{MEASURES}/{token}/{entry.id.hex()}"


def stay_page(house: House) -> str:
    return page_of(house.stays.list()[0])


@pytest.mark.covers("C-011")
async def test_the_page_of_a_stay_lists_its_documents_and_theirs_the_stay() -> None:
    house = filled()
    (stay,), (paper, other, _) = house.stays.list(), house.documents.list()
    house.links.add(stay.id, other.id)
    async with on(house, stay_page(house)) as ui:
        await ui.until("2 éléments")
        for title in (paper.title, other.title):
            assert title in ui.text()
    async with on(house, page_of(other)) as ui:
        await ui.until("Éléments liés")
        await ui.press(f"entry-{stay.id.hex()}")
        assert ("push_route", page_of(stay)) in ui.pushed()


@pytest.mark.covers("C-012")
async def test_the_page_of_a_measure_shows_its_document_and_the_reverse() -> None:
    house = filled()
    last, paper = house.measures.last("pain-severity"), house.documents.list()[1]
    assert last
    house.links.add(last.entry.id, paper.id)
    async with on(house, measure_page(house, last.entry)) as ui:
        await ui.until(paper.title)
    async with on(house, page_of(paper)) as ui:
        await ui.until("Douleur")


async def test_a_link_is_removed_told_and_brought_back() -> None:
    house = filled()
    (stay,), paper = house.stays.list(), house.documents.list()[0]
    async with on(house, stay_page(house)) as ui:
        await ui.until("1 élément")
        assert not ui.named(f"untie-{paper.id.hex()}")
        await ui.press("link-remove")
        await ui.press(f"untie-{paper.id.hex()}")
        await ui.until("Le lien est retiré.")
        await ui.until("Aucun document lié pour le moment.")
        assert house.links.of(stay.id) == []
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        await ui.until(paper.title)


async def test_many_are_shown_a_few_at_a_time() -> None:
    house = filled()
    (stay,) = house.stays.list()
    for number in range(24):
        added = house.documents.add(b"texte %d" % number, name="x.txt").entry
        assert added
        house.links.add(stay.id, added.id)
    async with on(house, stay_page(house)) as ui:
        await ui.until("25 éléments")
        assert ui.text().count("Afficher la suite") == 1
        await ui.press("links-more")
        await ui.settle()
        assert "Afficher la suite" not in ui.text()


async def test_a_document_in_the_trash_or_a_withdrawn_measure_offers_no_link() -> None:
    house = filled()
    paper, last = house.documents.list()[0], house.measures.last("pain-severity")
    assert last
    house.trash.throw(paper.id)
    house.measures.withdraw(last.entry.id)
    for address in (page_of(paper), measure_page(house, last.entry)):
        async with on(house, address) as ui:
            await ui.settle()
            assert "Éléments liés" not in ui.text()
