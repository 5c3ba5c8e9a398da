"""Each rule of the profile's resources bites, and says where."""

from typing import Any

import pytest

from app.domain.errors import Broken
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact, statement
from app.fhir.constraints import Rule, _table, faults, require
from app.kinds import Kind, kind
from tests.app.profiles import asked_kinds, full, topic_of

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
KINDS = pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)


def whole(chosen: Kind) -> exact.Tree:
    """Return a line of a kind that says everything and is over, as FHIR has it."""
    body = statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
    return exact.read(body)


def each(tree: exact.Tree, names: list[str]) -> list[Any]:
    """Return every node at a dotted path, lists walked through."""
    nodes: list[Any] = [tree]
    for name in names:
        found = [one.get(name) for one in nodes if isinstance(one, dict)]
        nodes = [
            item
            for one in found
            if one is not None
            for item in (one if isinstance(one, list) else [one])
        ]
    return nodes


def sinned(tree: exact.Tree, rule: Rule) -> exact.Tree | None:
    """Return a resource that breaks a rule, None where it does not bear on it."""
    *above, last = rule["at"].split(".")
    parents = [one for one in each(tree, above) if isinstance(one, dict)]
    if {"when", "unless"} & rule.keys() or not any(last in one for one in parents):
        return None
    for one in parents:
        if "in" in rule or "matches" in rule:
            one[last] = "nonsense"
        elif rule.get("min"):
            one.pop(last, None)
        else:
            held = one[last]
            one[last] = (held if isinstance(held, list) else [held]) * 9
    return tree


@pytest.mark.covers("C-026")
@KINDS
def test_a_line_that_says_everything_has_no_fault(chosen: Kind) -> None:
    assert faults(whole(chosen), chosen) == []


@KINDS
def test_every_rule_bites_and_says_where(chosen: Kind) -> None:
    rules = [*_table()["every"], *_table()[chosen.resource]]
    broken = [(rule, sinned(whole(chosen), rule)) for rule in rules]
    tried = [(rule, tree) for rule, tree in broken if tree]
    assert len(tried) >= 6
    for rule, tree in tried:
        last = rule["at"].rpartition(".")[2]
        found = faults(tree, chosen)
        assert any(f".{last}" in one for one in found), rule
        assert all(one.startswith(f"{chosen.resource}.") for one in found)


@KINDS
def test_an_answer_nobody_offers_is_named_by_its_path(chosen: Kind) -> None:
    for ask in topic_of(chosen).asks:
        if not (ask.options and ask.name in full(chosen)):
            continue
        said = statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
        tree = exact.read(said.replace(f'"{ask.options[0].code}"'.encode(), b'"odd"'))
        assert any(one.endswith(": in") for one in faults(tree, chosen)), ask.name


@pytest.mark.parametrize(
    ("code", "element", "value", "fault"),
    [
        ("allergy", "resourceType", "Condition", "AllergyIntolerance.resourceType: in"),
        (
            "allergy",
            "onsetDateTime",
            "1998-13",
            "AllergyIntolerance.onsetDateTime: date",
        ),
        (
            "allergy",
            "reaction",
            [{"severity": "mild"}],
            "AllergyIntolerance.reaction[0].manifestation: min",
        ),
        ("illness", "code", {}, "Condition.code.text: min"),
        (
            "illness",
            "clinicalStatus",
            {"coding": [{"system": "x", "code": "active"}]},
            "Condition.clinicalStatus.coding[0].system: in",
        ),
        ("treatment", "status", None, "MedicationStatement.status: min"),
        ("lifestyle", "dataAbsentReason", {}, "Observation.dataAbsentReason: max"),
        (
            "trusted-person",
            "relationship",
            [{"text": "ami"}],
            "RelatedPerson.relationship: min",
        ),
        ("professional", "participant", [{}], "CareTeam.participant[0].member: min"),
        (
            "blood-group",
            "valueCodeableConcept",
            {"text": "A positif"},
            "Observation.valueCodeableConcept: in",
        ),
        (
            "emergency-contact",
            "telecom",
            [],
            "RelatedPerson.telecom[phone].value: min",
        ),
    ],
)
def test_a_fault_is_told_by_its_path(
    code: str, element: str, value: object, fault: str
) -> None:
    chosen = kind(code)
    tree = {
        k: v for k, v in (whole(chosen) | {element: value}).items() if v is not None
    }
    assert fault in faults(tree, chosen)


@pytest.mark.parametrize(
    ("code", "status", "fault"),
    [
        ("illness", "active", "Condition.abatementDateTime: max"),
        ("allergy", "active", ""),
    ],
)
def test_what_is_over_is_not_said_in_force(code: str, status: str, fault: str) -> None:
    tree = whole(kind(code))
    tree["clinicalStatus"]["coding"][0]["code"] = status
    assert faults(tree, kind(code)) == ([fault] if fault else [])


@pytest.mark.parametrize("code", ["illness", "allergy"])
def test_what_is_withdrawn_has_no_standing(code: str) -> None:
    tree = whole(kind(code))
    tree["verificationStatus"]["coding"][0]["code"] = "entered-in-error"
    assert f"{kind(code).resource}.clinicalStatus: max" in faults(tree, kind(code))
    del tree["clinicalStatus"]
    assert faults(tree, kind(code)) == []


def test_a_wrong_resource_is_never_written_but_an_old_fault_stops_nobody() -> None:
    chosen, tree = kind("illness"), whole(kind("illness"))
    old = tree | {"verificationStatus": {}}
    with pytest.raises(Broken, match=r"fhir\.invalid") as caught:
        require(old, chosen)
    assert "Condition.verificationStatus.coding: min" in caught.value.details["faults"]
    assert require(old | {"language": "fr"}, chosen, old)
    with pytest.raises(Broken):
        require({k: v for k, v in old.items() if k != "code"}, chosen, old)
