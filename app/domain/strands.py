"""« Brins » of an export: what a sensor says line after line, gathered by trace."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.device import (
    DeviceIdentity,
    Fold,
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.harvest import POINTS_MAX, Item, Strand
from app.domain.reading import T_MAX, VALUE_MAX, Flag, Point, Trace
from app.domain.sig.units import mg_per_dl

_TOGETHER: Final = 60
"""Values one stated time may have: a file that says minutes says several in one."""
_DIGITS_MAX: Final = 9
_GLUCOSE: Final = ("blood-glucose", "interstitial-glucose")
_OWN: Final = "mg/dL"
"""The unit of glucose we keep."""
_MARKS: Final = {Special.NEG_INF: Mark.LOW, Special.POS_INF: Mark.HIGH}


@dataclass(frozen=True, slots=True)
class Sample:
    """One value as a line says it, of the kind *code*, for the trace of *source*.

    *digits* are the decimals every value of the trace has. *key* is the one of the
    reading, *where* the number of the line.
    """

    code: str
    source: str
    device: DeviceIdentity
    value: Decimal | Special = field(repr=False)
    unit: str
    digits: int
    stamp: Stamp
    stated: Stated
    key: bytes = field(repr=False)
    where: str


@dataclass(slots=True)
class Strands:
    """Gathers samples in points, given once they are many; the rest at the end.

    A sample that repeats another is said to. Another value at the same stated time
    comes a second later, in the order of the file: each instant holds one.
    """

    _points: dict[tuple[Trace, DeviceIdentity], list[Point]] = field(
        default_factory=dict
    )
    _seen: dict[tuple[Trace, int], tuple[int, ...]] = field(default_factory=dict)
    _alone: set[bytes] = field(default_factory=set)

    def take(self, sample: Sample) -> Iterator[Item]:
        """Take a sample, and give what is ready.

        One that no point can hold (no number, no certain time) is given as a reading.
        """
        point = _scaled(sample)
        if point is None:
            yield self.alone(sample)
        elif not self._added(sample.device, *point):
            yield Rejected("repeated", sample.stated.raw, sample.where)
        for key, points in self._points.items():
            if len(points) >= POINTS_MAX:
                yield _strand(key, points)

    def alone(self, sample: Sample) -> Reading | Rejected:
        """Return a sample as one reading, taken singly: a strip, what lies beyond."""
        if sample.key in self._alone:
            return Rejected("repeated", sample.stated.raw, sample.where)
        self._alone.add(sample.key)
        return _reading(sample)

    def rest(self) -> Iterator[Item]:
        """Give all that was not given."""
        for key, points in self._points.items():
            if points:
                yield _strand(key, points)

    def _added(self, device: DeviceIdentity, trace: Trace, t: int, value: int) -> bool:
        there = self._seen.get((trace, t), ())
        if value in there or len(there) == _TOGETHER:
            return False
        self._seen[trace, t] = (*there, value)
        point = Point(t + len(there), value, Flag.IMPORTED)
        self._points.setdefault((trace, device), []).append(point)
        return True


def _scaled(sample: Sample) -> tuple[Trace, int, int] | None:
    """Return the trace, the instant and the exact value of a sample, if it has them."""
    value, stamp = sample.value, sample.stamp
    certain = stamp.source is not TimeSource.SUSPECT and stamp.fold is not Fold.GAP
    if isinstance(value, Special) or stamp.at is None or not certain:
        return None
    t, exponent = int(stamp.at.timestamp()), value.normalize().as_tuple().exponent
    digits = max(sample.digits, -int(exponent))
    whole = value.scaleb(digits)
    if digits > _DIGITS_MAX or abs(whole) > VALUE_MAX or not 0 <= t < T_MAX:
        return None
    return Trace(sample.code, sample.source, sample.unit, digits), t, int(whole)


def _reading(sample: Sample) -> Reading:
    mark = _MARKS.get(sample.value) if isinstance(sample.value, Special) else None
    value, unit = sample.value, sample.unit
    if sample.code in _GLUCOSE and unit != _OWN:
        value, unit = mg_per_dl(value, unit), _OWN
    return Reading(
        kind=sample.code,
        value=value,
        unit=unit,
        stated=sample.stated,
        stamp=sample.stamp,
        device=sample.device,
        key=sample.key,
        way=Way.FILE,
        marks=frozenset({mark} if mark else ()),
    )


def _strand(key: tuple[Trace, DeviceIdentity], points: list[Point]) -> Strand:
    trace, device = key
    given = tuple(sorted(points))
    points.clear()
    return Strand(trace, device, given)
