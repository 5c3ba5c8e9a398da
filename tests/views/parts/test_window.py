"""A list that grows as it is scrolled, drawn by blocks, never over two hundred rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.opening import on
from views.parts.state import use_held
from views.parts.watching import Porch
from views.parts.window import CAP, STEP, Listing, Rows, Window


def test_a_window_grows_to_the_cap_then_moves_on() -> None:
    window = Window()
    for _ in range(10):
        window = window.grown()
    assert window == Window(0, CAP)
    assert window.next() == Window(CAP, STEP)


def test_a_window_is_full_when_there_may_be_more() -> None:
    assert Window().full(STEP)
    assert not Window().full(STEP - 1)


@dataclass
class Drawing:
    """Draws a word, and counts how often."""

    drawn: list[str] = field(default_factory=list)

    def __call__(self, value: str) -> ft.Control:
        self.drawn.append(value)
        return ft.Text(value)


def a_list(
    values: Sequence[str],
    drawing: Drawing,
    told: list[bool],
    others: Sequence[str] = (),
    **client: Any,  # noqa: ANN401 - how the client answers
) -> FletUnit:
    """Show a list of words; its button puts the *others* in their place."""

    @ft.component
    def words() -> ft.Control:
        shown, put = use_held(tuple(values))
        more = ft.FilledButton("autres", on_click=lambda: put(tuple(others)))
        end = [ft.Text("la fin")]
        rows = Rows([more], shown, drawing, end, start=shown[0])
        return Listing(rows, lambda: told.append(True))

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor())
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        page.render(words)

    return FletUnit(main, **client)


WORDS = [f"mot {rank:03}" for rank in range(100)]


@pytest.mark.anyio
async def test_the_end_is_told_when_little_is_left() -> None:
    told: list[bool] = []
    async with a_list(["un"], Drawing(), told) as ui:
        rows = ui.one(ft.ListView)
        for pixels in (100.0, 8500.0):
            rows.on_scroll(_scrolled(rows, pixels, 9000.0))
        assert told == [True]


@pytest.mark.anyio
async def test_every_row_comes_and_the_end_after_them() -> None:
    drawing = Drawing()
    async with a_list(WORDS, drawing, []) as ui:
        await ui.until("la fin")
        assert drawing.drawn == WORDS


@pytest.mark.anyio
async def test_blocks_that_did_not_change_are_not_drawn_again() -> None:
    drawing = Drawing()
    changed = [*WORDS[:91], *(f"autre {rank}" for rank in range(9))]
    async with a_list(WORDS, drawing, [], changed) as ui:
        await ui.until("la fin")
        drawing.drawn.clear()
        await ui.click(ui.one(ft.FilledButton))
        await ui.until("autre 8")
        assert drawing.drawn == changed[91:]


@pytest.mark.anyio
async def test_another_start_shows_the_list_from_its_top() -> None:
    moved: list[Any] = []

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(args["offset"])

    async with a_list(WORDS, Drawing(), [], ["neuf"], on_invoke=client) as ui:
        await ui.until("la fin")
        assert moved == []
        await ui.click(ui.one(ft.FilledButton))
        await ui.until("neuf")
        assert moved == [0]


@pytest.mark.anyio
async def test_a_list_is_found_again_where_it_was_left() -> None:
    moved: list[Any] = []

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(args["offset"])

    house = filled()
    for rank in range(40):
        house.documents.add(f"texte {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/documents", client) as ui:
        await ui.until("43 documents")
        rows = ui.one(ft.ListView)
        rows.on_scroll(_scrolled(rows, 900.0, 9000.0))
        await ui.navigate("/sante")
        await ui.navigate("/documents")
        await ui.until("43 documents")
        await ui.settle(80)
        assert moved == [900.0]
        await ui.press("narrow")
        await ui.press("category-CAR_VAC")
        await ui.until("1 document")
        assert moved == [900.0, 0]


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
