"""Two things stand side by side where both fit, one under the other elsewhere."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.abreast import abreast
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


def both() -> ft.Control:
    """Two words."""
    return abreast(ft.Text("a"), ft.Text("b"))


@pytest.mark.parametrize(("width", "rows"), [(390, 0), (719, 0), (720, 1), (1280, 1)])
async def test_columns_need_room(width: int, rows: int) -> None:
    world = a_world(FakeDoor(filled()))

    def draw(page: ft.Page) -> None:
        page.data = Porch(
            world.door, world.now, world.entropy, world.sleep, width=width
        )
        page.render(ft.component(both))

    async with FletUnit(draw) as ui:
        assert len(ui.all(ft.Row)) == rows
        assert ui.text().split("\n") == ["a", "b"]
