"""A line of a list is one button, with its spine."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_nav import Wearing
from views.parts.tile import tile
from views.theme import SPINES, Look

pytestmark = pytest.mark.anyio


async def test_the_whole_line_acts() -> None:
    pressed: list[bool] = []

    async def act() -> None:
        pressed.append(True)

    def draw() -> ft.Control:
        spine = SPINES["BIOLOGIE"]
        return tile(
            "Bilan", [ft.Text("hier")], act, name="one", icon=spine.icon, spine=spine
        )

    async with FletUnit(drawing(draw)) as ui:
        await ui.press("one")
        assert pressed == [True]
        assert ui.text() == "Bilan\nhier"
        assert ui.one(ft.Icon).color == SPINES["BIOLOGIE"].light


@pytest.mark.parametrize(("scale", "beside"), [(1.0, True), (2.0, False)])
async def test_large_letters_have_the_whole_width(
    scale: float, *, beside: bool
) -> None:
    async def act() -> None:
        """Nothing."""

    def main(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=scale))
        line = ft.component(lambda: tile("A", [], act, name="a", icon=ft.Icons.ADD))
        page.render(line)

    async with FletUnit(main, width=390) as ui:
        assert (ui.one(ft.Icon) in ui.one(ft.Row).controls) == beside
