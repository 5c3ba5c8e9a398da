"""« Croissance » : a child's own points over age, the reference when one is here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.age import Birth
from app.domain.childhood import Newborn
from app.domain.errors import Refused
from app.domain.posture import POSTURE
from app.domain.when import Precision, When
from app.flows.measure import Measure
from app.rules.childhood.curves import Beside, Curve, all_curves, fitting
from app.rules.childhood.standards import DAYS, Standard, all_standards

GROWN: Final = ("body-weight", "body-height", "head-circumference", "bmi")
"""What is drawn over age."""
_AT_BIRTH: Final = {
    "body-weight": ("weight", Decimal("0.001")),
    "body-height": ("height", Decimal(1)),
    "head-circumference": ("head", Decimal(1)),
}
"""The field of a birth that is the first point, and its unit in the kind's own."""
_TERM, _EARLY, _WEEK = 40, 37, 7
"""Weeks of a whole pregnancy, those under which a birth is early; days of one."""


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One value in the kind's own unit, at an *age* in months.

    *at_birth* says that it was written with the birth, not as a measure; *posture*
    how the child was held for a height, "" unsaid.
    """

    age: Decimal
    value: Decimal
    when: When
    at_birth: bool = False
    posture: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """What lies beside the build, to be drawn behind a child's points."""

    curves: Callable[[], Beside] = all_curves
    standards: Callable[[], Sequence[Standard]] = all_standards


@dataclass(frozen=True, slots=True)
class Growth:
    """« Croissance » of one *measure*: its points, youngest first, and the reference.

    It is *curves* placed there for this age and *sex*, else WHO's *standards*, in
    order of age; neither when the sex is "". *early* is how many days before term
    the child was born, 0 from 37 weeks on. *fault* is why a file of reference was
    not read: the others stay. Ages are not *exact* when the birth date is only
    partly known.
    """

    measure: str
    points: Sequence[Point] = field(default=(), repr=False)
    curves: Sequence[Curve] = ()
    standards: Sequence[Standard] = ()
    sex: str = field(default="", repr=False)
    early: int = field(default=0, repr=False)
    fault: str = ""
    exact: bool = True


def growth(
    measure: str,
    birth: Birth,
    measures: Iterable[Measure],
    *,
    newborn: Newborn | None,
    sex: str,
    references: References,
) -> Growth:
    """Put *measures* on ages since the *birth*; what has no day known has no place."""
    born = birth.first
    points = [
        Point(
            _months(born, _day(one.when)),
            one.values[0],
            one.when,
            posture=one.said.get(POSTURE, ""),
        )
        for one in measures
        if one.when.precision >= Precision.DAY and _day(one.when) >= born
    ]
    points += _first(measure, born, newborn)
    points.sort(key=lambda one: (one.age, not one.at_birth))
    known = Growth(measure, points, sex=sex, early=early(newborn), exact=birth.exact)
    return _referred(known, references)


def early(newborn: Newborn | None) -> int:
    """Return how many days before term a child was born; 0 from 37 weeks on."""
    weeks = int(newborn.weeks) if newborn and newborn.weeks else _TERM
    return (_TERM - weeks) * _WEEK if weeks < _EARLY else 0


def _referred(known: Growth, references: References) -> Growth:
    """Put curves placed for the last age behind the points, else WHO's."""
    last = known.points[-1].age if known.points else Decimal(0)
    beside = references.curves()
    curves = fitting(beside.read, known.measure, known.sex, last)
    told = replace(known, curves=curves, fault=beside.fault)
    return told if curves else _by_who(told, references)


def _by_who(known: Growth, references: References) -> Growth:
    try:
        every = references.standards()
    except Refused as error:
        return replace(known, fault=error.code)
    wanted = (known.measure, known.sex)
    found = [one for one in every if (one.measure, one.sex) == wanted]
    return replace(known, standards=sorted(found, key=lambda one: one.ages[0]))


def _first(measure: str, born: date, newborn: Newborn | None) -> list[Point]:
    name, unit = _AT_BIRTH.get(measure, ("", Decimal(1)))
    text = getattr(newborn, name, "") if newborn else ""
    if not text:
        return []
    when = When.parse(born.isoformat())
    return [Point(Decimal(0), Decimal(text) * unit, when, at_birth=True)]


def _day(when: When) -> date:
    return date.fromisoformat(when.text[:10])


def _months(born: date, day: date) -> Decimal:
    return Decimal((day - born).days) / DAYS
