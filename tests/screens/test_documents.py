"""The list of documents: filtered, pinned first, never long, one open beside."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.write import Write
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from tests.screens.tree import ROWS_MAX, faults
from views.house import House
from views.parts.browsing import pinned_first
from views.parts.window import Window

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-003")]


async def test_a_category_shows_its_own_documents() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        assert "Vaccins (1)" not in ui.text()
        await ui.press("narrow")
        await ui.press("category-CAR_VAC")
        await ui.until("Vaccins (1)")
        await ui.until("1 document")
        assert "Vaccin grippe" in ui.text()
        assert "Ordonnance amoxicilline" not in ui.text()


async def test_a_long_list_never_holds_more_than_two_hundred_rows() -> None:
    house = a_house()
    for rank in range(230):
        house.documents.add(f"texte {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/documents") as ui:
        await ui.until("230 documents")
        assert _rows(ui) == 60
        for _ in range(4):
            await _scroll(ui)
        assert _rows(ui) == ROWS_MAX
        await ui.press("documents-more")
        await ui.settle()
        assert _rows(ui) == 30
        assert "Afficher la suite" not in ui.text()


async def test_the_list_also_grows_by_a_button() -> None:
    house = a_house()
    for rank in range(70):
        house.documents.add(f"texte {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/documents") as ui:
        await ui.until("70 documents")
        await ui.press("documents-more")
        await ui.settle()
        assert _rows(ui) == 70


def _rows(ui: FletUnit) -> int:
    names = (one.identifier or "" for one in ui.all(ft.Semantics))
    return sum(name.startswith("document-") for name in names)


async def _scroll(ui: FletUnit) -> None:
    rows = ui.one(ft.ListView)
    near_the_end = {
        "event_type": "update",
        "pixels": 8500.0,
        "min_scroll_extent": 0.0,
        "max_scroll_extent": 9000.0,
        "viewport_dimension": 800.0,
    }
    await ui.fire(rows, "scroll", near_the_end)


def many(count: int) -> House:
    """Return a space with that many small documents."""
    house = a_house()
    for rank in range(count):
        house.documents.add(f"texte {rank}".encode(), name=f"{rank}.txt")
    return house


async def test_the_next_part_leads_back_to_the_first() -> None:
    async with on(many(230), "/documents") as ui:
        await ui.until("230 documents")
        for _ in range(4):
            await _scroll(ui)
        await ui.press("documents-more")
        await ui.until("Voici les documents 201 à 230.")
        assert _rows(ui) == 30
        await ui.press("documents-again")
        await ui.until("texte 229")
        assert "Voici les documents" not in ui.text()
        for _ in range(4):
            await _scroll(ui)
        await ui.press("documents-more")
        await ui.until("Voici les documents 201 à 230.")
        await ui.press("documents-start")
        await ui.until("texte 229")
        assert _rows(ui) == 60


async def test_what_waits_to_be_filed_comes_first_and_is_one_press_away() -> None:
    house = filled()
    house.documents.add(b"rien de connu", name="mystere.txt")
    async with on(house, "/documents") as ui:
        await ui.until("À ranger\n1 document")
        await ui.press("documents-to-file")
        await ui.until("À ranger (1)")
        await ui.until("rien de connu")
        assert "Vaccin grippe" not in ui.text()


@pytest.mark.covers("C-020")
async def test_pinned_documents_come_first_and_say_so() -> None:
    house = filled()
    last = house.documents.list()[-1]
    house.documents.pin(last.id, pinned=True)
    async with on(house, "/documents") as ui:
        await ui.until("Épinglé")
        names = [one.identifier or "" for one in ui.all(ft.Semantics)]
        rows = [name for name in names if name.startswith("document-")]
        assert rows[0] == f"document-{last.id.hex()}"
        assert len(rows) == 3


async def test_a_window_over_pinned_and_others_misses_and_repeats_nothing() -> None:
    documents = many(23).documents
    for entry in documents.list()[5:12]:
        documents.pin(entry.id, pinned=True)
    seen = [
        entry.id
        for offset in range(0, 25, 5)
        for entry in pinned_first(documents, Filters(), Window(offset, 5))
    ]
    assert len(seen) == len(set(seen)) == 23
    assert set(seen[:7]) == {entry.id for entry in documents.list(Filters(pinned=True))}


async def test_a_period_and_its_dates_narrow_the_list() -> None:
    house = a_house()
    for day in ("2019-05-02", "2025-12-24", "2026-11-03"):
        house.documents.add(day.encode(), name="a.txt", date=day, title=f"Du {day}")
    async with on(house, "/documents") as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        await ui.press("period-year")
        await ui.until("1 document")
        assert "Du 2026-11-03" in ui.text()
        assert "Du 2025" not in ui.text()
        await ui.press("period-twelve")
        await ui.until("2 documents")
        await ui.press("period-dates")
        await ui.type("period-last", "2019")
        await ui.until("Du 2019")
        assert "1 document" in ui.text()
        await ui.press("narrow-clear")
        await ui.until("3 documents")


async def test_an_author_narrows_the_list() -> None:
    house = filled()
    entry = house.documents.list()[0]
    signed(house, entry, "Dr Fictif")
    async with on(house, "/documents") as ui:
        await ui.until("Dr Fictif")
        await ui.press("narrow")
        await ui.press("author-Dr Fictif")
        await ui.until("1 document")
        assert entry.title in ui.text()


def signed(house: House, entry: Entry, author: str) -> None:
    """Say who wrote a document, as the one who deposits it does."""
    house.documents.restore(replace(entry, meta={**entry.meta, "author": author}))


async def test_filters_that_keep_nothing_say_so_and_go_away() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        await ui.press("period-dates")
        await ui.type("period-last", "1950")
        await ui.until("Aucun document ne correspond à ces filtres.")
        await ui.press("narrow-clear")
        await ui.until("3 documents")


async def test_the_filters_are_found_again_on_coming_back() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        await ui.press("category-CAR_VAC")
        await ui.until("Vaccins (1)")
        await ui.navigate("/sante")
        await ui.navigate("/documents")
        await ui.until("1 document")
        assert "Ordonnance amoxicilline" not in ui.text()


async def test_documents_in_two_copies_are_told_and_grouped() -> None:
    house = filled()
    twin(house)
    async with on(house, "/documents") as ui:
        await ui.until("1 document en double")
        await ui.press("documents-twins")
        assert ("push_route", "/documents/doublons") in ui.pushed()


def twin(house: House) -> None:
    """Keep a second time the file of the first document, as two devices may."""
    documents = house.documents
    first = documents.list()[0]
    other = replace(first, id=EntryId(b"t" * 16))
    documents.vault.commit(Write(house.space.id, entries=(other,)))


async def test_one_of_two_copies_is_thrown_away_and_taken_back() -> None:
    house = filled()
    twin(house)
    first = house.documents.duplicates()[0][0]
    async with on(house, "/documents/doublons") as ui:
        await ui.until("2 exemplaires")
        assert ui.text().count("Ajouté le 21 novembre 2026.") == 1
        await ui.press(f"throw-{first.id.hex()}")
        await ui.until("Aucun doublon.")
        assert "est dans la corbeille." in ui.text()
        await ui.press("banner-undo")
        await ui.until("2 exemplaires")


async def test_a_wide_window_shows_the_list_and_the_document_chosen() -> None:
    house = filled()
    first, other = house.documents.list()[:2]
    async with on(house, "/documents", width=1280) as ui:
        await ui.until("3 documents")
        assert "Choisissez un document dans la liste" in ui.text()
        await ui.press(f"document-{first.id.hex()}")
        assert ("push_route", f"/documents/{first.id.hex()}") in ui.pushed()
        await ui.navigate(f"/documents/{first.id.hex()}")
        await ui.until("Page 1 sur 2")
        assert "3 documents" in ui.text()
        assert "Ouvert à côté" in ui.text()
        assert faults(ui) == []
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.navigate(f"/documents/{other.id.hex()}")
        await ui.until("Page 1 sur 2")


async def test_a_narrow_window_shows_one_at_a_time() -> None:
    house = filled()
    first = house.documents.list()[0]
    async with on(house, f"/documents/{first.id.hex()}", width=1100) as ui:
        await ui.until("Page 1 sur 2")
        assert "3 documents" not in ui.text()


async def resize(ui: FletUnit, width: int) -> None:
    """Give the window another width."""
    await ui.fire(ui.page, "resize", {"width": float(width), "height": 800.0})
    await ui.settle()


async def test_a_window_made_wider_or_narrower_keeps_what_is_open_as_it_is() -> None:
    house = filled()
    first = house.documents.list()[0]
    async with on(house, f"/documents/{first.id.hex()}", width=1280) as ui:
        await ui.until("Page 1 sur 2")
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.press("page-larger")
        await ui.press("page-find")
        await ui.type("page-words", "Fictif")
        for width in (1100, 390, 1280):
            await resize(ui, width)
            await ui.until("Page 2 sur 2")
            assert ("3 documents" in ui.text()) is (width == 1280)
            assert ui.tid("page-smaller")
            assert ui.tid("page-words").value == "Fictif"


async def test_a_window_made_wider_or_narrower_keeps_the_list_as_it_is() -> None:
    async with on(filled(), "/documents", width=1280) as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        assert ui.tid("category-CAR_VAC")
        for width in (1100, 1280):
            await resize(ui, width)
            assert ui.tid("category-CAR_VAC")
