"""« Courbes de l'OMS » : where a value stands among children of one age and sex."""

import json
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import exp, isfinite, log
from statistics import NormalDist
from typing import Any, Final

from app.domain.errors import Refused
from app.rules.childhood.curves import SEXES, Curve, sourced, texts_in

SCORES: Final[Mapping[int, float]] = {
    3: -1.8807936,
    15: -1.0364334,
    50: 0.0,
    85: 1.0364334,
    97: 1.8807936,
}
"""The lines that are drawn: a centile, and its score in standard deviations."""
DAYS: Final = Decimal("30.4375")
"""Days of a month, as WHO counts them."""
_FOLDER: Final = "tables/growth/who"
_UNITS: Final = {"day": DAYS, "month": Decimal(1)}
_FAR: Final = 3
"""The score beyond which WHO measures with a ruler: the data were few there."""
_FEW: Final = 2
_UPRIGHT: Final = 1e-6
"""The power under which values do not lean: nothing is left to divide by."""
ALL: Final = 100
"""Children a centile is counted among."""


@dataclass(frozen=True, slots=True)
class Shape:
    """« L, M, S » at one age: how far values lean, their middle, how far they spread.

    Floats: off by less than 1e-9 of a value, where WHO writes scores to 0.01.
    """

    power: float
    median: float
    spread: float

    def towards(self, other: "Shape", share: float) -> "Shape":
        """Return the shape that is a *share* of the way to another."""
        return Shape(
            self.power + share * (other.power - self.power),
            self.median + share * (other.median - self.median),
            self.spread + share * (other.spread - self.spread),
        )

    def value(self, score: float) -> float:
        """Return the value of a score."""
        if abs(self.power) < _UPRIGHT:
            return self.median * exp(self.spread * score)
        lean = 1 + self.power * self.spread * score
        return float(self.median * lean ** (1 / self.power))

    def score(self, value: float) -> float:
        """Return the score of a value above 0, by WHO's rule beyond three."""
        share = value / self.median
        score = (
            (share**self.power - 1) / (self.power * self.spread)
            if abs(self.power) >= _UPRIGHT
            else log(share) / self.spread
        )
        if abs(score) <= _FAR:
            return score
        side = 1 if score > 0 else -1
        end, before = self.value(side * _FAR), self.value(side * (_FAR - 1))
        return side * _FAR + (value - end) / abs(end - before)


@dataclass(frozen=True, slots=True)
class Standard:
    """« Norme » of a *measure* (a kind's code) for a *sex*: a shape at each age.

    *ages* are in months, youngest first; between two of them shapes are drawn
    straight. *source* and *licence* say whose it is and why it may be here.
    """

    measure: str
    sex: str
    ages: Sequence[Decimal] = field(repr=False)
    shapes: Sequence[Shape] = field(repr=False)
    source: str
    licence: str

    def holds(self, age: Decimal) -> bool:
        """Say whether it knows an age in months."""
        return self.ages[0] <= age <= self.ages[-1]

    def centile(self, age: Decimal, value: Decimal) -> int:
        """Return how many children of 100 are under a value above 0, about.

        0 is under the first centile, 100 above the last one: no table says more.
        """
        return round(ALL * NormalDist().cdf(self.score(age, value)))

    def score(self, age: Decimal, value: Decimal) -> float:
        """Return the score of a value above 0, at an age it holds."""
        return self._shape(age).score(float(value))

    def line(self, centile: int, since: Decimal, until: Decimal) -> Curve:
        """Return one of the lines of SCORES, from an age to another."""
        score = SCORES[centile]
        points = [
            (age, Decimal(f"{shape.value(score):.3f}"))
            for age, shape in zip(self.ages, self.shapes, strict=True)
            if since <= age <= until
        ]
        name, whose = f"C{centile}", (self.source, self.licence)
        return Curve(self.measure, self.sex, since, until, name, points, *whose)

    def _shape(self, age: Decimal) -> Shape:
        rank = min(bisect(self.ages, age), len(self.ages) - 1)
        low, high = self.ages[rank - 1 : rank + 1]
        one, other = self.shapes[rank - 1 : rank + 1]
        return one.towards(other, float((age - low) / (high - low)))


def read_standards(text: str | bytes) -> tuple[Standard, ...]:
    """Read a file of standards (JSON: `{"tables": […], "unit": "day"|"month", …}`).

    Raises Refused("growth.unreadable"), Refused("growth.unsourced") when it does
    not say where it comes from and under which licence.
    """
    try:
        file: dict[str, Any] = json.loads(text)
        whose, unit = sourced(file), _UNITS[file["unit"]]
        return tuple(_standard(table, unit, whose) for table in file["tables"])
    except (ValueError, KeyError, TypeError, ArithmeticError, IndexError) as error:
        raise Refused("growth.unreadable") from error


@cache
def all_standards() -> tuple[Standard, ...]:
    """Every standard of WHO beside this build. Raises what `read_standards` raises."""
    folder = files("app.rules").joinpath(_FOLDER)
    return tuple(one for text in texts_in(folder) for one in read_standards(text))


def _standard(table: dict[str, Any], unit: Decimal, whose: tuple[str, str]) -> Standard:
    rows = table["rows"]
    ages = [Decimal(row[0]) / unit for row in rows]
    shapes = [Shape(*map(float, row[1:])) for row in rows]
    sound = ages == sorted(set(ages)) and len(ages) >= _FEW and all(map(_sound, shapes))
    if table["sex"] not in SEXES or not sound:
        raise ValueError
    return Standard(str(table["measure"]), table["sex"], ages, shapes, *whose)


def _sound(shape: Shape) -> bool:
    """Say whether values can be told up to the score where WHO's rule changes."""
    figures = (shape.power, shape.median, shape.spread)
    leans = [1 + side * _FAR * shape.power * shape.spread for side in (1, -1)]
    return (
        all(map(isfinite, figures))
        and shape.median > 0
        and shape.spread > 0
        and min(leans) > 0
    )
