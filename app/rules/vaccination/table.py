"""« Table de vaccination » : dated rules read from a file, each with its source."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from app.domain.vaccine import Fact
from app.rules.vaccination.lapses import BIRTH, Lapse
from app.rules.vaccination.reading import conflict, terms
from app.rules.vaccination.rule import (
    Credit,
    Group,
    Mandatory,
    Rule,
    Scheme,
    Season,
    Step,
    Stop,
    Table,
    Turns,
)

FRANCE: Final = "france-2025"
_READ: Final = "read"

Row = Mapping[str, Any]


@cache
def table(name: str = FRANCE) -> Table:
    """Return the table of this name."""
    place = files("app.rules.vaccination").joinpath(f"tables/{name}.json")
    return parsed(json.loads(place.read_text("utf-8")))


def parsed(tree: Row) -> Table:
    """Read a table. Raises KeyError or ValueError for one that is not."""
    sources = dict(tree["sources"])
    return Table(
        title=tree["title"],
        year=tree["year"],
        checked=date.fromisoformat(tree["checked"]),
        rules=tuple(_rule(row, sources) for row in tree["rules"]),
        sources=sources,
        conflicts=tuple(conflict(row) for row in tree.get("conflicts", [])),
    )


def _rule(row: Row, sources: Mapping[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        label=row["label"],
        diseases=frozenset(row["diseases"]),
        sources=tuple(sources[one] for one in row["sources"]),
        sure=row["status"] == _READ,
        who=tuple(_group(one) for one in row["who"]),
        steps=_steps(row.get("steps", [])),
        schemes=tuple(_scheme(one) for one in row.get("schemes", [])),
        stops=tuple(_stop(one, sources) for one in row.get("stops", [])),
        turns=_turns(row["turns"]) if "turns" in row else None,
        season=_season(row) if "season" in row else None,
        credit=_credit(row["credit"]) if "credit" in row else None,
        mandatory=_mandatory(row["mandatory"]) if "mandatory" in row else None,
        counts_until=_lapse(row, "counts_until"),
        starts_until=_lapse(row, "starts_until"),
        asks_until=_lapse(row, "asks_until"),
        fresh=_lapse(row, "fresh"),
        checked_if=frozenset(Fact(one) for one in row.get("checked_if", [])),
        catch_up=row.get("catch_up", False),
        depends=row.get("depends", False),
        own_bound=row.get("who_status", _READ) != _READ,
    )


def _steps(rows: Sequence[Row]) -> tuple[Step, ...]:
    return tuple(_step(row) for row in rows)


def _step(row: Row) -> Step:
    return Step(
        age=Lapse.parse(row["age"]),
        text=row["age"],
        least=Lapse.parse(row.get("least", row["age"])),
        until=_lapse(row, "until"),
        gap=_lapse(row, "interval"),
        sure_gap=row.get("interval_status", _READ) == _READ,
        sure=row.get("status", _READ) == _READ,
        early_from=_lapse(row, "early_from") or BIRTH,
        products=tuple(row.get("products", [])),
        terms=terms(row),
    )


def _group(row: Row) -> Group:
    return Group(
        opens=_lapse(row, "from") or BIRTH,
        closes=_lapse(row, "until"),
        born_from=_date(row, "born_from"),
        born_before=_date(row, "born_before"),
        sex=row.get("sex", ""),
        fact=Fact(row["fact"]) if "fact" in row else None,
        passing=row.get("passing", False),
        sure=row.get("status", _READ) == _READ,
    )


def _scheme(row: Row) -> Scheme:
    bounds = Lapse.parse(row["start_from"]), Lapse.parse(row["start_until"])
    return Scheme(*bounds, _steps(row["steps"]))


def _stop(row: Row, sources: Mapping[str, str]) -> Stop:
    read = tuple(sources[one] for one in row["sources"])
    return Stop(frozenset(row["diseases"]), Lapse.parse(row["at"]), row["line"], read)


def _turns(row: Row) -> Turns:
    every, early = Lapse.parse(row["every"]), Lapse.parse(row["early"])
    return Turns(tuple(row["at"]), every, early)


def _season(row: Row) -> Season:
    opens, closes = (
        (int(month), int(day))
        for month, day in (row["season"][end].split("-") for end in ("from", "until"))
    )
    return Season(opens, closes, row.get("season_status", _READ) == _READ)


def _credit(row: Row) -> Credit:
    return Credit(row["disease"], date.fromisoformat(row["before"]))


def _mandatory(row: Row) -> Mandatory:
    force = _date(row, "in_force_from") or date.min
    return Mandatory(date.fromisoformat(row["born_from"]), force)


def _lapse(row: Row, name: str) -> Lapse | None:
    return Lapse.parse(row[name]) if name in row else None


def _date(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if name in row else None
