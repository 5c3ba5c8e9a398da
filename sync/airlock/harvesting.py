"""An export read by a worker of its own: what it says is believed sheaf after sheaf."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.lent import start_of
from sync.airlock.cell import Cell
from sync.airlock.frames import Ask
from sync.airlock.lending import Lending
from sync.airlock.sheaf import believed
from sync.airlock.verdict import refusal

PACE: Final = 256 << 10
"""Bytes of an export that give its reader one second more: a fifth of what a table
of readings took on the slow machine it was measured on (5 MB in 3.9 s)."""
SWELL: Final = 40
"""Times what an archive packs well is larger than it."""
_ARCHIVE: Final = b"PK"


def harvested(
    begin: Callable[[], Cell], ask: Ask, lending: Lending, seconds: float
) -> Iterator[tuple[Item, ...]]:
    """Give the items of an export; the worker ends with the last, or when closed."""
    cell = begin()
    try:
        within = seconds + _patience(ask, lending)
        given = cell.sheaves(ask, lending.content, within=within, clock=perf_counter)
        for answer, sheaf in given:
            if refused := refusal(answer):
                raise refused
            if answer.more:
                yield believed(sheaf)
    except Refused:
        lending.check()
        raise
    finally:
        cell.end()


def _patience(ask: Ask, lending: Lending) -> float:
    """Return the seconds an export takes at most, for its size once unpacked."""
    packed = start_of(lending.content, len(_ARCHIVE)) == _ARCHIVE
    return ask.size * (SWELL if packed else 1) / PACE


def zone_of(asking: Asking) -> str:
    """Return the name of a time zone. Raises Refused("import.zone") for no zone."""
    try:
        return ZoneInfo(asking.zone).key
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise Refused("import.zone") from error
