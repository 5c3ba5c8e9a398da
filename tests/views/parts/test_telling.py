"""What is told stays until it is put away, undone, or two screens behind."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.watching import Undo
from views.shell import opened

pytestmark = pytest.mark.anyio


def a_page() -> FletUnit:
    """Open « Accueil »."""
    return FletUnit(opened(a_world(FakeDoor(filled()))))


async def tell(ui: FletUnit, text: str, undo: Undo | None = None) -> None:
    """Tell *text* as a screen does."""
    ui.page.data.tell(text, undo=undo)
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


async def test_what_is_told_while_leaving_is_read_on_the_next_screen_only() -> None:
    async with a_page() as ui:
        await tell(ui, "Mesure notée.")
        await ui.navigate("/sante")
        assert "Mesure notée." in ui.text()
        await ui.navigate("/documents")
        assert "Mesure notée." not in ui.text()
