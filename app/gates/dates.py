"""Local times as the apps people use write them: « 05-12-2019 16:25 », ISO, AM and PM.

Whether the day or the month comes first is seen on the whole file, or asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.stamping import FIRST_YEAR

_ISO: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?",
    re.ASCII,
)
_WRITTEN: Final = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?"
    r"(?: ?([AP])\.?M\.?)?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS: Final = 12
_NOON: Final = 12


def local(text: str, *, day_first: bool) -> datetime | None:
    """Return a local time without its zone, None for what is not one."""
    stated = text.strip()
    if found := _ISO.fullmatch(stated):
        return _made(*(int(part or 0) for part in found.groups()))
    found = _WRITTEN.fullmatch(stated)
    if not found:
        return None
    one, two, year, hours, minutes, seconds = (int(x or 0) for x in found.groups()[:6])
    day, month = (one, two) if day_first else (two, one)
    if half := found[7]:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half in "pP" else 0)
    return _made(year, month, day, hours, minutes, seconds)


@dataclass(frozen=True, slots=True)
class Order:
    """How a file writes its times: the day or the month first, the latest first."""

    day_first: bool
    latest_first: bool = False

    def local(self, text: str) -> datetime | None:
        """Return a local time of this file, None for what is not one."""
        return local(text, day_first=self.day_first)


def order_of(texts: Iterable[str], told: bool | None) -> Order:  # noqa: FBT001 - as asked
    """See how a file writes its times, in the order of its lines.

    A day after the twelfth settles which comes first, else *told* does.
    Raises Refused("import.day_order") where nothing does.
    """
    seen, asked, first, last = told, False, "", ""
    for text in texts:
        first, last = first or text, text or last
        found = _WRITTEN.match(text.strip())
        if found and seen is None:
            asked = True
            days = int(found[1]) > _MONTHS, int(found[2]) > _MONTHS
            seen = days[0] if any(days) else None
    if asked and seen is None:
        raise Refused("import.day_order")
    order = Order(seen is not False)
    start, end = order.local(first), order.local(last)
    back = start is not None and end is not None and start > end
    return Order(order.day_first, back and end is not None and end.year >= FIRST_YEAR)


def _made(
    year: int, month: int, day: int, hours: int, minutes: int, seconds: int
) -> datetime | None:
    try:
        return datetime(year, month, day, hours, minutes, seconds)  # noqa: DTZ001 - local
    except ValueError:
        return None
