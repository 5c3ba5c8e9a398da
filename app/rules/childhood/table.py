"""« Examens de l'enfant » : the twenty examinations and three certificates, as data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from app.domain.age import Birth, later


@dataclass(frozen=True, slots=True)
class Offset:
    """A length after the birth: calendar years and months, then days (may be < 0)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, born: date) -> date:
        """Return the day that is so much after *born*."""
        return later(born, years=self.years, months=self.months, days=self.days)


@dataclass(frozen=True, slots=True)
class Stage:
    """« Étape » : an examination or a certificate, and its window after the birth.

    Both ends are inclusive. *label* is words by language. One that is not
    *confirmed* is shown as such.
    """

    id: str
    label: Mapping[str, str] = field(repr=False)
    since: Offset
    until: Offset
    source: str
    year: int
    confirmed: bool

    def window(self, birth: Birth) -> tuple[date, date]:
        """Return the first and the last day it may be for somebody so born."""
        return self.since.after(birth.first), self.until.after(birth.last)


@cache
def examinations() -> tuple[Stage, ...]:
    """The twenty examinations of the health booklet, in the order of ages."""
    table = _table()
    return tuple(_stage(row, table) for row in table["examinations"])


@cache
def certificates() -> tuple[Stage, ...]:
    """The certificates of the 8th day, the 9th and the 24th month."""
    table = _table()["certificates"]
    return tuple(_stage(row, table) for row in table["rows"])


def _stage(row: Mapping[str, Any], table: Mapping[str, Any]) -> Stage:
    said = table["source"], table["year"], table["confirmed"]
    window = Offset(**row["from"]), Offset(**row["to"])
    return Stage(row["id"], row["label"], *window, *said)


@cache
def _table() -> dict[str, Any]:
    raw = files("app.rules").joinpath("tables/childhood.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(raw)
    return table
