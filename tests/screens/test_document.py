"""A document: read, copied out, filed, thrown away, each act taken back."""

from typing import Any

import flet as ft
import pytest

from app.domain.ids import EntryId
from app.domain.state import State
from tests.screens.fletunit import Invoked, plain
from tests.screens.homes import filled
from tests.screens.opening import on, picking
from views.errors import sentence_for
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-004")]


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


def saving(given: list[tuple[str, bytes]]) -> Invoked:
    """Play a person who accepts each copy where it is proposed."""

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            given.append((args["file_name"], args["src_bytes"]))

    return client


def copies(house: House) -> list[EntryId | None]:
    """Return what the ledger says was copied out."""
    days = house.departures.days(1)
    return [one.entry for day in days for one in house.departures.of(day.day)]


async def test_a_copy_is_warned_of_once_noted_each_time_and_left_as_given() -> None:
    house = filled()
    entry = house.documents.list()[0]
    given: list[tuple[str, bytes]] = []
    async with on(house, f"/documents/{entry.id.hex()}", saving(given)) as ui:
        await ui.until("Enregistrer une copie")
        await ui.press("document-copy")
        assert "Hors d'Alvéole, cette copie n'est plus protégée." in ui.text()
        assert (given, copies(house)) == ([], [])
        await ui.press("confirm-yes")
        content = house.documents.original(entry.id)
        assert given == [("Vaccin grippe 2026-11-21.pdf", content)]
        assert copies(house) == [entry.id]
        await ui.press("document-copy")
        assert "n'est plus protégée" not in ui.text()
        assert (len(given), len(copies(house))) == (2, 2)
    async with on(house, f"/documents/{entry.id.hex()}", saving(given)) as ui:
        await ui.until("Enregistrer une copie")
        await ui.press("document-copy")
        assert len(given) == 3


async def test_a_copy_refused_leaves_nothing_outside() -> None:
    house = filled()
    entry = house.documents.list()[0]
    given: list[tuple[str, bytes]] = []
    async with on(house, f"/documents/{entry.id.hex()}", saving(given)) as ui:
        await ui.until("Enregistrer une copie")
        await ui.press("document-copy")
        await ui.press("confirm-no")
        assert (given, copies(house)) == ([], [])


async def test_who_may_read_and_what_is_known_is_said_in_words() -> None:
    house = filled()
    entry = house.documents.list()[0]
    house.documents.comment(entry.id, "À montrer au pharmacien")
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Qui peut le voir ?")
        text = ui.text()
        assert "Vous, et aussi : Claire." in text
        assert "45 octets · 2 pages" in text
        assert "À montrer au pharmacien" in text


ACTS = [
    ("document-pin", "Épinglé en tête.", "pinned", "yes"),
    ("document-archive", "est dans vos archives.", "status", State.ARCHIVED),
    ("document-throw", "est dans la corbeille", "status", State.TRASHED),
]


@pytest.mark.covers("C-020")
@pytest.mark.parametrize(("name", "told", "key", "value"), ACTS)
async def test_each_act_is_told_and_taken_back(
    name: str, told: str, key: str, value: str
) -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Ranger ce document")
        await ui.press(name)
        await ui.until(told)
        assert house.documents.entry(entry.id).meta[key] == value
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.documents.entry(entry.id).meta == entry.meta


@pytest.mark.covers("C-020")
async def test_a_document_goes_in_a_folder_and_out_of_it() -> None:
    house = filled()
    entry, folder = house.documents.list()[0], house.folders.list()[0].entry
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Ranger dans un dossier")
        await ui.press("document-folder")
        await ui.press(f"document-folder-{folder.id.hex()}")
        await ui.until("Rangé dans le dossier « Genou ».")
        assert house.folders.list()[0].count == 1
        await ui.until("Dossier : Genou")
        await ui.press("document-folder")
        await ui.press("document-folder-")
        await ui.until("Le document n'est plus dans un dossier.")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.folders.list()[0].count == 1


@pytest.mark.parametrize("put_aside", ["archive", "throw"])
async def test_what_was_put_aside_says_so_and_comes_back(put_aside: str) -> None:
    house = filled()
    entry = house.documents.list()[0]
    act = house.documents.archive if put_aside == "archive" else house.trash.throw
    act(entry.id)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Remettre dans mes documents")
        assert not ui.all(ft.Semantics, identifier="document-throw")
        await ui.press("document-back")
        await ui.until("Le document est de retour dans vos listes.")
        await ui.until("Mettre à la corbeille")
        assert len(house.documents.list()) == 3


@pytest.mark.covers("C-021")
async def test_a_new_version_takes_its_place_and_gives_it_back() -> None:
    house = filled()
    entry = house.documents.list()[0]
    newer = picking(("rappel.pdf", b"Vaccin grippe, rappel"))
    async with on(house, f"/documents/{entry.id.hex()}", newer) as ui:
        await ui.until("Ajouter une nouvelle version")
        await ui.press("document-replace")
        await ui.until("La nouvelle version est là. L'ancienne est gardée.")
        assert house.documents.original(entry.id).startswith(b"Vaccin grippe du Dr")
        states = [one.meta["status"] for one in house.documents.versions(entry.id)]
        assert states == [State.CURRENT, State.SUPERSEDED]
        await ui.until("Une version plus récente de ce document existe.")
        await ui.press("banner-undo")
        await ui.until("Mettre à la corbeille")
        assert house.documents.entry(entry.id).meta["status"] == State.CURRENT


async def test_a_damaged_version_changes_nothing() -> None:
    house = filled()
    entry = house.documents.list()[0]
    damaged = picking(("bad.pdf", b"damaged"))
    async with on(house, f"/documents/{entry.id.hex()}", damaged) as ui:
        await ui.until("Ajouter une nouvelle version")
        await ui.press("document-replace")
        await ui.until(plain(sentence_for("import.damaged")))
        assert house.documents.versions(entry.id) == [entry]
