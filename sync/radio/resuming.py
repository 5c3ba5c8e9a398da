"""« Reprise » : whether a link that broke is taken up again, and after how long."""

from collections.abc import Iterator
from typing import Final

from app.domain.dialogue import Cursor
from app.domain.errors import Unreachable
from sync.radio.faults import missing, why_not

WAITS: Final = (1.0, 3.0, 10.0)
"""Seconds before a link that broke is taken up again."""
POOR: Final = 20
"""Records under which a link has brought little."""
POOR_LINKS: Final = 12
"""Links in a row that bring little, after which a device is left."""
LINKS_MAX: Final = 200
"""Links of one dialogue: a device that says the same again is left too."""


class Resuming:
    """Counts what the links of one dialogue bring: it neither stops nor lasts in vain.

    A link that went further gives back all the tries; but a device that breaks after
    each step forward is left too.
    """

    def __init__(self) -> None:
        self._waits: Iterator[float] = iter(WAITS)
        self._reached: Cursor | None = None
        self._poor, self._links = 0, 0

    def broken(self, cursor: Cursor | None, kept: int) -> float:
        """Return how long to wait, after a link that kept so many records.

        Raises Unreachable("device.gone" | "device.unsteady").
        """
        self._links += 1
        self._poor = self._poor + 1 if kept < POOR else 0
        if cursor is not None and cursor != self._reached:
            self._waits, self._reached = iter(WAITS), cursor
        wait = next(self._waits, None)
        if wait is None:
            raise Unreachable("device.gone")
        if self._poor >= POOR_LINKS or self._links >= LINKS_MAX:
            raise Unreachable("device.unsteady")
        return wait

    def missing(self, error: Exception) -> float:
        """Return how long to wait for a radio that left while it was used.

        Raises Unreachable("bluetooth.off" | …).
        """
        wait = next(self._waits, None) if self._links else None
        if wait is None:
            raise missing(why_not(error)) from error
        return wait
