"""« Segment » : the points of one trace over at most one UTC day, as bytes.

Shape (docs/format.md, section 4): three columns, the instants as differences of
differences, the values as differences, the flags as runs; one byte string for one
content, so that two devices that hold the same points hold the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.reading import (
    DAY,
    T_MAX,
    VALUE_MAX,
    Flag,
    Point,
    Trace,
    day_of,
)

KIND: Final = "segment"
POINTS_MAX: Final = 4096
TEXT_MAX: Final = 64
SCALE_MAX: Final = 9
SIZE_MAX: Final = 1 << 16
"""Bytes no segment reaches: more are not even looked at."""
_VERSION: Final = 1
_FLAGS_MAX: Final = int(~Flag(0))
_BITS: Final = 63
"""No number of a segment takes more."""


@dataclass(frozen=True, slots=True)
class Segment:
    """« Segment » : points of one trace and one UTC day, in order of time."""

    trace: Trace
    points: tuple[Point, ...] = field(repr=False)


def encode(segment: Segment) -> bytes:
    """Write a segment. Raises Refused("segment.malformed") when it is not one."""
    check(segment)
    trace, points = segment.trace, segment.points
    out = bytearray([_VERSION])
    for text in (trace.code, trace.source, trace.unit):
        _text(out, text)
    _number(out, trace.scale)
    _number(out, len(points))
    for column in (_instants(points), _values(points)):
        for step in column:
            _number(out, step << 1 if step >= 0 else (-step << 1) - 1)
    for flags, run in groupby(point.flags for point in points):
        _number(out, flags)
        _number(out, sum(1 for _ in run))
    return bytes(out)


def decode(raw: bytes) -> Segment:
    """Read a segment. Raises Refused("segment.malformed" | "format.unknown")."""
    if raw[:1] != bytes([_VERSION]):
        raise Refused("format.unknown" if raw else "segment.malformed")
    if len(raw) > SIZE_MAX:
        raise Refused("segment.malformed")
    source = _Bytes(raw, 1)
    try:
        segment = _read(source)
    except (IndexError, ValueError) as error:
        raise Refused("segment.malformed") from error
    if not source.ended():
        raise Refused("segment.malformed")
    check(segment)
    return segment


def cut(trace: Trace, points: Iterable[Point]) -> Iterator[Segment]:
    """Cut points, in order of time, in segments: by UTC day, never too long a one."""
    for _, group in groupby(points, key=lambda point: point.t // DAY):
        day = tuple(group)
        for start in range(0, len(day), POINTS_MAX):
            yield Segment(trace, day[start : start + POINTS_MAX])


def check(segment: Segment) -> None:
    """Raise Refused("segment.malformed") for what no segment may hold."""
    trace, points = segment.trace, segment.points
    texts = (trace.code, trace.source, trace.unit)
    sound = (
        trace.code != ""
        and all(len(text) <= TEXT_MAX for text in texts)
        and all(text.isascii() and text.isprintable() for text in texts)
        and 0 <= trace.scale <= SCALE_MAX
        and 0 < len(points) <= POINTS_MAX
        and 0 <= points[0].t <= points[-1].t <= T_MAX
        and points[0].t // DAY == points[-1].t // DAY
        and all(a.t < b.t for a, b in pairwise(points))
        and all(abs(point.value) <= VALUE_MAX for point in points)
        and all(0 <= point.flags <= _FLAGS_MAX for point in points)
    )
    if not sound:
        raise Refused("segment.malformed")


def _instants(points: Sequence[Point]) -> Iterator[int]:
    before = step = 0
    for rank, point in enumerate(points):
        yield point.t - before - step
        before, step = point.t, (point.t - before if rank else 0)


def _values(points: Sequence[Point]) -> Iterator[int]:
    before = 0
    for point in points:
        yield point.value - before
        before = point.value


def _text(out: bytearray, text: str) -> None:
    raw = text.encode()
    _number(out, len(raw))
    out += raw


def _number(out: bytearray, value: int) -> None:
    """Write an unsigned number, seven bits a byte, the lowest first (LEB128)."""
    while value > 0x7F:  # noqa: PLR2004 - seven bits
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


class _Bytes:
    """Reads numbers and texts, one after the other."""

    def __init__(self, raw: bytes, place: int) -> None:
        self._raw = raw
        self._place = place

    def number(self) -> int:
        """Read an unsigned number. Raises Refused("segment.malformed")."""
        value = shift = 0
        while shift < _BITS:
            byte = self._raw[self._place]
            self._place += 1
            value |= (byte & 0x7F) << shift
            if byte <= 0x7F and (byte or not shift):  # noqa: PLR2004 - the last byte
                return value
            shift = shift + 7 if byte else _BITS
        raise Refused("segment.malformed")

    def step(self) -> int:
        """Read a signed number: 0, -1, 1, -2…"""
        value = self.number()
        return -((value + 1) >> 1) if value & 1 else value >> 1

    def text(self) -> str:
        """Read a text."""
        size = self._at_most(TEXT_MAX)
        start, self._place = self._place, self._place + size
        return self._raw[start : self._place].decode()

    def count(self) -> int:
        """Read how many points follow."""
        return self._at_most(POINTS_MAX)

    def ended(self) -> bool:
        """Say whether all was read, and no more."""
        return self._place == len(self._raw)

    def _at_most(self, limit: int) -> int:
        value = self.number()
        if value > limit:
            raise Refused("segment.malformed")
        return value


def _read(source: _Bytes) -> Segment:
    trace = Trace(source.text(), source.text(), source.text(), source.number())
    count = source.count()
    first, *later = [source.step() for _ in range(count)]
    instants = accumulate([first, *accumulate(later)])
    values = accumulate([source.step() for _ in range(count)])
    points = map(Point, instants, values, _flags(source, count))
    return Segment(trace, tuple(points))


def _flags(source: _Bytes, count: int) -> list[int]:
    flags: list[int] = []
    while len(flags) < count:
        one, times = source.number(), source.count()
        if not times or flags[-1:] == [one]:
            raise Refused("segment.malformed")
        flags += [one] * times
    if len(flags) > count:
        raise Refused("segment.malformed")
    return flags


def held(entry: Entry | None) -> Segment | None:
    """Return the points an entry brings, None for none."""
    if entry is None or entry.kind != KIND:
        return None
    return of_day(entry.body, entry.when.text)


def of_day(raw: bytes, day: str) -> Segment | None:
    """Return the segment of a day (ISO, UTC).

    None for what another device wrote wrong, or dated wrong: it stays an entry.
    """
    try:
        segment = decode(raw)
    except Refused:
        return None
    return segment if day_of(segment.points[0].t) == day else None
