"""The header of a FHIR document: of a DocumentReference or of a Composition."""

from dataclasses import dataclass, field
from typing import Any

from app.domain.foreign import Header, Subject
from app.fhir.document_types import document_types
from app.fhir.ins import NATIONAL
from app.imports.fhir.tree import Node, many, nodes, text

_SEXES = {"male": "M", "female": "F"}
_LOOSE = ("registered", "partial", "preliminary")
"""How a document stands while its author has not finished it."""
_USED = ("usual", "nickname")
_OFFICIAL = frozenset(document_types())  # read now: no file opens once sealed


@dataclass(frozen=True, slots=True)
class Around:
    """The resources that others name: *entries* by address, those inside by `#id`."""

    entries: dict[str, Node] = field(default_factory=dict)

    def named(self, owner: Node, *path: str) -> list[Node]:
        """Return what references at *path* of *owner* name; a name alone stays."""
        return [self._one(owner, one) for one in nodes(owner, *path)]

    def _one(self, owner: Node, reference: Node) -> Node:
        address = text(reference, "reference")
        for inside in nodes(owner, "contained"):
            if address == f"#{text(inside, 'id')}":
                return inside
        return self.entries.get(address) or {"display": text(reference, "display")}


def header_of(document: Node, around: Around, identifier: str = "") -> Header:
    """Return the header of a DocumentReference or of a Composition.

    *identifier* is that of the Bundle around a Composition.
    """
    authors = around.named(document, "author")
    period = nodes(document, "context", "period") or nodes(document, "event", "period")
    master = text(document, "masterIdentifier", "value")
    return Header(
        type=_type(document),
        author=_first(authors, _person),
        profession=_first(authors, _profession),
        facility=_first(authors, lambda one: _facility(one, around)),
        custodian=_first(around.named(document, "custodian"), _organisation),
        identifier=master or identifier or text(document, "identifier", "value"),
        replaces=_replaced(document, around),
        since=text(period, "start") if period else "",
        until=text(period, "end") if period else "",
        confidentiality=_labels(document),
        subject=_subject(document, around),
        provisional=(text(document, "docStatus") or text(document, "status")) in _LOOSE,
    )


def _type(document: Node) -> str:
    """Return the code of the official list if one is said, else the first one."""
    codes = [one for one in many(document, "type", "coding", "code") if one]
    known = (code for code in codes if code in _OFFICIAL)
    return str(next(known, codes[0] if codes else ""))


def _labels(document: Node) -> tuple[str, ...]:
    said = many(document, "securityLabel", "coding", "code")
    own = text(document, "confidentiality")
    return tuple(str(code) for code in (*said, *([own] if own else [])))


def _replaced(document: Node, around: Around) -> str:
    for one in nodes(document, "relatesTo"):
        if text(one, "code") == "replaces":
            older = around.named(one, "target") or around.named(one, "targetReference")
            return (
                text(one, "target", "identifier", "value")
                or text(one, "targetIdentifier", "value")
                or text(older, "masterIdentifier", "value")
            )
    return ""


def _first(authors: list[Node], say: Any) -> str:  # noqa: ANN401 - a function of a node
    return next((words for one in authors if (words := say(one))), "")


def _person(one: Node) -> str:
    """Return the name of a person or of a device, as people write it."""
    if text(one, "resourceType") == "Organization":
        return ""
    for name in nodes(one, "name"):
        whole = (*many(name, "prefix"), *many(name, "given"), *many(name, "family"))
        return text(name, "text") or " ".join(map(str, whole))
    return text(one, "display") or text(one, "deviceName", "name")


def _profession(one: Node) -> str:
    concepts = nodes(one, "specialty") or nodes(one, "code")
    concepts = concepts or nodes(one, "qualification", "code")
    return label(concepts[0]) if concepts else ""


def _facility(one: Node, around: Around) -> str:
    work = around.named(one, "organization")
    return _organisation(one) or _first(work, _organisation)


def _organisation(one: Node) -> str:
    named = text(one, "resourceType") == "Organization"
    return text(one, "name") if named else ""


def label(concept: Node) -> str:
    """Return the words of a coded concept."""
    return text(concept, "text") or text(concept, "coding", "display")


def _subject(document: Node, around: Around) -> Subject | None:
    """Return the patient, when the document tells more than a reference."""
    named = around.named(document, "context", "sourcePatientInfo")
    for one in (*named, *around.named(document, "subject")):
        if text(one, "resourceType") == "Patient":
            return patient_of(one)
    return None


def patient_of(patient: Node) -> Subject:
    """Return whom a Patient names."""
    names = nodes(patient, "name")
    used = [one for one in names if text(one, "use") in _USED]
    birth = [one for one in names if one not in used] or names
    return Subject(
        family=text(birth, "family") if birth else "",
        used=text(used, "family") if used else "",
        given=" ".join(map(str, many(names[0], "given"))) if names else "",
        born=text(patient, "birthDate"),
        sex=_SEXES.get(text(patient, "gender"), ""),
        identifier=_number(patient),
    )


def _number(patient: Node) -> str:
    """Return the national number as `OID|value`, else the first one."""
    said = [
        (text(one, "system").removeprefix("urn:oid:"), text(one, "value"))
        for one in nodes(patient, "identifier")
    ]
    said.sort(key=lambda one: one[0] not in NATIONAL)
    return "|".join(said[0]) if said else ""
