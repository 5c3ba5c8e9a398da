"""What is told stays until it is put away, undone, or the screen is left."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.opening import on
from views.parts.watching import Undo
from views.shell import opened

pytestmark = pytest.mark.anyio


def a_page() -> FletUnit:
    """Open « Accueil »."""
    return FletUnit(opened(a_world(FakeDoor(filled()))))


async def tell(
    ui: FletUnit, text: str, undo: Undo | None = None, *, leaving: bool = False
) -> None:
    """Tell *text* as a screen does."""
    ui.page.data.tell(text, undo=undo, leaving=leaving)
    await ui.settle()


async def test_what_is_told_is_said_and_put_away_by_hand() -> None:
    async with a_page() as ui:
        await tell(ui, "Document rangé.")
        assert "Document rangé." in ui.text()
        assert "Document rangé." in ui.said()
        assert ui.all(ft.Semantics, identifier="banner-undo") == []
        await ui.press("banner-close")
        assert "Document rangé." not in ui.text()


async def test_an_act_is_taken_back_once() -> None:
    undone: list[bool] = []

    async def undo() -> None:
        undone.append(True)

    async with a_page() as ui:
        await tell(ui, "Document à la corbeille.", undo)
        assert "Document à la corbeille. Vous pouvez annuler." in ui.said()
        await ui.press("banner-undo")
        assert undone == [True]
        assert "Document à la corbeille." not in ui.text()


async def test_what_was_told_on_a_screen_does_not_follow_to_the_next() -> None:
    async with a_page() as ui:
        await tell(ui, "Mesure notée.")
        assert "Mesure notée." in ui.text()
        await ui.navigate("/sante")
        assert "Mesure notée." not in ui.text()


async def test_what_is_told_while_leaving_is_read_on_the_next_screen_only() -> None:
    async with a_page() as ui:
        await tell(ui, "Mesure notée.", leaving=True)
        await ui.navigate("/sante")
        assert "Mesure notée." in ui.text()
        await ui.navigate("/documents")
        assert "Mesure notée." not in ui.text()


async def test_a_screen_that_changes_its_title_keeps_what_it_tells() -> None:
    house = filled()
    folder = house.folders.list()[0].entry
    async with on(house, f"/documents/dossiers/{folder.id.hex()}") as ui:
        await tell(ui, "Le dossier a un autre nom.")
        house.folders.rename(folder.id, "Hanche")
        await ui.until("Hanche")
        assert "Le dossier a un autre nom." in ui.text()
