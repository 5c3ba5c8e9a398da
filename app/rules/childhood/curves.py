"""« Courbe de référence » : a data file with its origin and its licence, or nothing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from app.domain.errors import Refused

SEXES: Final = ("F", "M")
_FOLDER: Final = "tables/growth"
_FEW: Final = 2
Point = tuple[Decimal, Decimal]
"""An age in months, and the value at that age."""


@dataclass(frozen=True, slots=True)
class Curve:
    """« Courbe » of a *measure* (a kind's code) for a *sex*, between two ages (months).

    *line* is its name (`C50`, `SDNEG2`, `BMI25`…), *points* are in the kind's own
    unit, youngest first. *source* and *licence* say whose it is and why it may be
    here: without them a file is refused.
    """

    measure: str
    sex: str
    since: Decimal
    until: Decimal
    line: str
    points: Sequence[Point] = field(repr=False)
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is *read* of the files placed; *fault* is why one of them was not, or ""."""

    read: Sequence[Curve] = ()
    fault: str = ""


def read_curves(text: str | bytes) -> tuple[Curve, ...]:
    """Read a file of curves (JSON: `{"curves": […]}`, format in its folder).

    Raises Refused("growth.unreadable"), Refused("growth.unsourced") when one does
    not say where it comes from and under which licence.
    """
    try:
        rows: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)["curves"]
        return tuple(_curve(row) for row in rows)
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise Refused("growth.unreadable") from error


@cache
def all_curves() -> Beside:
    """Every curve placed beside this build: none is shipped with it but WHO's.

    Those are standards (`app.rules.childhood.standards`), not curves.
    """
    return curves_of(texts_in(files("app.rules").joinpath(_FOLDER)))


def curves_of(texts: Iterable[str | bytes]) -> Beside:
    """Read files of curves; one that is refused hides only itself, and is told."""
    found: list[Curve] = []
    fault = ""
    for text in texts:
        try:
            found += read_curves(text)
        except Refused as error:
            fault = error.code
    return Beside(tuple(found), fault)


def texts_in(folder: Traversable) -> list[bytes]:
    """Return every file `*.json` of a folder, by name; none if it is absent."""
    placed = folder.iterdir() if folder.is_dir() else ()
    return [
        one.read_bytes()
        for one in sorted(placed, key=lambda each: each.name)
        if one.name.endswith(".json")
    ]


def sourced(row: dict[str, Any]) -> tuple[str, str]:
    """Return whose figures these are, and under which licence they are here.

    Raises Refused("growth.unsourced") when either is not said.
    """
    source, licence = str(row["source"]).strip(), str(row["licence"]).strip()
    if not source or not licence:
        raise Refused("growth.unsourced")
    return source, licence


def fitting(
    curves: Iterable[Curve], measure: str, sex: str, age: Decimal
) -> list[Curve]:
    """Return the curves of a measure and a sex that hold an *age* in months.

    When several sets do, the narrowest range of ages is taken.
    """
    found = [
        one
        for one in curves
        if (one.measure, one.sex) == (measure, sex) and one.since <= age <= one.until
    ]
    narrow = min((one.until - one.since for one in found), default=None)
    return [one for one in found if one.until - one.since == narrow]


def _curve(row: dict[str, Any]) -> Curve:
    whose = sourced(row)
    since, until = (Decimal(row["ages"][name]) for name in ("from", "to"))
    points = [(Decimal(age), Decimal(value)) for age, value in row["points"]]
    ages = [age for age, _ in points]
    finite = all(one.is_finite() for point in points for one in point)
    sound = finite and ages == sorted(set(ages)) and len(points) >= _FEW
    if row["sex"] not in SEXES or not sound or not since < until:
        raise ValueError
    line, measure = str(row["line"]), str(row["measure"])
    return Curve(measure, row["sex"], since, until, line, points, *whose)
