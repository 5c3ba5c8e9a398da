"""« Document » → DocumentReference: what a file of the person is, never its bytes."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.collection import Confidentiality
from app.domain.foreign import Header
from app.domain.ids import EntryId, SpaceId
from app.fhir import document_header, exact
from app.fhir.document_checks import require_valid
from app.fhir.document_header import URI, fhir_date, is_instant, master_identifier
from app.fhir.document_types import document_types
from app.fhir.labels import labels, relabelled
from app.fhir.terms import SOURCE, coded, patient_reference, text_id

_TYPES = "urn:oid:1.2.250.1.213.1.1.4.12"
_PLACES = "urn:oid:1.2.250.1.213.1.1.4.6"
_CATEGORIES = "urn:alveole:document-category"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a document: *sha1* is the 20 bytes FHIR wants, *size* bytes."""

    media_type: str
    size: int
    sha1: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a document; *type* is JDV_J07, *category* the display one.

    *files* come in reading order. *added* is the instant it was made ours, *made*
    when it was written, *act* and *until* bound the act, in ISO text ("" unknown);
    *replaces* is its older version. *header* is what the document says itself.
    """

    id: EntryId
    space: SpaceId
    type: str
    category: str
    title: str = field(repr=False)
    files: Sequence[File]
    added: str
    made: str = field(default="", repr=False)
    act: str = field(default="", repr=False)
    until: str = field(default="", repr=False)
    replaces: EntryId | None = None
    confidentiality: Confidentiality = Confidentiality.N
    header: Header | None = field(default=None, repr=False)


def write(described: Described) -> bytes:
    """Return the bytes of a DocumentReference (standards, section 6.1), made once.

    Raises Broken("fhir.invalid") when it would not be a sound one.
    """
    tree = _tree(described)
    require_valid(tree)
    return exact.write(tree)


def _tree(described: Described) -> exact.Tree:
    patient = {"reference": patient_reference(described.space)}
    header = described.header
    own = f"urn:uuid:{text_id(described.id)}"
    tree = {
        "resourceType": "DocumentReference",
        "id": text_id(described.id),
        "meta": {"source": SOURCE},
        "masterIdentifier": {"system": URI, "value": master_identifier(header) or own},
        "status": "current",
        "type": type_coding(described.type),
        "category": [coded(_CATEGORIES, described.category)],
        "subject": patient,
        "date": described.made if is_instant(described.made) else described.added,
        "author": [patient],
        **_replaces(described),
        "securityLabel": labels(
            described.confidentiality, header.confidentiality if header else ()
        ),
        "content": [
            {"attachment": _attachment(file, described)} for file in described.files
        ],
        "context": _context(described),
    }
    return tree | _stated(header)


def _stated(header: Header | None) -> exact.Tree:
    """Return who made it, and whom it names, kept inside the resource."""
    if header is None:
        return {}
    elements = document_header.stated(header)
    named = document_header.patient(header.subject)
    if named:
        elements["contained"] = [*elements.get("contained", []), named]
    return elements


def type_coding(code: str) -> dict[str, object]:
    """Return a type of JDV_J07 in its own system, with its official name."""
    found = document_types().get(code)
    return coded(found.system, code, found.name) if found else coded(_TYPES, code)


def renamed(body: bytes, title: str) -> bytes:
    """Return *body* with another title, everything else as it was."""
    tree = exact.read(body)
    for content in tree.get("content", []):
        content["attachment"]["title"] = title
    return exact.write(tree)


def refiled(body: bytes, *, type_code: str, category: str) -> bytes:
    """Return *body* in another category, everything else as it was."""
    filed = {
        "type": type_coding(type_code),
        "category": [coded(_CATEGORIES, category)],
    }
    return exact.write(exact.read(body) | filed)


def redated(body: bytes, act: str) -> bytes:
    """Return *body* with another date of the act, "" when unknown."""
    tree = exact.read(body)
    context = tree.get("context", {})
    context.pop("period", None)
    if act:
        context = {"period": {"start": fhir_date(act)}} | context
    return exact.write(tree | {"context": context})


def hidden(body: bytes, level: Confidentiality) -> bytes:
    """Return *body* at another level of confidentiality; its other labels stay."""
    tree = exact.read(body)
    kept = relabelled(tree.get("securityLabel", []), level)
    return exact.write(tree | {"securityLabel": kept})


def commented(body: bytes, text: str) -> bytes:
    """Return *body* with the person's comment, "" to take it out."""
    tree = exact.read(body)
    tree.pop("description", None)
    return exact.write(tree | ({"description": text} if text else {}))


def stated(body: bytes, *, superseded: bool) -> bytes:
    """Return *body* as the current version or as one that has a newer."""
    status = "superseded" if superseded else "current"
    return exact.write(exact.read(body) | {"status": status})


def _replaces(described: Described) -> dict[str, Any]:
    """Name the older version: the one kept here, else as its maker named it."""
    if described.replaces:
        older = f"DocumentReference/{text_id(described.replaces)}"
        return {"relatesTo": [{"code": "replaces", "target": {"reference": older}}]}
    named = described.header.replaces if described.header else ""
    if not named:
        return {}
    target = {"identifier": {"system": URI, "value": named}}
    return {"relatesTo": [{"code": "replaces", "target": target}]}


def _attachment(file: File, described: Described) -> dict[str, Any]:
    made = fhir_date(described.made)
    return {
        "contentType": file.media_type,
        "language": "fr-FR",
        "size": file.size,
        "hash": b64encode(file.sha1).decode(),
        "title": described.title,
    } | ({"creation": made} if made else {})


def _context(described: Described) -> dict[str, Any]:
    """Say when the act took place; where, only for what the person brings."""
    header, act = described.header, fhir_date(described.act)
    until = fhir_date(described.until)
    period = {"start": act} | ({"end": until} if until else {})
    context: dict[str, Any] = {"period": period} if act else {}
    if header is None:
        place = coded(_PLACES, "EXP_PATIENT")
        return context | {"facilityType": place, "practiceSetting": place}
    named = document_header.patient(header.subject)
    return context | ({"sourcePatientInfo": {"reference": "#patient"}} if named else {})
