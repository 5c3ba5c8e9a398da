"""The acts on a document that its own screen does not show in full."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import on, picking

pytestmark = pytest.mark.anyio


async def test_without_a_folder_the_first_one_is_offered() -> None:
    house = a_house()
    added = house.documents.add(b"bonjour", name="a.txt").entry
    assert added
    async with on(house, f"/documents/{added.id.hex()}") as ui:
        await ui.until("Créer un dossier")
        await ui.press("document-new-folder")
        assert ("push_route", "/documents/dossiers") in ui.pushed()


async def test_what_is_not_on_this_device_is_not_copied_out() -> None:
    house = filled()
    entry = house.documents.list()[0]
    empty = a_house().documents.blobs
    house = replace(house, documents=replace(house.documents, blobs=empty))
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Télécharger (45 octets)")
        assert not ui.all(ft.Semantics, identifier="document-copy")


async def test_a_newer_file_already_here_is_shown_instead() -> None:
    house = filled()
    first, other = house.documents.list()[:2]
    same = picking(("same.pdf", house.documents.original(other.id)))
    async with on(house, f"/documents/{first.id.hex()}", same) as ui:
        await ui.until("Ajouter une nouvelle version")
        await ui.press("document-replace")
        await ui.until("Ce fichier est déjà dans votre espace : le voici.")
        assert ("push_route", f"/documents/{other.id.hex()}") in ui.pushed()
        assert len(house.documents.list()) == 3
