"""« Fenêtre » : a list that grows as it is scrolled, never over 200 rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from views.parts.road import SIGHT
from views.parts.state import use_held, use_made
from views.parts.watching import porch, stir
from views.theme import COLUMN

STEP: Final = 60
CAP: Final = 200
_FIRST: Final = 3
"""Rows drawn before all others, those of a first sight."""
_BLOCK: Final = 8
"""Rows drawn at once after them: more would hold every other page."""
_BREATH: Final = 0.02
"""Seconds left to others between two blocks."""
_NEAR_END: Final = 1200
"""Pixels left under which the next rows are asked for."""


@dataclass(frozen=True, slots=True)
class Window:
    """« Fenêtre » on a list: rows *offset* to *offset* + *limit*."""

    offset: int = 0
    limit: int = STEP

    def grown(self) -> "Window":
        """Return the window with the next rows, as far as the cap allows."""
        return Window(self.offset, min(self.limit + STEP, CAP))

    def next(self) -> "Window":
        """Return the window that follows."""
        return Window(self.offset + self.limit)

    def further(self) -> "Window":
        """Return the window grown, or the one that follows when it cannot grow."""
        return self.next() if self.limit >= CAP else self.grown()

    def full(self, rows: int) -> bool:
        """Say whether there may be more rows than the *rows* shown."""
        return rows >= self.limit


@dataclass(frozen=True, slots=True)
class Rows:
    """What a list holds: *top*, then one drawing a value, then *bottom*.

    *draw* makes the component of one value; equal to the last one, so that a block
    whose values did not change is not drawn again. *start* is what the values begin
    at: another one shows the list from its top again. A list with a *name* is found
    again where it was left.
    """

    top: Sequence[ft.Control]
    values: Sequence[Any]
    draw: Callable[[Any], ft.Control]
    bottom: Sequence[ft.Control] = ()
    start: object = None
    name: str = ""


@ft.component
def Listing(rows: Rows, near_end: Callable[[], None], wide: int = COLUMN) -> ft.Control:
    """Show a long list, a block at a time; *near_end* is told when little is left."""
    count = _blocks(len(rows.values))
    (start, ready), show = use_held((rows.start, 1))
    ready = ready if start == rows.start else 1
    around = porch()
    place, paper = use_made(lambda: _Left(rows))[0], ft.use_memo(ft.Ref[Any], [])

    async def next_block() -> None:
        await place.turn(rows.start, paper)
        if ready < count:
            await around.sleep(SIGHT if ready == 1 and not place.far else _BREATH)
            show((rows.start, ready + 1))
        else:
            await place.back(paper)

    ft.use_effect(next_block, [rows.start, ready, count])
    blocks = [_block(rows, rank) for rank in range(min(ready, count))]
    bottom = rows.bottom if ready >= count else ()

    def scrolled(event: ft.OnScrollEvent) -> None:
        stir()
        place.leave(rows.start, event.pixels)
        if event.pixels > event.max_scroll_extent - _NEAR_END:
            near_end()

    return _scrolling([*rows.top, *blocks, *bottom], scrolled, wide, paper)


class _Left:
    """How far a list was scrolled when it was left, in the memory of the page."""

    def __init__(self, rows: Rows) -> None:
        self._store = ft.context.page.session.store
        self._name = f"scroll:{rows.name}"
        self._start = rows.start
        start, pixels = self._store.get(self._name) or (None, 0.0)
        found = bool(rows.name) and start == rows.start
        self._pixels: float = pixels if found else 0.0

    @property
    def far(self) -> bool:
        """Say whether the list is to be found again further than its top."""
        return bool(self._pixels)

    def leave(self, start: object, pixels: float) -> None:
        """Note how far it is now."""
        self._store.set(self._name, (start, pixels))

    async def turn(self, start: object, paper: ft.Ref[Any]) -> None:
        """Go to the top when the list begins at something else."""
        if self._start != start:
            self._start, self._pixels = start, 0.0
            await self._go(paper, 0.0)

    async def back(self, paper: ft.Ref[Any]) -> None:
        """Go where it was left, once, now that all its rows are there."""
        pixels, self._pixels = self._pixels, 0.0
        if pixels:
            await self._go(paper, pixels)

    async def _go(self, paper: ft.Ref[Any], pixels: float) -> None:
        drawn: Any = paper.current
        await drawn.scroll_to(offset=pixels)


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def Block(draw: Callable[[Any], ft.Control], values: tuple[Any, ...]) -> ft.Control:
    """A few rows that are drawn again only when one of them changed."""
    return ft.Column(
        [draw(value) for value in values],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _blocks(values: int) -> int:
    """Return how many blocks so many rows make, the first one shorter."""
    return bool(values) + -(-max(0, values - _FIRST) // _BLOCK)


def _block(rows: Rows, rank: int) -> ft.Control:
    end = _FIRST + rank * _BLOCK
    values = tuple(rows.values[end - _BLOCK if rank else 0 : end])
    block: ft.Control = Block(rows.draw, values, key=f"block-{rank}")
    return block


def _scrolling(
    children: Sequence[ft.Control],
    scrolled: Callable[[ft.OnScrollEvent], None],
    wide: int,
    paper: ft.Ref[Any],
) -> ft.Control:
    rows = ft.ListView(
        list(children),
        ref=paper,
        spacing=12,
        padding=16,
        expand=True,
        on_scroll=scrolled,
        scroll_interval=60,
    )
    return ft.Container(rows, width=wide + 32, expand=True)
