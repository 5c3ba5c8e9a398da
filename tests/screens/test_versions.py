"""The story of a document: its files, its earlier descriptions, each taken again."""

import pytest

from app.domain.state import State
from tests.screens.homes import filled
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]


async def test_an_earlier_file_is_used_again_and_that_is_taken_back() -> None:
    house = filled()
    old = house.documents.list()[0]
    new = house.documents.new_version(old.id, b"Vaccin, rappel", name="b.pdf").entry
    assert new
    async with on(house, f"/documents/{new.id.hex()}/versions") as ui:
        await ui.until("Version plus ancienne")
        await ui.press(f"use-{old.id.hex()}")
        await ui.until("Cette version est de nouveau la version actuelle.")
        assert house.documents.entry(old.id).meta["status"] == State.CURRENT
        assert house.documents.entry(new.id).meta["status"] == State.SUPERSEDED
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.documents.entry(new.id).meta["status"] == State.CURRENT


async def test_each_change_says_what_it_was_and_gives_it_back() -> None:
    house = filled()
    entry = house.documents.list()[0]
    house.documents.rename(entry.id, "Rappel")
    house.documents.pin(entry.id, pinned=True)
    async with on(house, f"/documents/{entry.id.hex()}/versions") as ui:
        await ui.until("Titre : « Vaccin grippe », puis « Rappel ».")
        assert "Épingle : « Pas épinglé », puis « Épinglé »." in ui.text()
        assert "sur cet appareil" in ui.text()
        await ui.press("again-1")
        await ui.until("Le document est décrit comme avant.")
        assert house.documents.entry(entry.id).meta == entry.meta
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.documents.entry(entry.id).title == "Rappel"


async def test_a_document_never_changed_says_so() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/versions") as ui:
        await ui.until("Rien n'a changé depuis l'ajout de cette version.")
        assert "Version actuelle" in ui.text()
