"""« Courbe de croissance » between two ages: the child's points, the lines behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Final

from app.flows.childhood.growing import Growth, Point
from app.rules.childhood.curves import Curve
from app.rules.childhood.posture import postures
from app.rules.childhood.standards import DAYS, SCORES


class Ages(StrEnum):
    """« Âges » a curve may go through."""

    BABY = "baby"
    YOUNG = "young"
    GROWING = "growing"
    WHOLE = "whole"


SPANS: Final[Mapping[Ages, tuple[Decimal, Decimal]]] = {
    Ages.BABY: (Decimal(0), Decimal(24)),
    Ages.YOUNG: (Decimal(0), Decimal(60)),
    Ages.GROWING: (Decimal(60), Decimal(228)),
    Ages.WHOLE: (Decimal(0), Decimal(228)),
}
"""The first and the last month of each."""
_TWO_YEARS: Final = 730 / DAYS
"""Until when an early birth counts: before, lines would be those of other children."""


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A point at its *age*, since the birth or corrected, and where it stands.

    *centile* is that of `Standard`, None where nothing says it. *shift* is what the
    lines want added, where a height was taken the other way than they are drawn.
    """

    point: Point
    age: Decimal
    centile: int | None = None
    shift: Decimal = Decimal(0)

    @property
    def value(self) -> Decimal:
        """The value as it is drawn among the lines."""
        return self.point.value + self.shift


@dataclass(frozen=True, slots=True)
class Placed:
    """What is drawn of a *growth*, from a whole month to another.

    *others* counts the points of other ages, *before* those from before the term,
    which a *corrected* age leaves out.
    """

    growth: Growth
    ages: Ages
    since: Decimal
    until: Decimal
    places: Sequence[Place] = field(default=(), repr=False)
    lines: Sequence[Curve] = ()
    others: int = 0
    before: int = 0
    corrected: bool = False


def ages_of(growth: Growth) -> Ages:
    """Return the ages, as few as may be, that hold the last point."""
    last = growth.points[-1].age if growth.points else Decimal(0)
    narrow = (Ages.BABY, Ages.YOUNG)
    return next((one for one in narrow if last <= SPANS[one][1]), Ages.GROWING)


def correctable(growth: Growth, ages: Ages) -> bool:
    """Say whether an age may be corrected: until two years, for an early birth."""
    return ages is Ages.BABY and growth.early > 0


def late(growth: Growth, ages: Ages) -> bool:
    """Say whether lines wait for two years: an early birth, not corrected there."""
    return growth.early > 0 and not correctable(growth, ages) and not SPANS[ages][0]


def placed(growth: Growth, ages: Ages, *, corrected: bool) -> Placed:
    """Put a growth between two ages; *corrected* counts from the term, if it may."""
    since, until = SPANS[ages]
    corrected = corrected and correctable(growth, ages)
    shift = Decimal(growth.early) / DAYS if corrected else Decimal(0)
    told = _TWO_YEARS if late(growth, ages) else since
    every = [_place(growth, one, one.age - shift, told) for one in growth.points]
    places = [one for one in every if since <= one.age <= until]
    before = sum(one.age < 0 for one in every)
    lines = _lines(growth, told, until)
    ends = [line.points[-1][0] for line in lines] + [one.age for one in places]
    last = max(ends).to_integral_value(ROUND_CEILING) if lines else until
    return Placed(
        growth,
        ages,
        since,
        last,
        places,
        lines,
        len(every) - len(places) - before,
        before,
        corrected,
    )


def _place(growth: Growth, point: Point, age: Decimal, since: Decimal) -> Place:
    if not growth.exact or point.value <= 0 or age < since:
        return Place(point, age)
    known = (one for one in growth.standards if one.holds(age))
    standard = next(known, None)
    if standard is None:
        return Place(point, age)
    place = Place(point, age, shift=postures().shifted(point.posture, age))
    return replace(place, centile=standard.centile(age, place.value))


def _lines(growth: Growth, since: Decimal, until: Decimal) -> list[Curve]:
    """Return the lines behind, of at least two points each, the lowest first."""
    lines = [
        standard.line(centile, since, until)
        for standard in growth.standards
        for centile in SCORES
    ]
    lines += [_cut(line, since, until) for line in growth.curves]
    return [one for one in lines if len(one.points) > 1]


def _cut(line: Curve, since: Decimal, until: Decimal) -> Curve:
    points = [one for one in line.points if since <= one[0] <= until]
    return replace(line, points=points)
