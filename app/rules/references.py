"""« Repères » : published ranges of a measure, each with its source; no judgement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from app.domain.target import Target


@dataclass(frozen=True, slots=True)
class Reference:
    """« Repère » : bounds in the kind's own unit, where they come from, their year.

    One *unsure* is still to be checked against its source, and says so.
    """

    bounds: Target
    source: str
    year: int
    unsure: bool


@cache
def references() -> Mapping[str, Reference]:
    """Every published range we may show, by kind."""
    raw = files("app.rules").joinpath("tables/references.json").read_text("utf-8")
    return {
        row["kind"]: Reference(
            Target(Decimal(row["low"]), Decimal(row["high"])),
            row["source"],
            row["year"],
            unsure=row["status"] != "relu",
        )
        for row in json.loads(raw)["references"]
    }
