"""« Relevé » : the points of a trace, as a sensor gives them, one after the other."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntFlag
from typing import Final, NamedTuple

DAY: Final = 86_400
"""Seconds of a UTC day: a segment never holds points of two."""
T_MAX: Final = 253_402_300_799
"""The last second of the year 9999, counted from 1970."""
VALUE_MAX: Final = (1 << 31) - 1
"""No scaled value lies further from zero."""


class Flag(IntFlag):
    """What is said of one point, beside its value."""

    MANUAL = 1
    IMPORTED = 2
    IMPLAUSIBLE = 4
    GAP_AFTER = 8


class Point(NamedTuple):
    """« Relevé » : *t* in seconds since 1970 UTC, *value* scaled, *flags* of `Flag`."""

    t: int
    value: int
    flags: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """« Tracé » : what points have in common.

    *code* is a kind (`interstitial-glucose`), *source* what gave them
    (`import:freestyle-libre`, `device:…`), *unit* a UCUM code. A value is kept as an
    integer: the true one times ten, *scale* times.
    """

    code: str
    source: str
    unit: str
    scale: int = 0

    def exact(self, value: int) -> Decimal:
        """Return a kept value in the unit of the trace."""
        return Decimal(value).scaleb(-self.scale)

    def kept(self, value: Decimal) -> int:
        """Return a value as it is kept, rounded to the scale of the trace."""
        return int(value.scaleb(self.scale).to_integral_value())


class Stretch(NamedTuple):
    """Seconds since 1970 UTC, both bounds included."""

    since: int = 0
    until: int = T_MAX


ALL: Final = Stretch()


@dataclass(frozen=True, slots=True)
class Bucket:
    """The points of one stretch of time: how many, lowest, highest, their sum.

    *t* is the first second of the stretch.
    """

    t: int
    count: int
    low: int
    high: int
    total: int


@dataclass(frozen=True, slots=True)
class Slot:
    """How often a value came in one slot of the day (0 begins at local midnight)."""

    slot: int
    value: int
    count: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A trace that is kept here: its first and its last point."""

    trace: Trace
    first: Point
    last: Point


def day_of(t: int) -> str:
    """Return the UTC day of a second, ISO."""
    return datetime.fromtimestamp(t, UTC).date().isoformat()
