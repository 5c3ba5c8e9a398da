"""« Fenêtre » : a list that grows as it is scrolled, never over 200 rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from views.theme import COLUMN

STEP: Final = 60
CAP: Final = 200
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


def listing(children: Sequence[ft.Control], near_end: Callable[[], None]) -> ft.Control:
    """Return the scrolling list; *near_end* is called when little is left."""

    def scrolled(event: ft.OnScrollEvent) -> None:
        if event.pixels > event.max_scroll_extent - _NEAR_END:
            near_end()

    rows = ft.ListView(
        list(children),
        spacing=12,
        padding=16,
        expand=True,
        on_scroll=scrolled,
        scroll_interval=60,
    )
    return ft.Container(rows, width=COLUMN + 32, expand=True)
