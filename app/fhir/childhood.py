"""« Carnet de l'enfant » ↔ Procedure and Observation: a visit, a birth, a note."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Final

from app.domain.childhood import ChildNote, Newborn, Visit
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import LOINC, SOURCE, UCUM, coded, patient_reference, text_id

_EXAMINATIONS: Final = "urn:alveole:examination"
_TOPICS: Final = "urn:alveole:child-note"
_BIRTH: Final = ("57075-4", "Newborn delivery information")
FIGURES: Final[Mapping[str, tuple[str, str]]] = {
    "weight": ("29463-7", "g"),
    "height": ("8302-2", "cm"),
    "head": ("8287-5", "cm"),
    "weeks": ("11885-1", "wk"),
    "apgar1": ("9272-6", "{score}"),
    "apgar5": ("9274-2", "{score}"),
    "apgar10": ("9271-8", "{score}"),
}
"""LOINC code and unit of each figure, as the certificate of the 8th day has them."""


def write_visit(
    entry: EntryId, space: SpaceId, visit: Visit, *, code: str, label: str
) -> bytes:
    """Return the Procedure of an examination that was done; *label* names it."""
    tree = {
        **_head("Procedure", entry, space),
        "status": "completed",
        "code": coded(_EXAMINATIONS, code) | {"text": label},
        "performedDateTime": visit.day,
        "performer": [{"actor": {"display": visit.who}}] if visit.who else "",
        "note": [{"text": visit.comment}] if visit.comment else "",
    }
    return _written(tree)


def read_visit(body: bytes) -> Visit:
    """Return what an examination says. Raises Refused("fhir.unreadable")."""
    tree = exact.read(body)
    performers: list[exact.Tree] = tree.get("performer", [])
    who = [str(one.get("actor", {}).get("display", "")) for one in performers]
    return Visit(tree.get("performedDateTime", ""), "".join(who[:1]), _note(tree))


def write_newborn(entry: EntryId, space: SpaceId, newborn: Newborn, born: str) -> bytes:
    """Return the Observation of a birth, on the day *born* (ISO, any precision)."""
    said = asdict(newborn)
    parts = [_part(*FIGURES[name], said[name]) for name in FIGURES if said[name]]
    tree = {
        **_head("Observation", entry, space),
        "status": "final",
        "code": coded(LOINC, *_BIRTH),
        "effectiveDateTime": born,
        "performer": [{"display": newborn.place}] if newborn.place else "",
        "note": [{"text": newborn.comment}] if newborn.comment else "",
        "component": parts,
    }
    return _written(tree)


def read_newborn(body: bytes) -> Newborn:
    """Return what a birth says. Raises Refused("fhir.unreadable")."""
    tree = exact.read(body)
    values = {
        one["code"]["coding"][0]["code"]: str(one["valueQuantity"]["value"])
        for one in tree.get("component", [])
    }
    figures = {name: values.get(code, "") for name, (code, _) in FIGURES.items()}
    performers: list[exact.Tree] = tree.get("performer", [])
    place = "".join(str(one.get("display", "")) for one in performers[:1])
    return Newborn(**figures, place=place, comment=_note(tree))


def write_note(entry: EntryId, space: SpaceId, note: ChildNote) -> bytes:
    """Return the Observation of a note."""
    tree = {
        **_head("Observation", entry, space),
        "status": "final",
        "code": coded(_TOPICS, note.topic) | {"text": note.title},
        "effectiveDateTime": note.day,
        "valueString": note.text,
    }
    if not note.title:
        tree["code"] = coded(_TOPICS, note.topic)
    return _written(tree)


def read_note(body: bytes) -> ChildNote:
    """Return what a note says. Raises Refused("fhir.unreadable")."""
    tree = exact.read(body)
    code: exact.Tree = tree.get("code", {})
    topic = str(code.get("coding", [{}])[0].get("code", ""))
    text, day = tree.get("valueString", ""), tree.get("effectiveDateTime", "")
    return ChildNote(topic, day, code.get("text", ""), text)


def _head(resource: str, entry: EntryId, space: SpaceId) -> exact.Tree:
    return {
        "resourceType": resource,
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "subject": {"reference": patient_reference(space)},
    }


def _part(loinc: str, unit: str, value: str) -> exact.Tree:
    quantity = {"value": Decimal(value), "system": UCUM, "code": unit}
    return {"code": coded(LOINC, loinc), "valueQuantity": quantity}


def _note(tree: exact.Tree) -> str:
    notes: list[exact.Tree] = tree.get("note", [])
    return "".join(str(one.get("text", "")) for one in notes[:1])


def _written(tree: exact.Tree) -> bytes:
    """Write what is known: FHIR has no empty element."""
    return exact.write({name: part for name, part in tree.items() if part})
