"""« Document » → DocumentReference: what a file of the person is, never its bytes."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.collection import Confidentiality
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, coded, patient_reference, text_id

_TYPES = "urn:oid:1.2.250.1.213.1.1.4.12"
_PLACES = "urn:oid:1.2.250.1.213.1.1.4.6"
_CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_VISIBILITY = (
    "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument"
    "/FHIR/TRE-A07-StatutVisibiliteDocument"
)
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

    *files* come in reading order. *added* is the instant it was made ours, *act*
    the date of the act in ISO text ("" unknown), *replaces* its older version.
    """

    id: EntryId
    space: SpaceId
    type: str
    category: str
    title: str = field(repr=False)
    files: Sequence[File]
    added: str
    act: str = field(default="", repr=False)
    replaces: EntryId | None = None
    confidentiality: Confidentiality = Confidentiality.N


def write(described: Described) -> bytes:
    """Return the bytes of a DocumentReference (standards, section 6.1), made once."""
    patient = {"reference": patient_reference(described.space)}
    return exact.write(
        {
            "resourceType": "DocumentReference",
            "id": text_id(described.id),
            "meta": {"source": SOURCE},
            "masterIdentifier": {
                "system": "urn:ietf:rfc:3986",
                "value": f"urn:uuid:{text_id(described.id)}",
            },
            "status": "current",
            "type": coded(_TYPES, described.type),
            "category": [coded(_CATEGORIES, described.category)],
            "subject": patient,
            "date": described.added,
            "author": [patient],
            **_replaces(described.replaces),
            "securityLabel": [_label(described.confidentiality)],
            "content": [
                {"attachment": _attachment(file, described.title)}
                for file in described.files
            ],
            "context": _context(described.act),
        }
    )


def renamed(body: bytes, title: str) -> bytes:
    """Return *body* with another title, everything else as it was."""
    tree = exact.read(body)
    for content in tree.get("content", []):
        content["attachment"]["title"] = title
    return exact.write(tree)


def refiled(body: bytes, *, type_code: str, category: str) -> bytes:
    """Return *body* in another category, everything else as it was."""
    filed = {
        "type": coded(_TYPES, type_code),
        "category": [coded(_CATEGORIES, category)],
    }
    return exact.write(exact.read(body) | filed)


def redated(body: bytes, act: str) -> bytes:
    """Return *body* with another date of the act, "" when unknown."""
    return exact.write(exact.read(body) | {"context": _context(act)})


def commented(body: bytes, text: str) -> bytes:
    """Return *body* with the person's comment, "" to take it out."""
    tree = exact.read(body)
    tree.pop("description", None)
    return exact.write(tree | ({"description": text} if text else {}))


def stated(body: bytes, *, superseded: bool) -> bytes:
    """Return *body* as the current version or as one that has a newer."""
    status = "superseded" if superseded else "current"
    return exact.write(exact.read(body) | {"status": status})


def _replaces(older: EntryId | None) -> dict[str, Any]:
    if older is None:
        return {}
    target = {"reference": f"DocumentReference/{text_id(older)}"}
    return {"relatesTo": [{"code": "replaces", "target": target}]}


def _label(confidentiality: Confidentiality) -> dict[str, object]:
    system = _VISIBILITY if confidentiality else _CONFIDENTIALITY
    return coded(system, confidentiality.name)


def _attachment(file: File, title: str) -> dict[str, Any]:
    return {
        "contentType": file.media_type,
        "language": "fr-FR",
        "size": file.size,
        "hash": b64encode(file.sha1).decode(),
        "title": title,
    }


def _context(act: str) -> dict[str, Any]:
    place = coded(_PLACES, "EXP_PATIENT")
    setting = {"facilityType": place, "practiceSetting": place}
    return {"period": {"start": act}} | setting if act else setting
