"""A screen asked for is drawn before the browser has said where it is."""

import asyncio
from typing import Any, cast

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.road import Road
from views.shell import opened

pytestmark = pytest.mark.anyio


class SlowPage:
    """A page whose browser answers only when it is told to."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.on_route_change: Any = self.draw
        self.answered = asyncio.Event()

    def draw(self, event: ft.RouteChangeEvent) -> None:
        """Show what the router was told to show."""
        self.shown.append(event.route)

    async def push_route(self, _route: str) -> None:
        """Write the address, in the browser's own time."""
        await self.answered.wait()

    def says(self, route: str) -> None:
        """Say that the browser is now at *route*."""
        event = ft.RouteChangeEvent("route_change", cast("ft.Page", self), route=route)
        self.on_route_change(event)


async def test_a_press_draws_the_screen_before_its_address_is_written() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        await ui.press("nav-settings")
        await ui.until(plain("Taille du texte"))
        assert ui.pushed() == [("push_route", "/reglages")]


async def test_the_address_said_late_brings_back_no_screen_already_left() -> None:
    page = SlowPage()
    road = Road(cast("ft.Page", page))
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
    walk = asyncio.create_task(Road(cast("ft.Page", page)).walk("/aide"))
    await asyncio.sleep(0)
    page.says("/")
    assert page.shown == ["/aide", "/"], "the person went back meanwhile"
    walk.cancel()
    await asyncio.gather(walk, return_exceptions=True)


async def test_going_and_coming_back_at_once_ends_where_it_was_asked_last() -> None:
    page = SlowPage()
    road = Road(cast("ft.Page", page))
    asked = ["/aide", "/plus", "/aide"]
    walks = [asyncio.create_task(road.walk(one)) for one in asked]
    await asyncio.sleep(0)
    for one in asked:
        page.says(one)
    assert page.shown == [*asked, "/aide"]
    page.answered.set()
    await asyncio.gather(*walks)
