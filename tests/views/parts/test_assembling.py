"""Pages to come: moved by buttons, removed, never out of the list."""

from dataclasses import replace
from functools import partial
from typing import Any

import flet as ft
import pytest

from app.domain.ids import AttachmentId
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_house, a_world
from tests.views.parts.test_regions import focused_controls
from views.house import House
from views.parts.acting import doing
from views.parts.assembling import Ways, assembling, left_waiting
from views.parts.led import use_lead
from views.parts.state import use_held
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


class Hand:
    """Notes what is asked of the pages."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    async def move(self, page: bytes, step: int) -> None:
        self.asked.append((page, step))

    async def away(self, *pages: bytes) -> None:
        self.asked.append(pages)

    def ways(self) -> Ways:
        more, join, leave = (
            doing(partial(self.asked.append, (word,))) for word in "mdl"
        )
        steps = (self.move, self.away, more, join, leave, self.adjust)
        return Ways(*steps, lambda act, _name: act)

    def adjust(self, page: bytes) -> None:
        self.asked.append(("a", page))


def holding(house: House, draw: Any) -> Any:  # noqa: ANN401 - a page's main
    """Return a page of *house* that shows what *draw* returns."""
    world = a_world(FakeDoor(house))
    show = drawing(draw)

    def main(page: ft.Page) -> None:
        doors = (world.door, world.now, world.entropy, world.sleep)
        page.data = Porch(*doors, house=house)
        show(page)

    return main


def three() -> House:
    """Return a house where three pages wait."""
    house = a_house()
    for rank in range(3):
        house.gathering.add(b"page %d" % rank, name=f"{rank}.jpg")
    return house


async def test_the_first_does_not_go_up_nor_the_last_down() -> None:
    house, hand = three(), Hand()
    gathered = house.gathering.gathered()
    pages = [leaf.file.id for leaf in gathered.leaves]
    shown = holding(house, lambda: assembling(gathered, hand.ways()))
    async with FletUnit(shown) as ui:
        names = {one.identifier for one in ui.all(ft.Semantics)}
        assert not {"page-0-up", "page-2-down"} & names
        down = ui.one(ft.Semantics, identifier="page-0-down")
        assert down.label == "Descendre la page 1"
        await ui.press("page-0-down")
        await ui.press("page-1-away")
        await ui.press("page-2-adjust")
        for name in ("pages-more", "pages-done", "pages-leave"):
            await ui.press(name)
        told = [(pages[0], 1), (pages[1],), ("a", pages[2])]
        assert hand.asked == [*told, ("m",), ("d",), ("l",)]


@pytest.mark.a11y
async def test_the_focus_follows_a_page_that_is_moved() -> None:
    house = three()

    def every() -> ft.Control:
        gathered, put = use_held(house.gathering.gathered())
        led = use_lead([leaf.file.id for leaf in gathered.leaves])

        async def move(page: AttachmentId, step: int) -> None:
            house.gathering.move(page, step)
            put(house.gathering.gathered())

        return assembling(gathered, replace(Hand().ways(), move=move, led=led))

    async with FletUnit(holding(house, every)) as ui:
        for pressed, wanted in (
            ("page-2-up", "page-1-up"),
            ("page-1-up", "page-0-down"),
            ("page-0-down", "page-1-down"),
            ("page-1-down", "page-2-up"),
        ):
            await ui.press(pressed)
            await ui.settle()
            assert focused_controls(ui)[-1] == ui.tid(wanted)._i, wanted


async def test_each_page_is_drawn_and_described() -> None:
    house = three()
    gathered = house.gathering.gathered()
    shown = holding(house, lambda: assembling(gathered, Hand().ways()))
    async with FletUnit(shown) as ui:
        await ui.settle()
        words = [one.semantics_label for one in ui.all(ft.Image)]
        assert words == ["Page 1, 0.jpg", "Page 2, 1.jpg", "Page 3, 2.jpg"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Vous aviez 1 page en attente"),
        (3, "Vous aviez 3 pages en attente"),
    ],
)
async def test_what_waits_is_counted(count: int, words: str) -> None:
    draw = drawing(lambda: left_waiting(count, doing(lambda: None), Hand().ways()))
    async with FletUnit(draw) as ui:
        assert words in ui.text()


async def test_what_is_no_picture_is_neither_cut_nor_toned() -> None:
    house = a_house()
    house.gathering.add(b"words", name="words.txt")
    gathered = house.gathering.gathered()
    shown = holding(house, lambda: assembling(gathered, Hand().ways()))
    async with FletUnit(shown) as ui:
        await ui.settle()
        assert not ui.named("page-0-adjust")
        assert "Aspect de toutes les pages" not in ui.text()
