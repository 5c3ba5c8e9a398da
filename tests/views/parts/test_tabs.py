"""Ways to neighbouring places: a word under each icon, all of one width."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.acting import doing
from views.parts.tabs import equal_columns, tab

pytestmark = pytest.mark.anyio


async def test_each_is_pressed_by_its_name_and_takes_its_share() -> None:
    pressed: list[bool] = []

    def draw() -> ft.Control:
        act, icon = doing(lambda: pressed.append(True)), ft.Icons.DELETE_OUTLINE
        return equal_columns([tab("Corbeille", act, name="bin", icon=icon)])

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(ft.Row).controls[0].expand is True
        assert "Corbeille" in ui.text()
        await ui.press("bin")
        assert pressed == [True]
