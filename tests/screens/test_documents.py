"""Documents: added with an answer each, listed, read, changed, removed, found."""

from typing import Any

import flet as ft
import pytest

from app.domain.ids import EntryId
from tests.screens.fletunit import FletUnit, Invoked, plain
from tests.screens.homes import FakeDoor, a_house, a_world, filled
from tests.screens.tree import ROWS_MAX
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-004")]


def on(house: House, route: str, on_invoke: Invoked | None = None) -> FletUnit:
    """Open a screen of *house*."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=route, width=390, on_invoke=on_invoke)


def picking(*files: tuple[str, bytes]) -> Invoked:
    """Play a person who chooses these files."""
    picked = [
        {"id": rank, "name": name, "size": len(content), "path": None, "bytes": content}
        for rank, (name, content) in enumerate(files)
    ]

    def client(name: str, _: Any) -> Any:  # noqa: ANN401 - Flet's own types
        return picked if name == "pick_files" else None

    return client


async def test_each_file_gets_its_answer() -> None:
    house = a_house()
    files = picking(
        ("ordonnance.txt", b"Ordonnance : amoxicilline 1 g, posologie"),
        ("double.txt", b"Ordonnance : amoxicilline 1 g, posologie"),
        ("bad.pdf", b"damaged"),
    )
    async with on(house, "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("Voir mes documents")
        text = ui.text()
        assert "ordonnance.txt : ajouté, rangé dans Ordonnances et soins." in text
        assert "double.txt : déjà dans votre espace" in text
        assert f"bad.pdf : {plain(sentence_for('import.damaged'))}" in text
        assert "2 documents sont là." in ui.said()
        assert len(house.documents.list()) == 1


async def test_choosing_nothing_changes_nothing() -> None:
    async with on(a_house(), "/documents/ajouter", picking()) as ui:
        await ui.press("add-pick")
        assert not ui.all(ft.ProgressBar)


async def test_a_category_shows_its_own_documents() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        assert "Vaccins (1)" not in ui.text()
        await ui.press("category")
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


async def test_pages_are_drawn_and_words_are_one_press_away() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Page 1 sur 2")
        first = ui.one(ft.Image).src
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        assert ui.one(ft.Image).src != first
        await ui.press("document-twin")
        await ui.until("document fictif")
        assert not ui.all(ft.Image)


async def test_a_document_is_copied_out_as_it_was_given() -> None:
    house = filled()
    entry = house.documents.list()[0]
    given: list[bytes] = []

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            given.append(args["src_bytes"])

    async with on(house, f"/documents/{entry.id.hex()}", client) as ui:
        await ui.until("Enregistrer une copie")
        await ui.press("document-copy")
        assert given == [house.documents.original(entry.id)]


async def test_a_document_is_removed_after_a_question() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Supprimer")
        await ui.press("document-remove")
        assert "quittera tous vos appareils" in ui.text()
        await ui.press("confirm-no")
        assert len(house.documents.list()) == 3
        await ui.press("document-remove")
        await ui.press("confirm-yes")
        await ui.settle()
        assert len(house.documents.list()) == 2


async def test_title_date_and_category_are_changed() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-title", "Rappel")
        await ui.type("edit-date", "03/1975")
        await ui.choose("edit-category-DOC_ADM", "DOC_ADM")
        await ui.press("edit-save")
        await ui.settle()
        changed = house.documents.entry(EntryId(entry.id))
        assert (changed.title, changed.when.text) == ("Rappel", "1975-03")
        assert changed.meta["category"] == "DOC_ADM"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("edit-title", " ", "document.title_empty"),
        ("edit-date", "hier", "date.malformed"),
    ],
)
async def test_a_wrong_change_is_said(field: str, text: str, code: str) -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type(field, text)
        await ui.press("edit-save")
        assert plain(sentence_for(code)) in ui.text()
        assert house.documents.entry(entry.id) == entry


@pytest.mark.covers("C-003")
async def test_results_follow_what_is_typed_and_show_the_passage() -> None:
    async with on(filled(), "/recherche") as ui:
        await ui.type("search-field", "amoxi")
        await ui.until("1 résultat")
        assert "amoxicilline" in ui.text()
        spans = [span for text in ui.all(ft.Text) for span in text.spans or []]
        assert any(span.style for span in spans)
        await ui.type("search-field", "rien de tel")
        await ui.until("Rien trouvé pour « rien de tel » dans cet espace.")
