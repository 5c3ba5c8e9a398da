"""A list and what it opens, side by side where there is room for both."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.pair import LIST, opened_room, pair
from views.shell import opened

pytestmark = pytest.mark.anyio


async def test_the_list_keeps_its_width_and_the_rest_is_for_what_is_open() -> None:
    async with FletUnit(drawing(lambda: pair(ft.Text("a"), ft.Text("b")))) as ui:
        left, right = ui.one(ft.Row).controls
        assert (left.width, right.expand) == (LIST + 32, True)


@pytest.mark.parametrize(
    ("width", "scale", "both"),
    [
        (1280, "1.0", True),
        (1199, "1.0", False),
        (1280, "1.25", False),
        (1600, "1.25", True),
    ],
)
async def test_larger_words_need_more_room(
    width: int, scale: str, *, both: bool
) -> None:
    world = a_world(FakeDoor(filled()), {"scale": scale})
    async with FletUnit(opened(world), route="/documents", width=width) as ui:
        await ui.until("3 documents")
        assert ("Choisissez un document dans la liste" in ui.text()) is both


@pytest.mark.parametrize(
    ("width", "scale", "room"),
    [(390, "1.0", 358), (1280, "1.0", 502), (1000, "1.0", 688), (320, "2.0", 288)],
)
async def test_what_is_open_knows_its_room(width: int, scale: str, room: int) -> None:
    world = a_world(FakeDoor(filled()), {"scale": scale})
    async with FletUnit(opened(world), route="/documents", width=width) as ui:
        await ui.until("documents")
        assert opened_room() == room
