"""« Ligne du profil » ↔ one resource: each answer where its kind says FHIR has it."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.topic import Ask, Shape, Slice, State, Topic
from app.domain.when import When
from app.fhir import exact
from app.fhir.constraints import require
from app.fhir.paths import drop, find, holds, put
from app.fhir.terms import SOURCE, UNKNOWN, patient_reference, text_id
from app.kinds import Kind

PROVENANCE = "urn:alveole:provenance"
"""The system of who says a line: `declared`, or taken from a `document`."""

DECLARED = "declared"
_TAG = ("meta", "tag")
_MARK = (*_TAG, Slice({"system": "urn:alveole:standing"}), "code")
_SYSTEMS = {
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
    "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
}
_EUROS = "EUR"
_MANY = ("performer",)
"""What is said by several in FHIR."""

Said = Mapping[str, str]


def write(
    entry: EntryId,
    space: SpaceId,
    kind: Kind,
    said: Said,
    *,
    state: State = "active",
    source: str = DECLARED,
) -> bytes:
    """Return the resource of a new line, in force or over, said by the person.

    Raises Broken("fhir.invalid") if it would not be what FHIR wants.
    """
    tree = {
        "resourceType": kind.resource,
        "id": text_id(entry),
        "meta": {"source": SOURCE, "tag": [{"system": PROVENANCE, "code": source}]},
        **about(space, kind),
        **_rules()[kind.resource]["states"][state],
    }
    if source == DECLARED:
        tree = _said_by(tree, _rules()[kind.resource])
    return exact.write(require(_with(tree, kind, said), kind))


def about(space: SpaceId, kind: Kind) -> exact.Tree:
    """Return what every resource of a kind says: in force, and of whom."""
    rules = _rules()[kind.resource]
    person = {"reference": patient_reference(space)}
    return {**rules["states"]["active"], **kind.always, rules["about"]: person}


def declared(body: bytes, kind: Kind) -> bytes:
    """Return a line as the person says it from now on, whoever said it before.

    Raises Refused("fhir.unreadable").
    """
    tree, rules = exact.read(body), _rules()[kind.resource]
    tag = (*_TAG, Slice({"system": PROVENANCE}), "code")
    if find(tree, tag) == DECLARED:
        return body
    return exact.write(_said_by(put(tree, tag, DECLARED), rules))


def named(body: bytes, kind: Kind, *, system: str, code: str) -> bytes:
    """Return a line whose first words are also told to machines by a code.

    Raises Refused("fhir.unreadable").
    """
    words = next(one.at for one in _topic(kind).asks if one.at[-1] == "text")
    place = (*words[:-1], "coding")
    coding = {"system": _SYSTEMS.get(system, system), "code": code}
    if "//" not in coding["system"]:
        coding["system"] = f"urn:oid:{system}"
    return exact.write(require(put(exact.read(body), place, [coding]), kind))


def changed(
    body: bytes, kind: Kind, said: Said, *, state: State | None = None
) -> bytes:
    """Return a line that says something else; what is the same stays as it was.

    Without *state* it stands as it did. Words that change lose the codes that told
    the old ones. Raises Refused("fhir.unreadable"), and Broken("fhir.invalid") for a
    fault of ours.
    """
    tree = exact.read(body)
    standing = exact.read(stated(body, kind, state)) if state else tree
    return exact.write(require(_with(standing, kind, said), kind, tree))


def stated(body: bytes, kind: Kind, state: State) -> bytes:
    """Return a line in force, over, or withdrawn; as it was if it is so already.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    if state_of(body, kind) == state:
        return body
    wanted = _rules()[kind.resource]["states"][state]
    known = {name: one for name, one in tree.items() if name not in wanted}
    told = {name: one for name, one in wanted.items() if one is not None}
    return exact.write(_marked(known | told, kind, state))


def read(body: bytes, kind: Kind) -> dict[str, str]:
    """Return what a resource says by name, nothing for what it does not.

    Raises Refused("fhir.unreadable").
    """
    tree, topic = exact.read(body), _topic(kind)
    said = {ask.name: _said(tree, ask) for ask in topic.asks}
    return {name: text for name, text in said.items() if text}


