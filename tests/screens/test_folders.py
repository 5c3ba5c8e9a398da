"""Folders: made, named, opened, removed without losing a document."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-020")]


async def test_a_folder_is_made_and_listed_with_its_count() -> None:
    house = a_house()
    async with on(house, "/documents/dossiers") as ui:
        await ui.until("Aucun dossier.")
        await ui.type("folder-name", "Cardiologue")
        await ui.press("folder-make")
        await ui.until("Le dossier « Cardiologue » est prêt.")
        await ui.until("0 document")
        assert ui.tid("folder-name").value == ""


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "folder.name_empty"), ("GENOU", "folder.name_taken")]
)
async def test_a_name_that_cannot_be_says_why(name: str, code: str) -> None:
    house = filled()
    async with on(house, "/documents/dossiers") as ui:
        await ui.until("Nouveau dossier")
        await ui.type("folder-name", name)
        await ui.press("folder-make")
        await ui.until(plain(sentence_for(code)))
        assert sentence_for(code) in ui.said()
        assert len(house.folders.list()) == 1


async def test_a_folder_shows_its_documents_and_takes_another_name() -> None:
    house = filled()
    entry, folder = house.documents.list()[0], house.folders.list()[0].entry
    house.documents.file_in(entry.id, folder.id)
    async with on(house, f"/documents/dossiers/{folder.id.hex()}") as ui:
        await ui.until(entry.title)
        assert "Compte rendu de consultation" not in ui.text()
        await ui.press("folder-rename")
        await ui.type("folder-name", "Genou droit")
        await ui.press("folder-save")
        await ui.until("Genou droit")
        assert house.folders.list()[0].name == "Genou droit"


async def test_an_empty_folder_says_how_to_fill_it() -> None:
    house = filled()
    folder = house.folders.list()[0].entry
    async with on(house, f"/documents/dossiers/{folder.id.hex()}") as ui:
        await ui.until("Ce dossier est vide.")


async def test_a_folder_removed_keeps_its_documents_and_comes_back() -> None:
    house = filled()
    entry, folder = house.documents.list()[0], house.folders.list()[0].entry
    house.documents.file_in(entry.id, folder.id)
    async with on(house, f"/documents/dossiers/{folder.id.hex()}") as ui:
        await ui.until(entry.title)
        await ui.press("folder-remove")
        await ui.until("Le dossier « Genou » est retiré. Ses documents restent.")
        assert (house.folders.list(), len(house.documents.list())) == ([], 3)
        await ui.press("banner-undo")
        await ui.settle()
        assert [one.count for one in house.folders.list()] == [1]
