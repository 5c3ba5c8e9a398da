"""What the readings of a glucose sensor say together: mean, shares, indicator."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from app.domain.target import Target

Tally = Mapping[Decimal, int]
"""How often each value came, in mg/dL."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Shares:
    """« Temps dans la cible » : shares of the readings, one in all."""

    below: Decimal = field(repr=False)
    inside: Decimal = field(repr=False)
    above: Decimal = field(repr=False)


def mean_of(tally: Tally) -> Decimal:
    """Return the mean of at least one reading."""
    total = sum((value * count for value, count in tally.items()), Decimal(0))
    return total / sum(tally.values())


def variation_of(tally: Tally) -> Decimal:
    """Return the coefficient of variation: standard deviation over mean."""
    mean = mean_of(tally)
    if not mean:
        return Decimal(0)
    squares = ((value - mean) ** 2 * count for value, count in tally.items())
    spread = sum(squares, Decimal(0))
    return (spread / sum(tally.values())).sqrt() / mean


def shares_of(tally: Tally, aim: Target) -> Shares:
    """Return what share of the readings lies below, within and above."""
    count = Decimal(sum(tally.values()))
    below = sum(times for value, times in tally.items() if aim.below(value))
    above = sum(times for value, times in tally.items() if aim.above(value))
    return Shares(below / count, (count - below - above) / count, above / count)


def management_of(mean: Decimal) -> Decimal:
    """Return « l'indicateur de gestion du glucose » of a mean in mg/dL, in %.

    constant + slope × mean, to one decimal (`tables/sensor.json` names the source).
    """
    row = rules()["management"]
    value = Decimal(row["constant"]) + Decimal(row["slope"]) * mean
    return value.quantize(_TENTH, ROUND_HALF_UP)


def enough(days: int, share: Decimal) -> bool:
    """Say whether so many days, read for that *share* of the time, are enough."""
    row = rules()["enough"]
    return days >= int(row["days"]) and share >= Decimal(row["share"])


@cache
def rules() -> Mapping[str, Any]:
    """Return the table: each row with its source, its year and its status."""
    raw = files("app.rules").joinpath("tables/sensor.json").read_text("utf-8")
    table: Mapping[str, Any] = json.loads(raw)
    return table
