"""A screen asked for is drawn before the browser has said where it is."""

import asyncio
from dataclasses import replace
from typing import Any, cast

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.road import SIGHT, Road
from views.shell import opened

pytestmark = pytest.mark.anyio


class SlowPage:
    """A page whose browser answers only when it is told to."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.on_route_change: Any = self.draw
        self.answered = asyncio.Event()
        self.told: list[str] = []

    def before_event(self, _event: ft.RouteChangeEvent) -> bool:
        """Let every event through."""
        return True

    def draw(self, event: ft.RouteChangeEvent) -> None:
        """Show what the router was told to show."""
        self.shown.append(event.route)

    async def push_route(self, route: str) -> None:
        """Write the address, in the browser's own time."""
        self.told.append(route)
        await self.answered.wait()

    def says(self, route: str) -> None:
        """Say that the browser is now at *route*."""
        event = ft.RouteChangeEvent("route_change", cast("ft.Page", self), route=route)
        if self.before_event(event):
            self.on_route_change(event)


async def test_a_press_draws_the_screen_before_its_address_is_written() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        await ui.press("nav-settings")
        await ui.until(plain("Taille du texte"))
        await ui.settle()
        assert ui.pushed() == [("push_route", "/reglages")]


async def test_the_browser_draws_a_screen_before_it_is_told_its_address() -> None:
    page, drawn, waited = SlowPage(), asyncio.Event(), list[float]()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await drawn.wait()

    walk = asyncio.create_task(Road(cast("ft.Page", page), sleep).walk("/aide"))
    await asyncio.sleep(0)
    assert (page.shown, page.told, waited) == (["/aide"], [], [SIGHT])
    drawn.set()
    page.answered.set()
    await walk
    assert page.told == ["/aide"]


async def test_a_screen_is_there_before_the_window_has_its_title() -> None:
    drawn = asyncio.Event()

    async def sleep(seconds: float) -> None:
        await (drawn.wait() if seconds == SIGHT else asyncio.Event().wait())

    world = replace(a_world(FakeDoor(filled())), sleep=sleep)
    async with FletUnit(opened(world), route="/plus") as ui:
        await ui.until("Mes proches")
        assert ui.page.title != "Plus – Alvéole"
        drawn.set()
        await ui.settle()
        assert ui.page.title == "Plus – Alvéole"


async def test_the_address_said_late_brings_back_no_screen_already_left() -> None:
    page = SlowPage()
    road = Road(cast("ft.Page", page), _at_once)
    walks = [asyncio.create_task(road.walk(one)) for one in ("/documents", "/aide")]
    await asyncio.sleep(0)
    page.says("/documents")
    page.says("/aide")
    page.answered.set()
    await asyncio.gather(*walks)
    assert page.shown == ["/documents", "/aide", "/aide"]
    page.says("/documents")
    assert page.shown[-1] == "/documents", "the way back of the browser is followed"


async def test_a_browser_that_does_not_answer_holds_no_other_address() -> None:
    page = SlowPage()
    walk = asyncio.create_task(Road(cast("ft.Page", page), _at_once).walk("/aide"))
    await asyncio.sleep(0)
    page.says("/")
    assert page.shown == ["/aide", "/"], "the person went back meanwhile"
    walk.cancel()
    await asyncio.gather(walk, return_exceptions=True)


async def test_going_and_coming_back_at_once_ends_where_it_was_asked_last() -> None:
    page = SlowPage()
    road = Road(cast("ft.Page", page), _at_once)
    asked = ["/aide", "/plus", "/aide"]
    walks = [asyncio.create_task(road.walk(one)) for one in asked]
    await asyncio.sleep(0)
    for one in asked:
        page.says(one)
    assert page.shown == [*asked, "/aide"]
    page.answered.set()
    await asyncio.gather(*walks)


async def test_an_address_told_before_a_press_does_not_undo_it() -> None:
    page = SlowPage()
    road = Road(cast("ft.Page", page), _at_once)
    entering = asyncio.create_task(page.push_route("/"))
    await asyncio.sleep(0)
    walk = asyncio.create_task(road.walk("/sante"))
    await asyncio.sleep(0)
    page.says("/")
    assert page.shown == ["/sante"], "« Accueil » came back over what was pressed"
    page.says("/sante")
    assert page.shown[-1] == "/sante"
    page.answered.set()
    await asyncio.gather(entering, walk)


async def test_an_address_never_said_back_holds_back_nobody_later() -> None:
    """Told where it already is, the browser answers, and says nothing."""
    page = SlowPage()
    road = Road(cast("ft.Page", page), _at_once)
    page.answered.set()
    for one in ("/recherche", "/", "/"):
        await (road.walk(one) if one == "/" else page.push_route(one))
    page.shown.clear()
    page.says("/recherche")
    assert page.shown == ["/recherche"], "the way back of the browser is followed"


async def test_what_was_told_twice_is_waited_for_twice() -> None:
    """The answer to the first lets the second be waited for still."""
    page, first = SlowPage(), asyncio.Event()
    road = Road(cast("ft.Page", page), _at_once)
    page.answered, second = first, page.answered
    walks = [asyncio.create_task(road.walk("/aide"))]
    await asyncio.sleep(0)
    page.answered = second
    walks += [asyncio.create_task(road.walk(one)) for one in ("/plus", "/aide")]
    await asyncio.sleep(0)
    page.says("/aide")
    first.set()
    await walks[0]
    page.says("/plus")
    assert page.shown == ["/aide", "/plus", "/aide"], "« Plus » was left meanwhile"
    second.set()
    await asyncio.gather(*walks)


async def test_only_the_persons_own_way_says_that_somebody_is_there() -> None:
    page, stirred = SlowPage(), list[str]()
    road = Road(cast("ft.Page", page), _at_once, lambda: stirred.append("own"))
    walk = asyncio.create_task(road.walk("/aide"))
    await asyncio.sleep(0)
    page.says("/aide")
    assert stirred == []
    page.says("/")
    assert stirred == ["own"]
    page.answered.set()
    await walk


async def test_who_went_their_own_way_is_not_led_back() -> None:
    page, seen = SlowPage(), asyncio.Event()

    async def sleep(_seconds: float) -> None:
        await seen.wait()

    walk = asyncio.create_task(Road(cast("ft.Page", page), sleep).walk("/aide"))
    await asyncio.sleep(0)
    page.says("/documents")
    seen.set()
    page.answered.set()
    await walk
    assert (page.shown[-1], page.told) == ("/documents", [])


async def _at_once(_seconds: float) -> None:
    """Wait for nothing."""
