"""Our table says what the pages read say, and nothing it does not name."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.vaccine import DISEASES
from app.rules.vaccination.rule import Rule
from app.rules.vaccination.table import parsed, table

READ = Path(__file__).parents[5] / "shared/data/standards/vaccination-fr-2025.json"
OURS = {"hepb-exposed", "pertussis-adult", "pertussis-pregnancy"}
"""Lines the pages say inside another one."""


def facts() -> dict[str, Any]:
    """Return the pages as they were read, by line."""
    if not READ.is_file():
        pytest.skip("no ../shared/data beside this tree")
    tree = json.loads(READ.read_text("utf-8"))
    return {one["id"]: one for one in tree["rules"]}


@pytest.mark.parametrize("rule", table().rules, ids=lambda rule: rule.id)
def test_a_line_names_its_source_or_is_to_confirm(rule: Rule) -> None:
    assert rule.sources or not rule.sure
    assert rule.diseases <= set(DISEASES)
    assert rule.who


def test_every_line_read_is_carried() -> None:
    stops = {stop.line for rule in table().rules for stop in rule.stops}
    ours = {rule.id for rule in table().rules}
    assert (ours - OURS) | stops == set(facts())


def test_the_ages_of_the_doses_are_those_read() -> None:
    pages = facts()
    for rule in table().rules:
        said = pages.get(rule.id, {}).get("doses", [])
        read = [
            one["at"][0] if isinstance(one["at"], list) else one["at"] for one in said
        ]
        ours = list(rule.turns.at) if rule.turns else [one.text for one in rule.steps]
        if read and rule.id not in {"hpv", "rotavirus"}:
            assert ours == read, rule.id


def test_what_is_to_confirm_there_is_to_confirm_here() -> None:
    pages = facts()
    unsure = {name for name, one in pages.items() if one["status"] == "to confirm"}
    assert {rule.id for rule in table().rules if not rule.sure} == unsure


def test_a_last_age_that_no_page_gives_is_ours_and_says_so() -> None:
    for name, page in facts().items():
        rule = next((one for one in table().rules if one.id == name), None)
        given = page.get("population") or page.get("catch_up", {}).get("until")
        bounds = [group.closes for group in rule.who] if rule else []
        if rule and any(bounds) and not given:
            assert rule.own_bound, name


def test_the_cohorts_of_the_obligations_are_those_read() -> None:
    pages = facts()
    for rule in table().rules:
        said = pages.get(rule.id, {}).get("mandatory")
        bound = rule.mandatory
        assert (said or {}).get("born_from") == (bound and bound.born_from.isoformat())


def test_the_file_says_it_is_no_official_publication() -> None:
    place = Path(parsed.__code__.co_filename).parent / "tables/france-2025.json"
    assert "Not an official publication" in json.loads(place.read_text())["warning"]


@pytest.mark.parametrize(
    "wrong",
    [{"steps": [{"age": "soon"}]}, {"sources": ["nobody"]}, {"who": [{"fact": 1}]}],
)
def test_a_wrong_line_is_refused(wrong: dict[str, Any]) -> None:
    line = {
        "id": "x",
        "label": "x",
        "diseases": [],
        "sources": [],
        "status": "read",
        "who": [{}],
    }
    tree = {"title": "", "year": 1, "checked": "2026-01-01", "sources": {}}
    assert parsed({**tree, "rules": [line]}).rules
    with pytest.raises((ValueError, KeyError)):
        parsed({**tree, "rules": [line | wrong]})
