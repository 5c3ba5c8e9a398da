"""One page at a time, described, crisp however enlarged, and how to turn it."""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Refused
from app.domain.foreign import Box, Hit, Picture
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_house, a_world
from tests.screens.pictures import white_page
from tests.views.parts.test_regions import focused_controls
from views.parts.pages import LEVELS, PageView, Paper, Turn
from views.parts.state import use_held
from views.parts.watching import Porch
from views.shell import opened

pytestmark = pytest.mark.anyio
ROOM = 300


class Drawer:
    """What draws the page, and remembers how wide it was asked."""

    def __init__(self, *, fails: bool = False) -> None:
        self.asked: list[int] = []
        self._fails = fails

    def __call__(self, width: int) -> Picture:
        self.asked.append(width)
        if self._fails:
            raise Refused("import.too_slow")
        return white_page(width, 3)


def a_page(
    turn: Turn,
    *,
    drawer: Drawer | None = None,
    hits: Sequence[Hit] | None = None,
    on_invoke: Any = None,  # noqa: ANN401 - a client
) -> FletUnit:
    """Show one page of a report, in 300 pixels."""
    find = None if hits is None else lambda _words: hits
    paper = Paper(white_page(700, 20), "Bilan", ROOM, drawer or Drawer(), find)
    return FletUnit(standing(lambda: PageView(paper, turn)), on_invoke=on_invoke)


def standing(draw: Callable[[], ft.Control]) -> Callable[[ft.Page], None]:
    """Draw before a porch, where things are said."""
    world = a_world(FakeDoor())

    def main(page: ft.Page) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        drawing(draw)(page)

    return main


def alone(to: Any = lambda _: None) -> Turn:  # noqa: ANN401 - what turns a page
    return Turn(0, 1, to)


async def test_pages_are_turned_one_by_one() -> None:
    turned: list[int] = []
    async with a_page(Turn(1, 3, turned.append)) as ui:
        assert "Page 2 sur 3" in ui.text()
        assert ui.one(ft.Image).semantics_label == "Bilan, Page 2 sur 3"
        await ui.press("page-before")
        await ui.press("page-after")
        assert turned == [0, 2]


@pytest.mark.a11y
async def test_the_focus_stays_on_what_turns_and_enlarges() -> None:
    async with FletUnit(standing(report)) as ui:
        for pressed, wanted in (
            ("page-after", "page-after"),
            ("page-after", "page-before"),
            ("page-before", "page-before"),
            *[("page-larger", "page-larger")] * (len(LEVELS) - 2),
            ("page-larger", "page-smaller"),
            ("page-smaller", "page-smaller"),
            ("page-fit", "page-larger"),
        ):
            await ui.press(pressed)
            await ui.settle()
            assert focused_controls(ui)[-1] == ui.tid(wanted)._i, wanted


def report() -> ft.Control:
    """A report of three pages, turned."""
    rank, turn = use_held(0)
    paper = Paper(white_page(700, 20), "Bilan", ROOM, Drawer())
    return PageView(paper, Turn(rank, 3, turn))


async def test_a_single_page_is_not_turned() -> None:
    async with a_page(alone()) as ui:
        assert "Page 1" not in ui.text()
        assert not ui.named("page-after")


@pytest.mark.covers("C-004")
async def test_a_page_is_enlarged_reduced_and_fitted_by_buttons() -> None:
    async with a_page(alone()) as ui:
        widths = [ui.one(ft.Image).width]
        assert not ui.named("page-smaller")
        for _ in LEVELS[1:]:
            await ui.press("page-larger")
            widths.append(ui.one(ft.Image).width)
        assert widths == [None, 450, 600, 900, 1200]
        assert not ui.named("page-larger")
        await ui.press("page-smaller")
        assert ui.one(ft.Image).width == 900
        await ui.press("page-fit")
        assert ui.one(ft.Image).width is None
        assert not ui.named("page-fit")


@pytest.mark.covers("C-004")
async def test_an_enlarged_page_is_drawn_again_as_wide_as_it_is_shown() -> None:
    drawer = Drawer()
    async with a_page(alone(), drawer=drawer) as ui:
        assert drawer.asked == []
        first = ui.one(ft.Image).src
        for level in LEVELS[1:]:
            await ui.press("page-larger")
            await ui.settle()
            assert drawer.asked[-1] == ROOM * level / 100 * 2
        assert ui.one(ft.Image).src == white_page(drawer.asked[-1], 3).png != first


async def test_a_page_that_cannot_be_drawn_wider_stays_as_it_is() -> None:
    async with a_page(alone(), drawer=Drawer(fails=True)) as ui:
        first = ui.one(ft.Image).src
        await ui.press("page-larger")
        await ui.settle()
        assert ui.one(ft.Image).src == first


@pytest.mark.covers("C-004")
async def test_keys_turn_and_enlarge_the_page() -> None:
    turned: list[int] = []
    async with a_page(Turn(1, 3, turned.append)) as ui:
        listener = ui.one(ft.KeyboardListener)
        for key in ("Page Down", "Page Up", "Arrow Right", "Arrow Left", "A"):
            await ui.fire(listener, "key_down", {"key": key})
        assert turned == [2, 0, 2, 0]
        widths = []
        for key in ("+", "Numpad Add", "-", "0", "-"):
            await ui.fire(ui.one(ft.KeyboardListener), "key_down", {"key": key})
            widths.append(ui.one(ft.Image).width)
        assert widths == [450, 600, 450, None, None]


async def test_an_enlarged_page_moves_sideways_without_a_gesture() -> None:
    moved: list[Any] = []

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(args["delta"])

    async with a_page(alone(), on_invoke=client) as ui:
        assert not ui.named("page-right")
        await ui.press("page-larger")
        await ui.press("page-right")
        await ui.press("page-left")
        assert moved == [200, -200]


async def test_a_page_without_words_offers_no_search() -> None:
    async with a_page(alone()) as ui:
        assert not ui.named("page-find")


@pytest.mark.covers("C-004")
async def test_words_found_are_marked_over_the_page() -> None:
    hits = (Hit(0, (Box(0.5, 0.5, 0.1, 0.1),)), Hit(1, (Box(0, 0, 0.1, 0.1),)))
    async with a_page(Turn(0, 2, lambda _: None), hits=hits) as ui:
        await ui.press("page-find")
        await ui.type("page-words", "cœur")
        await ui.press("page-seek")
        await ui.until("1 sur 2, page 1")
        (mark,) = [one for one in ui.all(ft.Container) if one.ignore_interactions]
        assert (mark.left, mark.width) == (ROOM / 2 - 2, ROOM / 10 + 4)
        await ui.press("page-larger")
        (mark,) = [one for one in ui.all(ft.Container) if one.ignore_interactions]
        assert mark.left == ROOM * 1.5 / 2 - 2


@pytest.mark.covers("C-004")
async def test_a_document_is_searched_from_its_own_screen() -> None:
    house = a_house()
    entry = house.documents.add(b"mot, mot et mot", name="lettre.pdf").entry
    assert entry is not None
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route=f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Chercher dans ce document")
        await ui.press("page-find")
        await ui.type("page-words", "mot")
        await ui.press("page-seek")
        await ui.until("1 sur 3, page 1")
        await ui.press("page-found-after")
        await ui.until("2 sur 3, page 2")
        await ui.until("Page 2 sur 2")
