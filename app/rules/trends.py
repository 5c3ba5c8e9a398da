"""« Constats » : what a person's own values do, by rules kept as a table."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from app.domain.target import Target

ANY = "*"
"""The measure of a rule that holds for every one."""
_HUNDRED = Decimal(100)


class Dated(NamedTuple):
    """One measure: its local day, its values in the kind's own unit."""

    day: date
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule speaks: *sort* of trend, over so many *days*.

    `rise` and `fall` compare the last value with the first one of these days;
    `mean_rise` and `mean_fall` their mean with that of as many days before; all
    from *by* (own unit) and *percent*, 0 for none. `above` and `below` want the
    last *count* measures outside the person's own target.
    """

    sort: str
    days: int
    by: Decimal = Decimal(0)
    percent: Decimal = Decimal(0)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """« Règle » : one row of the table; its words by language, where it comes from."""

    id: str
    measure: str
    condition: Condition
    text: Mapping[str, str]
    rule: Mapping[str, str]
    source: str
    year: int
    status: str

    def about(self, kind: str) -> bool:
        """Say whether it speaks of this kind of measure."""
        return self.measure in (kind, ANY)


@dataclass(frozen=True, slots=True)
class Trend:
    """« Constat » : a rule that holds, by how much (own unit), in share of before."""

    rule: Rule
    kind: str
    change: Decimal = field(default=Decimal(0), repr=False)
    share: Decimal = field(default=Decimal(0), repr=False)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the table."""
    raw = files("app.rules").joinpath("tables/trends.json").read_text("utf-8")
    return tuple(_rule(row) for row in json.loads(raw)["rules"])


def trends(
    kind: str, measures: Sequence[Dated], targets: Sequence[Target], today: date
) -> list[Trend]:
    """Return what the measures of a kind, oldest first, say today by every rule.

    Targets are those of the person, one a value; the first value alone rises or falls.
    """
    ordered = [one for one in measures if one.day <= today]
    found = (
        _SORTS[rule.condition.sort](rule, kind, ordered, (targets, today))
        for rule in rules()
        if rule.about(kind)
    )
    return [one for one in found if one]


_Beside = tuple[Sequence[Target], date]


def _ends(
    rule: Rule, kind: str, measures: Sequence[Dated], beside: _Beside
) -> Trend | None:
    """Compare the last value with the first one."""
    recent = _since(measures, beside[1], rule.condition.days)
    if len({one.day for one in recent}) < 2:  # noqa: PLR2004 - a way needs two days
        return None
    return _moved(rule, kind, recent[0].values[0], recent[-1].values[0])


def _means(
    rule: Rule, kind: str, measures: Sequence[Dated], beside: _Beside
) -> Trend | None:
    """Compare the mean of these days with the mean of as many days before."""
    days, today = rule.condition.days, beside[1]
    recent = _since(measures, today, days)
    past = _since(measures, today - timedelta(days=days), days)
    if not recent or not past:
        return None
    return _moved(rule, kind, _mean(past), _mean(recent))


def _outside(
    rule: Rule, kind: str, measures: Sequence[Dated], beside: _Beside
) -> Trend | None:
    """Look whether the last measures are all on one side of the target."""
    targets, today = beside
    count = rule.condition.count
    last = _since(measures, today, rule.condition.days)[-count:]
    side = Target.above if rule.condition.sort == "above" else Target.below
    out = [
        any(side(aim, one) for aim, one in zip(targets, each.values, strict=False))
        for each in last
    ]
    return Trend(rule, kind) if len(out) == count and all(out) else None


_SORTS: Mapping[str, Callable[..., Trend | None]] = {
    **dict.fromkeys(("rise", "fall"), _ends),
    **dict.fromkeys(("mean_rise", "mean_fall"), _means),
    **dict.fromkeys(("above", "below"), _outside),
}


def _moved(rule: Rule, kind: str, before: Decimal, now: Decimal) -> Trend | None:
    """Return the trend when *now* lies far enough from *before*, on its side."""
    asked = rule.condition
    change = now - before if asked.sort.endswith("rise") else before - now
    share = change / abs(before) * _HUNDRED if before else Decimal(0)
    enough = change > 0 and change >= asked.by and share >= asked.percent
    return Trend(rule, kind, change, share) if enough else None


def _since(measures: Sequence[Dated], last: date, days: int) -> list[Dated]:
    first = last - timedelta(days=days - 1)
    return [one for one in measures if first <= one.day <= last]


def _mean(measures: Sequence[Dated]) -> Decimal:
    return sum((one.values[0] for one in measures), Decimal(0)) / len(measures)


def _rule(row: Mapping[str, Any]) -> Rule:
    asked = row["condition"]
    condition = Condition(
        asked["sort"],
        asked["days"],
        Decimal(asked.get("by", 0)),
        Decimal(asked.get("percent", 0)),
        asked.get("count", 0),
    )
    return Rule(**{**row, "condition": condition})
