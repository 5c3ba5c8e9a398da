"""« Mon capteur » : what a trace of glucose says of a day, of a period, of all days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.reading import DAY, Kept, Trace
from app.domain.target import Target
from app.domain.when import When
from app.flows.making import Taken
from app.flows.measures import Measures
from app.flows.measuring.targets import Targets
from app.flows.periods import Span
from app.flows.traces.curves import Curves, Quarter, Series
from app.kinds import Unit, kind
from app.ports.world import Clock
from app.rules.references import references
from app.rules.sensor import (
    Shares,
    enough,
    management_of,
    mean_of,
    shares_of,
    variation_of,
)

GLUCOSE: Final = "interstitial-glucose"
INDICATOR: Final = "glucose-management"
_CODES: Final = {7: "GEN-275", 14: "GEN-276", 30: "GEN-277", 90: "GEN-278"}
"""How the guide names the days a mean stands for; another code for other lengths."""
_HALF_HOUR: Final = 1800


@dataclass(frozen=True, slots=True)
class Figures:
    """What the readings of some days say, in mg/dL.

    *share* is how much of the time was read, *aim* what the shares are counted
    against, *own* when the person set it. *management* is in %, None when too
    little was read for it to mean something.
    """

    count: int
    days: int
    share: Decimal = field(repr=False)
    mean: Decimal = field(repr=False)
    variation: Decimal = field(repr=False)
    shares: Shares = field(repr=False)
    aim: Target = field(repr=False)
    own: bool
    management: Decimal | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen of one of the *traces* over a period; *figures* None if empty."""

    traces: tuple[Kept, ...] = field(repr=False)
    trace: Trace
    aim: Target
    own: bool
    figures: Figures | None = field(default=None, repr=False)
    quarters: tuple[Quarter, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Sensor:
    """Reads the traces of interstitial glucose; keeps their mean when asked."""

    traces: Curves
    targets: Targets
    measures: Measures
    now: Clock
    zone: tzinfo

    def found(self) -> list[Kept]:
        """Return the traces that can be read, the freshest first."""
        return readable(self.traces, GLUCOSE)

    def at(self, t: int) -> "Sensor":
        """Return the same as it was seen at a second (since 1970 UTC)."""
        then = datetime.fromtimestamp(t, UTC)
        return replace(self, now=lambda: then)

    def glance(self, days: int, *, rank: int = 0) -> Glance | None:
        """Return what a period of the trace of that *rank* says, None for no trace."""
        traces = tuple(self.found())
        if not traces:
            return None
        trace = traces[min(rank, len(traces) - 1)].trace
        figures, (aim, own) = self.figures(trace, days), self.aim()
        if figures is None:
            return Glance(traces, trace, aim, own)
        quarters = tuple(self.overlay(trace, days))
        return Glance(traces, trace, aim, own, figures, quarters)

    def span(self, days: int) -> Span:
        """Return the last *days* local days, today included."""
        return Span.days(days, self.today())

    def figures(self, trace: Trace, days: int) -> Figures | None:
        """Say what the last *days* days hold, None for nothing."""
        span = self.span(days)
        tally = exact_of(trace, self.traces.tally(trace, span))
        if not tally:
            return None
        aim, own = self.aim()
        mean, share = mean_of(tally), self._share(trace, span)
        return Figures(
            count=sum(tally.values()),
            days=days,
            share=share,
            mean=mean,
            variation=variation_of(tally),
            shares=shares_of(tally, aim),
            aim=aim,
            own=own,
            management=management_of(mean) if enough(days, share) else None,
        )

    def aim(self) -> tuple[Target, bool]:
        """Return the person's own target, else the published range; whether own."""
        (own,) = self.targets.of(GLUCOSE)
        return (own, True) if own else (references()[GLUCOSE].bounds, False)

    def overlay(self, trace: Trace, days: int) -> list[Quarter]:
        """Lay the last *days* days over one another."""
        return self.traces.daily(trace, self.span(days))

    def course(self, trace: Trace, days: int, width: int) -> Series:
        """Return the curve of the last *days* days, in at most *width* pieces."""
        return self.traces.series(trace, self.span(days), width=width)

    def day(self, trace: Trace, day: str, width: int) -> Series:
        """Return the curve of one local day (ISO)."""
        return self.traces.series(trace, Span(day, day), width=width)

    def keep(self, trace: Trace, days: int) -> list[Entry]:
        """Note the mean of these days, and the indicator, among the measures.

        Raises Refused("sensor.too_little") when too little was read.
        """
        found = self.figures(trace, days)
        if found is None or found.management is None:
            raise Refused("sensor.too_little")
        when = When.at(self._local())
        said = {"days": _CODES.get(days, "GEN-092.08.05")}
        means = {GLUCOSE: Decimal(round(found.mean)), INDICATOR: found.management}
        return self.measures.keep(
            [
                Taken(kind(code), (value,), when, said=said, by="sensor")
                for code, value in means.items()
            ]
        )

    def today(self) -> date:
        """Return the last day there is to see."""
        return self._local().date()

    def _local(self) -> datetime:
        return self.now().astimezone(self.zone)

    def _share(self, trace: Trace, span: Span) -> Decimal:
        """Return how much of a period was read, counted by half hours, 1 at most."""
        now = self._local()
        start = datetime.fromisoformat(span.first).replace(tzinfo=self.zone)
        passed = max(int((now - start).total_seconds()), DAY)
        width = passed // _HALF_HOUR
        drawn = self.traces.series(trace, span, width=width)
        seconds = max(drawn.seconds, _HALF_HOUR) if drawn.exact else drawn.seconds
        halves = {piece.t // seconds for piece in drawn.pieces}
        return min(Decimal(len(halves) * seconds) / passed, Decimal(1))


def exact_of(trace: Trace, tally: Mapping[int, int]) -> dict[Decimal, int]:
    """Return a tally in mg/dL."""
    return {in_own_unit(trace, value): count for value, count in tally.items()}


def in_own_unit(trace: Trace, value: int) -> Decimal:
    """Return a kept value in the unit of its kind, whatever the unit of its trace.

    Raises Refused("measure.unit_unknown").
    """
    return _unit_of(trace.code, trace.unit).converted(trace.exact(value))


@lru_cache(maxsize=64)
def _unit_of(code: str, unit: str) -> Unit:
    """Find a unit once for the thousands of values of a trace."""
    return kind(code).unit_named(unit)


def readable(traces: Curves, code: str) -> list[Kept]:
    """Return the traces of a kind whose unit is known: another device may write any."""
    units = kind(code).units
    return [
        one
        for one in traces.sources(code)
        if any(unit.named(one.trace.unit) for unit in units)
    ]


def next_day(day: str, step: int) -> str:
    """Return the day that many days after an ISO day."""
    moved = datetime.fromisoformat(day).date() + timedelta(days=step)
    return moved.isoformat()
