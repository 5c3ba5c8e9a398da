"""A hidden window shows the mark alone, and forgets nothing that was typed."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.cover import behind_cover
from views.shell import opened

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-124")
async def test_a_hidden_window_is_covered_and_keeps_what_is_typed() -> None:
    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world), route="/recherche") as ui:
        stack = ui.one(ft.Stack, expand=True)
        await ui.type("search-field", "amoxicilline")
        for state, down in (("hide", True), ("resume", False), ("pause", True)):
            await ui.fire(ui.page, "app_lifecycle_state_change", {"state": state})
            stack = ui.one(ft.Stack, expand=True)
            assert stack.controls[1].visible is down
        assert ui.tid("search-field").value == "amoxicilline"


@pytest.mark.parametrize("down", [True, False])
async def test_the_cover_stands_over_what_it_hides(*, down: bool) -> None:
    words = ft.Text("Poids")
    async with FletUnit(drawing(lambda: behind_cover(words, down=down))) as ui:
        hidden, cover = ui.one(ft.Stack, expand=True).controls
        assert (hidden, cover.visible) == (words, down)
