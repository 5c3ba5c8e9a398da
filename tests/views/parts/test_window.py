"""A list that grows as it is scrolled, never over two hundred rows."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.window import CAP, STEP, Window, listing


def test_a_window_grows_to_the_cap_then_moves_on() -> None:
    window = Window()
    for _ in range(10):
        window = window.grown()
    assert window == Window(0, CAP)
    assert window.next() == Window(CAP, STEP)


def test_a_window_is_full_when_there_may_be_more() -> None:
    assert Window().full(STEP)
    assert not Window().full(STEP - 1)


@pytest.mark.anyio
async def test_the_end_is_told_when_little_is_left() -> None:
    told: list[bool] = []

    def draw() -> ft.Control:
        return listing([ft.Text("un")], lambda: told.append(True))

    async with FletUnit(drawing(draw)) as ui:
        rows = ui.one(ft.ListView)
        assert rows.on_scroll
        for pixels in (100.0, 8500.0):
            rows.on_scroll(_scrolled(rows, pixels, 9000.0))
        assert told == [True]


def _scrolled(rows: ft.ListView, pixels: float, end: float) -> ft.OnScrollEvent:
    return ft.OnScrollEvent(
        name="scroll",
        control=rows,
        event_type=ft.ScrollType.UPDATE,
        pixels=pixels,
        min_scroll_extent=0,
        max_scroll_extent=end,
        viewport_dimension=800,
    )
