"""« Chemin » : a screen asked for is drawn at once; the address follows."""

from collections.abc import Callable
from typing import Any, Final, cast

import flet as ft

from app.ports.world import Sleep

Heard = Callable[[ft.RouteChangeEvent], object]
SIGHT: Final = 0.2
"""Seconds the browser has for what is seen first; the rest is sent after them."""


class Road:
    """Leads one page from screen to screen.

    The browser says where it is only after it has been told: a screen that waited
    for it would be drawn one exchange later. A new address has the browser build the
    whole page again: it is told once the screen is there.

    Every address told to the browser passes here, whoever tells it: said late, one
    that was not noted would pass for the person's own, and undo the press that came
    after it.
    """

    def __init__(self, page: ft.Page, sleep: Sleep) -> None:
        self._page, self._sleep = page, sleep
        self._router: Heard | None = None
        self._asked: list[str] = []
        """Addresses the browser was told and has not said yet, in their order."""
        self._ways = 0
        """How many times the person went their own way."""
        self._write = page.push_route
        page.push_route = self._tell  # type: ignore[method-assign]  # `navigate` too

    async def walk(self, route: str) -> None:
        """Draw what is at *route* now, then have the browser write its address.

        Somebody who went their own way meanwhile is not led back.
        """
        self._stand_before_the_router()
        self._asked.append(route)
        ways = self._ways
        self._draw(ft.RouteChangeEvent("route_change", self._page, route=route))
        await self._sleep(SIGHT)
        if ways == self._ways:
            await self._write(route)

    async def _tell(self, route: str, **query: Any) -> None:  # noqa: ANN401 - Flet's own
        self._asked.append(route)
        await self._write(route, **query)

    def _stand_before_the_router(self) -> None:
        """Hear first what the browser says: a router comes with each house."""
        page = self._page
        if page.on_route_change != self._hear:
            self._router = cast("Heard | None", page.on_route_change)
            page.on_route_change = self._hear

    def _hear(self, event: ft.RouteChangeEvent) -> None:
        """Follow the browser, but to no screen that was left while it was said."""
        if event.route not in self._asked:  # the person's own way: back, an address
            self._asked.clear()
            self._ways += 1
        else:
            del self._asked[: self._asked.index(event.route) + 1]
        if not self._asked:
            self._draw(event)

    def _draw(self, event: ft.RouteChangeEvent) -> None:
        if self._router:
            self._router(event)
