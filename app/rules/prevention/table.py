"""« Règle de prévention » : the table of dated rules; the code knows none of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """« Règle » : whom it concerns, at what ages, who says so and since when.

    *ages* are inclusive spans of whole years, apart from one another. *sex* is `M`,
    `F`, or "" for everyone. *every* is the years after which what was done is to be
    done again, 0 for once a span. *title*, *text* and *who* are words by language
    (`fr`, `fr@falc`, `en`). One that is not *confirmed* is told, never applied.
    """

    id: str
    topic: str
    ages: tuple[tuple[int, int], ...]
    every: int
    sex: str
    title: Mapping[str, str] = field(repr=False)
    text: Mapping[str, str] = field(repr=False)
    who: Mapping[str, str] = field(repr=False)
    source: str
    year: int
    confirmed: bool


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this build, in the order of its table."""
    return read_rules(
        files("app.rules").joinpath("tables/prevention.json").read_text("utf-8")
    )


def read_rules(text: str) -> tuple[Rule, ...]:
    """Read a table of rules (JSON: `rules`, one object each, all fields present)."""
    rows: list[dict[str, Any]] = json.loads(text)["rules"]
    return tuple(
        Rule(**{**row, "ages": tuple((first, last) for first, last in row["ages"])})
        for row in rows
    )
