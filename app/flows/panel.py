"""« Tableau de mesures » : the tiles a person wants, in their order and units."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from app.domain.reading import Kept
from app.domain.target import Target
from app.flows.measure import Measure
from app.flows.measuring.sensor import GLUCOSE, readable
from app.flows.measuring.targets import Targets
from app.flows.periods import ALWAYS, Drift, Span, Summary, drift, summed
from app.flows.preferences import Preferences
from app.flows.readings import Readings, measured
from app.flows.traces.curves import Curves
from app.kinds import Kind
from app.ports.world import Clock

AREA = "measures"
_UNIT = "unit:"
_MONTH = 30
_FITTING = (90, 365, 1095)
_ENOUGH = 10
"""Measures a period needs to be worth a curve."""
RECENT = 30
"""Measures a tile's small curve shows at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A kind in the person's order, *hidden* or not, *noted* at least once or not."""

    kind: Kind
    hidden: bool
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """What a tile shows: the *last* measure, the *recent* ones (newest first), and
    how this month's average stands beside the month before, None if one is empty.
    *worn* is the last reading of a sensor, where one gives this kind."""

    kind: Kind
    last: Measure | None
    recent: Sequence[Measure] = field(default=(), repr=False)
    drift: Drift | None = None
    worn: Kept | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Period:
    """The *measures* of one *span*, newest first, and what they say together.

    *before* sums up as many days just before, None when there is nothing to compare
    with. *ever* says whether the kind has any measure, *aside* whether some were
    withdrawn or corrected. *targets* are what the person aims at, one a value, and
    *inside* how many measures reach all of them. *worn* says that a sensor gives
    this kind.
    """

    kind: Kind
    span: Span
    measures: Sequence[Measure] = field(default=(), repr=False)
    summary: Summary | None = None
    before: Summary | None = None
    ever: bool = False
    aside: bool = False
    targets: tuple[Target, ...] = ()
    worn: bool = False

    def part(self, rank: int) -> "Period":
        """Return the same period with one of its values alone."""
        alone = self.kind.fields[rank]
        return replace(
            self,
            kind=replace(self.kind, label=alone.label, fields=(alone,)),
            measures=[
                replace(one, values=(one.values[rank],)) for one in self.measures
            ],
            summary=self.summary and self.summary.part(rank),
            before=self.before and self.before.part(rank),
            targets=self.targets[rank : rank + 1],
        )

    @property
    def inside(self) -> int:
        """How many measures lie within the person's targets."""
        return sum(
            all(
                aim.holds(value)
                for aim, value in zip(self.targets, one.values, strict=False)
            )
            for one in self.measures
        )

    @property
    def drift(self) -> Drift | None:
        """How its average stands beside the one before."""
        if self.summary is None or self.before is None:
            return None
        return drift(self.summary, self.before)


class Panel:
    """What a person chose of their measures; the choice follows them everywhere."""

    def __init__(
        self,
        readings: Readings,
        traces: Curves,
        preferences: Preferences,
        now: Clock,
        zone: tzinfo,
    ) -> None:
        self._readings = readings
        self._traces = traces
        self._preferences = preferences
        self._now = now
        self._zone = zone
        self.targets = Targets(preferences)

    def kind(self, code: str) -> Kind:
        """Return a kind of measure, shown in the unit the person chose."""
        found = measured(code)
        return found.shown_in(self._preferences.get(_UNIT + found.code))

    def choose_unit(self, code: str, label: str) -> None:
        """Show a kind in this unit from now on, on every device."""
        unit = measured(code).unit_named(label)
        self._preferences.put(_UNIT + code, unit.label)

    def places(self) -> list[Place]:
        """Return every kind in the person's order; those noted first at the start."""
        codes = [kind.code for kind in self._readings.kinds()]
        noted = {
            code for code in codes if self._readings.last(code) or self._worn(code)
        }
        codes.sort(key=lambda code: code not in noted)
        shown = self._preferences.arrangement(AREA, codes)
        return [
            Place(self.kind(one.code), one.hidden, one.code in noted) for one in shown
        ]

    def faces(self) -> list[Face]:
        """Return what each tile shows, hidden ones left out."""
        return [self._face(one.kind) for one in self.places() if not one.hidden]

    def last_days(self, count: int) -> Span:
        """Return the last *count* local days, today included."""
        return Span.days(count, self._now().astimezone(self._zone).date())

    def fitting(self, code: str) -> int:
        """Return the fewest days worth a curve, 0 for the whole of it."""
        for days in _FITTING:
            if len(self._readings.within(code, self.last_days(days))) >= _ENOUGH:
                return days
        return 0

    def period(self, code: str, span: Span = ALWAYS) -> Period:
        """Return what one kind says over a period."""
        read, kind = self._readings, self.kind(code)
        found, eve = read.within(kind.code, span), span.before
        return Period(
            kind,
            span,
            found,
            summed(found),
            summed(read.within(kind.code, eve)) if eve else None,
            ever=bool(found or read.last(kind.code)),
            aside=bool(read.withdrawn(kind.code, limit=1)),
            targets=self.targets.of(kind.code),
            worn=self._worn(kind.code) is not None,
        )

    def hide(self, code: str) -> None:
        """Take a kind off the tiles; its measures stay."""
        self._preferences.hide(AREA, code)

    def show(self, code: str) -> None:
        """Put a kind back among the tiles."""
        self._preferences.show(AREA, code)

    def move(self, code: str, step: int) -> None:
        """Move a kind one place up (-1) or down (1)."""
        codes = [one.kind.code for one in self.places()]
        self._preferences.move(AREA, code, step, codes)

    def _worn(self, code: str) -> Kept | None:
        """Return the sensor that gives a kind: of glucose alone, today."""
        found = readable(self._traces, code) if code == GLUCOSE else []
        return found[0] if found else None

    def _face(self, kind: Kind) -> Face:
        recent = self._readings.series(kind.code, limit=RECENT)
        worn = self._worn(kind.code)
        if not recent:
            return Face(kind, None, worn=worn)
        month = self.period(kind.code, self.last_days(_MONTH))
        return Face(kind, recent[0], recent, month.drift, worn)
