"""« Croissance » : a child's own points over age, the reference when one is here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.age import Birth
from app.domain.childhood import Newborn
from app.domain.errors import Refused
from app.domain.when import Precision, When
from app.flows.measure import Measure
from app.rules.childhood.curves import Curve, fitting

GROWN: Final = ("body-weight", "body-height", "head-circumference", "bmi")
"""What is drawn over age."""
_AT_BIRTH: Final = {
    "body-weight": ("weight", Decimal("0.001")),
    "body-height": ("height", Decimal(1)),
    "head-circumference": ("head", Decimal(1)),
}
"""The field of a birth that is the first point, and its unit in the kind's own."""
_MONTH: Final = Decimal("30.4375")
"""Days of a month, on average over four years."""


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One value in the kind's own unit, at an *age* in months.

    *at_birth* says that it was written with the birth, not as a measure.
    """

    age: Decimal
    value: Decimal
    when: When
    at_birth: bool = False


@dataclass(frozen=True, slots=True)
class Growth:
    """« Croissance » of one *measure*: its points, youngest first, and the reference.

    *fault* is why a file of reference was not read, "" when all were. Ages are not
    *exact* when the birth date is only partly known.
    """

    measure: str
    points: Sequence[Point] = field(default=(), repr=False)
    curves: Sequence[Curve] = ()
    fault: str = ""
    exact: bool = True


def growth(
    measure: str,
    birth: Birth,
    measures: Iterable[Measure],
    *,
    newborn: Newborn | None,
    sex: str,
    curves: Callable[[], Sequence[Curve]],
) -> Growth:
    """Put *measures* on ages since the *birth*; what has no day known has no place."""
    born = birth.first
    points = [
        Point(_months(born, _day(one.when)), one.values[0], one.when)
        for one in measures
        if one.when.precision >= Precision.DAY and _day(one.when) >= born
    ]
    points += _first(measure, born, newborn)
    points.sort(key=lambda one: (one.age, not one.at_birth))
    try:
        last = points[-1].age if points else Decimal(0)
        lines, fault = fitting(curves(), measure, sex, last), ""
    except Refused as error:
        lines, fault = [], error.code
    return Growth(measure, points, lines, fault, birth.exact)


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
    return Decimal((day - born).days) / _MONTH
