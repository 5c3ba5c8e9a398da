"""« Vignette » : a small picture of a document, drawn after the words, one by one."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.flows.thumbs import Thumbs
from app.ports.world import Sleep
from views.house import House
from views.parts.state import use_held, use_made
from views.parts.watching import here, porch
from views.theme import look, size

_WIDE, _TALL = 48, 64
_BREATH: Final = 0.02
"""Seconds left to the rest of the page between two pictures drawn."""
_WORDS_FIRST: Final = 0.3
"""Seconds the browser has to show the words before any picture comes."""


@dataclass(slots=True)
class Seat:
    """Where a row waits: how to show it its picture."""

    put: Callable[[bytes], None] = lambda _picture: None


@ft.component
def Thumb(entry: Entry, house: House | None = None) -> ft.Control:
    """Show the first page, a plain sign until then or where there is none.

    The document lies in *house*, the one that is open unless said otherwise. The sign
    has no frame: a row is drawn with as little as it takes.
    """
    picture, put = use_held(b"")
    line, seat = _line(house or here()), use_made(Seat)[0]
    seat.put = put
    ft.use_effect(lambda: line.ask(entry, seat), [entry.id], lambda: line.leave(seat))
    edge = look().palette.border
    if not picture:
        sign = ft.Icons.DESCRIPTION_OUTLINED
        return ft.Icon(sign, color=edge, size=size(24), width=_WIDE, height=_TALL)
    image = ft.Image(
        src=picture,
        fit=ft.BoxFit.COVER,
        exclude_from_semantics=True,
        gapless_playback=True,
    )
    return ft.Container(
        image,
        width=_WIDE,
        height=_TALL,
        border=ft.Border.all(1, edge),
        border_radius=4,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


class Line:
    """« File » : rows that wait for their picture; those kept come before the others.

    One picture is read or drawn at a time: the rest of the page never waits for it.
    """

    def __init__(self, thumbs: Thumbs, sleep: Sleep) -> None:
        self._thumbs, self._sleep = thumbs, sleep
        self._kept: deque[tuple[Entry, Seat]] = deque()
        self._drawn: deque[tuple[Entry, Seat]] = deque()
        self._task: asyncio.Task[None] | None = None

    def ask(self, entry: Entry, seat: Seat) -> None:
        """Have a row shown the picture of its document, if there is one."""
        self._kept.append((entry, seat))
        if self._task is None:
            loop = asyncio.get_running_loop()
            self._task = loop.create_task(self._run(), context=copy_context())

    def leave(self, seat: Seat) -> None:
        """Draw nothing for a row that is gone."""
        for line in (self._kept, self._drawn):
            for one in [one for one in line if one[1] is seat]:
                line.remove(one)

    async def _run(self) -> None:
        try:
            await self._sleep(_WORDS_FIRST)
            while self._kept or self._drawn:
                await self._next()
        except AlveoleError:
            self._give_up()
        finally:
            self._task = None

    def _give_up(self) -> None:
        self._kept.clear()
        self._drawn.clear()

    async def _next(self) -> None:
        if self._kept:
            entry, seat = self._kept.popleft()
            picture = await asyncio.to_thread(self._thumbs.kept, entry)
            if picture is None:
                self._drawn.append((entry, seat))
        else:
            entry, seat = self._drawn.popleft()
            picture = await asyncio.to_thread(self._thumbs.make, entry)
            await self._sleep(_BREATH)
        if picture:
            self._show(seat, picture)

    def _show(self, seat: Seat, picture: bytes) -> None:
        try:
            seat.put(picture)
        except RuntimeError:  # its session is gone, and every row with it
            self._give_up()


def _line(house: House) -> Line:
    """Return the line of the page, another one for another space."""
    store = ft.context.page.session.store
    kept: tuple[House, Line] | None = store.get("thumbs")
    if kept and kept[0] is house:
        return kept[1]
    line = Line(house.thumbs, porch().sleep)
    store.set("thumbs", (house, line))
    return line
