"""Pages to come: moved by buttons, removed, never out of the list."""

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.pictures import white_page
from views.parts.acting import doing
from views.parts.assembling import Sheet, Ways, assembling, moved, without

SHEETS = tuple(Sheet(b"", f"{rank}.jpg") for rank in range(3))


@given(st.integers(2, 9), st.data())
def test_moving_there_and_back_changes_nothing(
    count: int, chosen: st.DataObject
) -> None:
    sheets = tuple(Sheet(b"", str(rank)) for rank in range(count))
    rank = chosen.draw(st.integers(0, count - 2))
    there = moved(sheets, rank, 1)
    assert there != sheets
    assert moved(there, rank + 1, -1) == sheets
    assert set(without(there, rank)) == set(sheets) - {there[rank]}


@pytest.mark.anyio
async def test_the_first_does_not_go_up_nor_the_last_down() -> None:
    put: list[tuple[Sheet, ...]] = []
    done: list[str] = []
    act = doing(lambda: done.append("done"))
    ways = Ways(put.append, act, act, act)
    async with FletUnit(drawing(lambda: assembling(SHEETS, ways))) as ui:
        names = {one.identifier for one in ui.all(ft.Semantics)}
        assert not {"page-0-up", "page-2-down"} & names
        down = ui.one(ft.Semantics, identifier="page-0-down")
        assert down.label == "Descendre la page 1"
        await ui.fire(down, "tap")
        assert [one.name for one in put[-1]] == ["1.jpg", "0.jpg", "2.jpg"]
        await ui.press("page-1-away")
        assert put[-1] == (SHEETS[0], SHEETS[2])
        await ui.press("pages-done")
        assert done == ["done"]


@pytest.mark.anyio
async def test_a_page_that_was_drawn_is_shown_and_described() -> None:
    drawn = (Sheet(b"", "recto.jpg", white_page(4, 6)),)
    act = doing(lambda: None)
    ways = Ways(lambda _: None, act, act, act)
    async with FletUnit(drawing(lambda: assembling(drawn, ways))) as ui:
        assert ui.one(ft.Image).semantics_label == "Page 1, recto.jpg"
