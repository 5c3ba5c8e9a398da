"""What a person types for a measure: read, converted, bounded, dated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise

from app.domain.errors import Refused
from app.domain.when import Precision, When
from app.kinds import Field, Kind, Range, Unit

_NUMBER = re.compile(r"[+-]?\d{1,7}(?:[.,]\d{1,8})?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+", re.ASCII)
"""What counts has no part: a comma before three digits sets thousands apart."""
_MARKS = re.compile("[.,]")
_SPACES = re.compile(r"\s")
_HELD = re.compile(r"\d\s+(?!\d{3}(?!\d))\d", re.ASCII)
"""A space that sets no thousands apart: « 6 5 » may be 6,5, and is not 65."""
_AHEAD = timedelta(days=1)
_ADULT = 18


@dataclass(frozen=True, slots=True)
class TypedValues:
    """Values in the kind's own unit, beside what was typed and its unit."""

    values: tuple[Decimal, ...] = field(repr=False)
    typed: tuple[Decimal, ...] = field(repr=False)
    unit: Unit

    @property
    def converted(self) -> bool:
        """Say whether the values are not those that were typed."""
        return self.values != self.typed


def read_values(kind: Kind, texts: Sequence[str], unit: str) -> TypedValues:
    """Read what was typed; comma and dot are the same, « 128/82 » is two values.

    Of a whole value they set thousands apart: « 12.000 » steps are twelve thousand.

    Raises Refused("measure.not_a_number" | "measure.value_count" |
    "measure.unit_unknown" | "measure.not_whole").
    """
    if len(kind.fields) > 1 and len(texts) == 1:
        texts = texts[0].split("/")
    if len(texts) != len(kind.fields):
        raise Refused("measure.value_count", expected=str(len(kind.fields)))
    asked = zip(texts, kind.fields, strict=True)
    typed = tuple(_number(text, whole=one.whole) for text, one in asked)
    chosen = _unit(kind, typed, unit)
    values = tuple(chosen.converted(value) for value in typed)
    for value, one in zip(values, kind.fields, strict=True):
        if one.whole and value != value.to_integral_value():
            raise Refused("measure.not_whole", kind=kind.code)
    return TypedValues(values, typed, chosen)


def require_plausible(
    kind: Kind, values: Sequence[Decimal], *, child: bool, confirmed: bool
) -> None:
    """Check the bounds; never a clinical judgement (standards, section 3.6).

    Raises Refused("measure.out_of_range") whatever is said,
    Refused("measure.order") when the second value is not below the first,
    Refused("measure.confirm") unless *confirmed*.
    """
    asked = list(zip(values, kind.fields, strict=True))
    for rank, (value, one) in enumerate(asked):
        if not one.hard.holds(value):
            said = {"kind": kind.code, "unit": kind.unit, "rank": str(rank)}
            raise Refused("measure.out_of_range", **said)
    if kind.decreasing and any(after >= before for before, after in pairwise(values)):
        raise Refused("measure.order", kind=kind.code)
    if not confirmed and not all(
        _soft(one, child).holds(value) for value, one in asked
    ):
        raise Refused("measure.confirm", kind=kind.code)


def read_date(text: str | None, *, now: datetime, zone: tzinfo) -> When:
    """Read when it was measured: now when nothing is said, local without offset.

    Raises Refused("date.malformed" | "measure.future").
    """
    if not text:
        return When.at(now.astimezone(zone))
    when = When.parse(text)
    if when.precision is Precision.SECOND:
        moment = datetime.fromisoformat(text)
        when = When.at(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    if when.start > int((now + _AHEAD).timestamp() * 1000):
        raise Refused("measure.future")
    return when


def whole_day(when: When) -> str:
    """Return the local day of *when*, for a value that stands for all of it.

    Raises Refused("measure.day_needed") when only a month or a year is known.
    """
    if when.precision < Precision.DAY:
        raise Refused("measure.day_needed")
    return when.text[:10]


def is_child(birth_date: str, day: str) -> bool:
    """Say whether somebody born on *birth_date* (ISO, "" unknown) is under 18."""
    if not birth_date:
        return False
    return f"{int(birth_date[:4]) + _ADULT}{birth_date[4:]}" > day


def _number(text: str, *, whole: bool) -> Decimal:
    bare = _SPACES.sub("", text)
    if whole and _THOUSANDS.fullmatch(bare):
        bare = _MARKS.sub("", bare)
    if _HELD.search(text) or _NUMBER.fullmatch(bare) is None:
        raise Refused("measure.not_a_number")
    return Decimal(bare.replace(",", "."))


def _unit(kind: Kind, typed: Sequence[Decimal], name: str) -> Unit:
    if name:
        return kind.unit_named(name)
    implied = kind.implied
    if implied and all(value < implied.below for value in typed):
        return implied.unit
    return kind.units[0]


def _soft(asked: Field, child: bool) -> Range:  # noqa: FBT001 - private
    return asked.child_soft or asked.soft if child else asked.soft
