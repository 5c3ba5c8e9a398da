"""One page at a time, described, enlarged by buttons, and how to turn it."""

from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.pictures import white_page
from views.parts.pages import LEVELS, PageView, Turn

pytestmark = pytest.mark.anyio


def a_page(turn: Turn, *, on_invoke: Any = None) -> FletUnit:  # noqa: ANN401 - a client
    """Show one page of a report, in 300 pixels."""
    page = white_page(10, 20)
    return FletUnit(
        drawing(lambda: PageView(page, turn, "Bilan", 300)), on_invoke=on_invoke
    )


async def test_pages_are_turned_one_by_one() -> None:
    turned: list[int] = []
    async with a_page(Turn(1, 3, turned.append)) as ui:
        assert "Page 2 sur 3" in ui.text()
        assert ui.one(ft.Image).semantics_label == "Bilan, Page 2 sur 3"
        await ui.press("page-before")
        await ui.press("page-after")
        assert turned == [0, 2]


async def test_a_single_page_is_not_turned() -> None:
    async with a_page(Turn(0, 1, lambda _: None)) as ui:
        assert "Page 1" not in ui.text()
        assert not ui.all(ft.Semantics, identifier="page-after")


async def test_a_page_is_enlarged_and_reduced_by_buttons() -> None:
    async with a_page(Turn(0, 1, lambda _: None)) as ui:
        widths = [ui.one(ft.Image).width]
        assert not ui.all(ft.Semantics, identifier="page-smaller")
        for _ in LEVELS[1:]:
            await ui.press("page-larger")
            widths.append(ui.one(ft.Image).width)
        assert widths == [None, 450, 600, 900]
        assert not ui.all(ft.Semantics, identifier="page-larger")
        await ui.press("page-smaller")
        assert ui.one(ft.Image).width == 600


async def test_an_enlarged_page_moves_sideways_without_a_gesture() -> None:
    moved: list[Any] = []

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(args["delta"])

    async with a_page(Turn(0, 1, lambda _: None), on_invoke=client) as ui:
        assert not ui.all(ft.Semantics, identifier="page-right")
        await ui.press("page-larger")
        await ui.press("page-right")
        await ui.press("page-left")
        assert moved == [200, -200]