def state_of(body: bytes, kind: Kind) -> State:
    """Say what a resource says of itself. Raises Refused("fhir.unreadable")."""
    tree, rules = exact.read(body), _rules()[kind.resource]
    withdrawn = rules["states"]["withdrawn"].items()
    error = {name: one for name, one in withdrawn if one is not None}
    if find(tree, _MARK) if "marked" in rules else holds(tree, error):
        return "withdrawn"
    over = find(tree, tuple(rules["over"]["at"])) in rules["over"]["codes"]
    return "ended" if over else "active"


def _marked(tree: exact.Tree, kind: Kind, state: State) -> exact.Tree:
    """Say withdrawn beside what FHIR gives no status for that."""
    if "marked" not in _rules()[kind.resource]:
        return tree
    if state == "withdrawn":
        return dict(put(tree, _MARK, "entered-in-error"))
    return dict(drop(tree, _MARK))


def _said_by(tree: exact.Tree, rules: Mapping[str, Any]) -> exact.Tree:
    """Say that the person of the space says it, where FHIR has a place for that."""
    by, person = rules["said_by"], tree[rules["about"]]
    return {**tree, by: [person] if by in _MANY else person} if by else tree


def _with(tree: exact.Tree, kind: Kind, said: Said) -> exact.Tree:
    """Put each answer in its place, one after the other; then what FHIR wants."""
    for ask in _topic(kind).asks:
        text, words = said.get(ask.name, ""), ask.at[-1:] == ("text",)
        if _said(tree, ask) == text:
            continue
        tree = drop(tree, (*ask.at[:-1], "coding")) if words else tree
        tree = put(tree, ask.at, _value(ask, text)) if text else drop(tree, ask.at)
    return _complete(tree, kind)


def _complete(tree: exact.Tree, kind: Kind) -> exact.Tree:
    """Say unknown what an element must have, and no more than that."""
    rules = _rules()[kind.resource]
    for rule in rules.get("must", ()):
        place, unknown = tuple(rule["in"]), rule["unknown"]
        found = find(tree, place)
        if found == unknown:
            tree = drop(tree, place)
        elif found is not None:
            tree = put(tree, place, {**unknown, **found})
    for name in rules.get("absent", ()):
        tree = _unknown(tree, name)
    return tree


def _unknown(tree: exact.Tree, name: str) -> exact.Tree:
    """Say unknown what the resource must have and nobody said; only then."""
    found = tree.get(name, UNKNOWN)
    if found == UNKNOWN:
        return {**tree, name: found}
    return dict(drop(tree, (name, "extension", Slice(UNKNOWN["extension"][0]))))


def _value(ask: Ask, text: str) -> object:
    if ask.shape is Shape.MONEY:
        return {"value": Decimal(text), "currency": _EUROS}
    if not ask.system:
        return text
    return {"coding": [{"system": ask.system, "code": text}], "text": ask.words(text)}


def _said(tree: exact.Tree, ask: Ask) -> str:
    found = find(tree, ask.at)
    if ask.shape is Shape.MONEY:
        return _amount(found)
    if ask.system:
        found = find(found, ("coding", Slice({"system": ask.system}), "code"))
    if found is None and ask.at[-1:] == ("text",):
        found = find(tree, (*ask.at[:-1], "coding", 0, "display"))
    told = found if isinstance(found, str) else ""
    return _day(told) if ask.shape is Shape.DATE else told


def _amount(money: object) -> str:
    """Return euros with their two decimals, "" for what is none."""
    value = find(money, ("value",)) if holds(money, {"currency": _EUROS}) else None
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return f"{value:.2f}" if number else ""


def _day(written: str) -> str:
    """Return a date as it is written, "" for what is none."""
    try:
        return When.parse(written).text
    except Refused:
        return ""


def _topic(kind: Kind) -> Topic:
    """Return what a kind of the profile asks."""
    if kind.topic is None:
        raise TypeError(kind.code)
    return kind.topic


@cache
def _rules() -> Mapping[str, Any]:
    """How each resource says whose it is, who says it, whether it still holds."""
    raw = files("app.fhir").joinpath("tables/statements.json").read_text("utf-8")
    table: Mapping[str, Any] = json.loads(raw)
    return table
