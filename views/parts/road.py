"""« Chemin » : a screen asked for is drawn at once; the address follows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from app.ports.world import Sleep

SIGHT: Final = 0.2
"""Seconds the browser has for what is seen first; the rest is sent after them."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """An address the browser was told; the same may be told twice."""

    route: str


class Road:
    """Leads one page from screen to screen.

    The browser says where it is only after it has been told: a screen that waited
    for it would be drawn one exchange later. A new address has the browser build the
    whole page again: it is told once the screen is there.

    Every address told to the browser passes here, whoever tells it, and every one it
    says: said late, one that was not noted would pass for the person's own, and undo
    the press that came after it. *stir* is called when the person goes their own way.
    """

    def __init__(
        self, page: ft.Page, sleep: Sleep, stir: Callable[[], object] = lambda: None
    ) -> None:
        self._page, self._sleep, self._stir = page, sleep, stir
        self._asked: list[Asked] = []
        """What the browser was told and has not said yet, in its order."""
        self._ways = 0
        """How many times the person went their own way."""
        self._write, self._heard = page.push_route, page.before_event
        page.push_route = self._tell  # type: ignore[method-assign]  # `navigate` too
        page.before_event = self._hear  # type: ignore[method-assign,assignment]  # first

    async def walk(self, route: str) -> None:
        """Draw what is at *route* now, then have the browser write its address.

        Somebody who went their own way meanwhile is not led back.
        """
        with self._asking(route):
            ways = self._ways
            self._draw(route)
            await self._sleep(SIGHT)
            if ways == self._ways:
                await self._write(route)

    async def _tell(self, route: str, **query: Any) -> None:  # noqa: ANN401 - Flet's own
        with self._asking(route):
            await self._write(route, **query)

    @contextmanager
    def _asking(self, route: str) -> Iterator[None]:
        """Note *route* as long as the browser may say it.

        It says an address before it answers, and nothing where it already was: what is
        left then would hold back the person who goes there by themselves later.
        """
        asked = Asked(route)
        self._asked.append(asked)
        try:
            yield
        finally:
            if asked in self._asked:
                self._asked.remove(asked)

    def _hear(self, event: ft.ControlEvent) -> Any:  # noqa: ANN401 - Flet's own
        """Follow the browser, but to no screen that was left while it was said."""
        followed = self._heard(event)
        if followed is False or not isinstance(event, ft.RouteChangeEvent):
            return followed
        routes = [asked.route for asked in self._asked]
        if event.route in routes:
            del self._asked[: routes.index(event.route) + 1]
        else:  # the person's own way: back, an address
            self._asked.clear()
            self._ways += 1
            self._stir()
        return not self._asked

    def _draw(self, route: str) -> None:
        page: Any = self._page
        if page.on_route_change:
            page.on_route_change(ft.RouteChangeEvent("route_change", page, route=route))
