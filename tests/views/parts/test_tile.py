"""A line of a list is one button, with its spine."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.tile import tile
from views.theme import SPINES

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
