"""« Courbes » of a trace: what is drawn, counted and laid over one day."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate
from typing import Final

from app.domain.reading import ALL, DAY, Bucket, Kept, Point, Stretch, Trace
from app.domain.space import Space
from app.flows.periods import ALWAYS, Span
from app.flows.traces.worn import Worn, worn
from app.ports.vault import Vault

POINTS_MAX: Final = 2000
"""Points drawn one by one; above, each piece of the curve is its low and high."""
QUARTER: Final = 900
"""Seconds of a slot of the day, where days are laid over one another."""
PERCENTILES: Final = (5, 25, 50, 75, 95)
_ALIKE: Final = 28 * DAY
"""A clock changes at most once in so many seconds."""
_NEVER: Final = Stretch(1, 0)


@dataclass(frozen=True, slots=True)
class Series:
    """« Courbe » : pieces in order of time, one for each point where *exact*.

    Values are kept integers: `Trace.exact` gives the true ones. *seconds* is how
    long a piece lasts, 1 where *exact*.
    """

    trace: Trace
    pieces: tuple[Bucket, ...] = field(repr=False)
    exact: bool
    seconds: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of an hour of the local day, over all the days of a period.

    *minute* counts from midnight; *bands* are the values (kept integers) that 5, 25,
    50, 75 and 95 % of the points do not pass, by nearest rank.
    """

    minute: int
    count: int
    low: int
    high: int
    total: int
    bands: tuple[int, ...]


class Curves:
    """The traces of a space, read and never changed."""

    def __init__(self, vault: Vault, space: Space, zone: tzinfo = UTC) -> None:
        self._vault = vault
        self._space = space
        self._zone = zone

    def sources(self, code: str = "") -> list[Kept]:
        """Return the traces of a kind (every one for ""), the freshest first."""
        return self._vault.traces.kept(self._space.id, code)

    def worn(self, trace: Trace) -> Worn | None:
        """Return the device a trace was read from, None where nobody said."""
        return worn(self._vault, self._space, trace)

    def last(self, code: str) -> Kept | None:
        """Return the trace of a kind that has the latest point, with that point."""
        return next(iter(self.sources(code)), None)

    def count(self, trace: Trace, span: Span = ALWAYS) -> int:
        """Return how many points a period has."""
        return self._vault.traces.count(self._space.id, trace, self._within(span))

    def points(self, trace: Trace, span: Span = ALWAYS) -> list[Point]:
        """Return every point of a period, in order of time: of some days, not more."""
        return self._vault.traces.points(self._space.id, trace, self._within(span))

    def series(self, trace: Trace, span: Span = ALWAYS, *, width: int = 400) -> Series:
        """Return what to draw on so many pixels; nothing is hidden between two."""
        traces, space = self._vault.traces, self._space.id
        within = self._known(trace, self._within(span))
        if traces.count(space, trace, within) <= POINTS_MAX:
            points = traces.points(space, trace, within)
            drawn = tuple(Bucket(t, 1, value, value, value) for t, value, _ in points)
            return Series(trace, drawn, exact=True, seconds=1)
        seconds = -(-(within.until - within.since + 1) // width)
        pieces = traces.buckets(space, trace, within, seconds=seconds)
        return Series(trace, tuple(pieces), exact=False, seconds=seconds)

    def tally(self, trace: Trace, span: Span = ALWAYS) -> Mapping[int, int]:
        """Return how often each value (kept integers) came: any mean, any share."""
        slots = self._vault.traces.slots(self._space.id, trace, self._within(span))
        return {one.value: one.count for one in slots}

    def daily(self, trace: Trace, span: Span = ALWAYS) -> list[Quarter]:
        """Lay the days of a period over one another, by quarters of an hour."""
        traces, counted = self._vault.traces, dict[int, Counter[int]]()
        within = self._known(trace, self._within(span))
        for stretch, ahead in self._clocks(within):
            for one in traces.slots(
                self._space.id, trace, stretch, seconds=QUARTER, ahead=ahead
            ):
                values = counted.setdefault(one.slot, Counter())
                values[one.value] += one.count
        return [_quarter(slot, counted[slot]) for slot in sorted(counted)]

    def _within(self, span: Span) -> Stretch:
        """Return the seconds of local days."""
        since = self._midnight(span.first) if span.first else ALL.since
        until = self._midnight(span.last, after=1) - 1 if span.last else ALL.until
        return Stretch(max(since, ALL.since), until)

    def _midnight(self, day: str, *, after: int = 0) -> int:
        start = date.fromisoformat(day) + timedelta(days=after)
        return int(datetime.combine(start, time(), self._zone).timestamp())

    def _known(self, trace: Trace, within: Stretch) -> Stretch:
        """Keep of a stretch what lies between the first and the last point."""
        found = [one for one in self.sources(trace.code) if one.trace == trace]
        if not found:
            return _NEVER
        first, last = found[0].first.t, found[0].last.t
        return Stretch(max(within.since, first), min(within.until, last))

    def _clocks(self, within: Stretch) -> Iterator[tuple[Stretch, int]]:
        """Cut a stretch where the local clock changes; say how far ahead it is."""
        start, after = within.since, within.since + 1
        while start <= within.until:
            ahead = self._ahead(start)
            while after <= within.until and self._ahead(after) == ahead:
                after = self._change(after, min(after + _ALIKE, within.until + 1))
            yield Stretch(start, after - 1), ahead
            start, after = after, after + 1

    def _change(self, start: int, end: int) -> int:
        """Return the first second on another clock than *start*, *end* for none."""
        ahead = self._ahead(start)

        def moved(t: int) -> bool:
            return self._ahead(t) != ahead

        return start + bisect_left(range(start, end), 1, key=moved)

    def _ahead(self, t: int) -> int:
        offset = datetime.fromtimestamp(t, self._zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0


def _quarter(slot: int, times: Counter[int]) -> Quarter:
    values = sorted(times)
    passed = list(accumulate(times[value] for value in values))
    count = passed[-1]
    ranks = (-(-percent * count // 100) for percent in PERCENTILES)
    return Quarter(
        slot * QUARTER // 60,
        count,
        values[0],
        values[-1],
        sum(value * times[value] for value in values),
        tuple(values[bisect_left(passed, rank)] for rank in ranks),
    )
