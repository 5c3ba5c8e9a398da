"""What each resource of the profile must have, as a table; what is wrong, by its path.

A rule bears on every element at *at*, or on those that have its `with` (a slice). It
counts them in each parent (`min`, `max`), bounds their value (`in`, `matches`), and
may hold only `when` something is there, or `unless` it is. The answers a kind offers
are its value sets.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from app.domain.errors import Broken
from app.domain.topic import Ask, Path, Shape, Slice
from app.fhir.exact import Tree
from app.fhir.paths import find, holds
from app.fhir.terms import UNKNOWN
from app.kinds import Kind

_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
_TIME = r"(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:[0-5]\d))?)?)?"
_DATE = re.compile(_DAY + _TIME, re.ASCII)
_MANY = 1_000_000

Rule = Mapping[str, Any]
Places = list[tuple[str, Any]]
"""Nodes of a resource, each with its path."""


def faults(tree: Tree, kind: Kind) -> list[str]:
    """Return the path of each thing that is wrong, and which rule it breaks.

    `AllergyIntolerance.reaction[0].manifestation: min`. An empty list is a resource
    that may be written.
    """
    rules, name = _table(), kind.resource
    if tree.get("resourceType") != name:
        return [f"{name}.resourceType: in"]
    found = [
        fault
        for rule in (*rules["every"], *rules[name])
        for fault in _broken(tree, rule, name)
    ]
    asks = kind.topic.asks if kind.topic else ()
    return list(
        dict.fromkeys(
            [*found, *(one for ask in asks for one in _asked(tree, ask, name))]
        )
    )


def require(tree: Tree, kind: Kind, known: Tree | None = None) -> Tree:
    """Return *tree* if nothing is wrong in it, but what was already in *known*.

    Raises Broken("fhir.invalid"), its `faults` the paths.
    """
    before = faults(known, kind) if known else []
    new = [one for one in faults(tree, kind) if one not in before]
    if new:
        raise Broken("fhir.invalid", faults=", ".join(new))
    return tree


def _broken(tree: Tree, rule: Rule, name: str) -> Iterator[str]:
    if not _bears(tree, rule, name):
        return
    *above, last = rule["at"].split(".")
    for where, parent in _at(tree, above, name):
        found = _children(where, parent, last)
        held = [one for one in found if holds(one[1], rule.get("with", one[1]))]
        if len(held) < rule.get("min", 0):
            yield f"{where}.{last}: min"
        if len(held) > rule.get("max", _MANY):
            yield f"{where}.{last}: max"
        yield from (f"{place}: in" for place, one in held if not _among(one, rule))


def _bears(tree: Tree, rule: Rule, name: str) -> bool:
    """Say whether a rule holds for this resource."""
    for word, wanted in (("when", True), ("unless", False)):
        if word in rule:
            asked = rule[word]
            nodes = _at(tree, asked["at"].split("."), name)
            there = any(holds(one, asked.get("holds", one)) for _, one in nodes)
            if there is not wanted:
                return False
    return True


def _among(value: Any, rule: Rule) -> bool:  # noqa: ANN401 - any JSON
    if "in" in rule:
        return any(value is one or value == one for one in rule["in"])
    if "matches" not in rule:
        return True
    return isinstance(value, str) and bool(re.fullmatch(rule["matches"], value))


def _at(tree: Any, names: list[str], where: str) -> Places:  # noqa: ANN401 - any JSON
    places = [(where, tree)]
    for name in names:
        places = [one for place, node in places for one in _children(place, node, name)]
    return places


def _children(where: str, node: Any, name: str) -> Places:  # noqa: ANN401 - any JSON
    found = node.get(name) if isinstance(node, dict) else None
    if isinstance(found, list):
        return [(f"{where}.{name}[{at}]", one) for at, one in enumerate(found)]
    return [] if found is None else [(f"{where}.{name}", found)]


def _asked(tree: Tree, ask: Ask, name: str) -> Iterator[str]:
    """Check one answer: there if it must be, a day, one of those offered."""
    found, where = find(tree, ask.at), f"{name}.{_written(ask.at)}"
    if found in (None, UNKNOWN):
        if ask.needed:
            yield f"{where}: min"
        return
    if ask.system:
        found = find(found, ("coding", Slice({"system": ask.system}), "code"))
    offered = {one.code for one in ask.options}
    if offered and found not in offered:
        yield f"{where}: in"
    if ask.shape is Shape.DATE and not _DATE.fullmatch(str(found)):
        yield f"{where}: date"


def _written(path: Path) -> str:
    """Return a path as it is read: `telecom[phone].value`."""
    told = ""
    for step in path:
        told += f".{step}" if isinstance(step, str) else f"[{_item(step)}]"
    return told.removeprefix(".")


def _item(step: int | Slice) -> str:
    if isinstance(step, int):
        return str(step)
    pattern: Any = step.pattern
    while isinstance(pattern, Mapping | list):
        pattern = (
            [*pattern.values()][-1] if isinstance(pattern, Mapping) else pattern[0]
        )
    return str(pattern)


@cache
def _table() -> Mapping[str, Any]:
    raw = files("app.fhir").joinpath("tables/constraints.json").read_text("utf-8")
    table: Mapping[str, Any] = json.loads(raw)
    return table
