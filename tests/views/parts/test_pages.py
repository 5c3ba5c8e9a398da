"""One page at a time, described, and how to turn it."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.pictures import white_page
from views.parts.pages import Turn, page_view

pytestmark = pytest.mark.anyio


async def test_pages_are_turned_one_by_one() -> None:
    turned: list[int] = []

    def draw() -> ft.Control:
        return page_view(white_page(10, 20), Turn(1, 3, turned.append), said="Bilan")

    async with FletUnit(drawing(draw)) as ui:
        assert "Page 2 sur 3" in ui.text()
        assert ui.one(ft.Image).semantics_label == "Bilan, Page 2 sur 3"
        await ui.press("page-before")
        await ui.press("page-after")
        assert turned == [0, 2]


async def test_a_single_page_has_no_button() -> None:
    turn = Turn(0, 1, lambda _: None)
    async with FletUnit(
        drawing(lambda: page_view(white_page(2, 2), turn, said="x"))
    ) as ui:
        assert not ui.all(ft.OutlinedButton)
