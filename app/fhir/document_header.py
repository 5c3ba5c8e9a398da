"""« En-tête » → what a DocumentReference says of who made it, and for whom."""

import re
from typing import Any

from app.domain.errors import Refused
from app.domain.foreign import Header, Subject
from app.domain.when import When

URI = "urn:ietf:rfc:3986"
_NAME = re.compile(
    r"urn:(oid:[0-2](\.(0|[1-9]\d*))+"
    r"|uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
)
_INSTANT = re.compile(r".*T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_GENDERS = {"M": "male", "F": "female"}
_DAY = 10


def master_identifier(header: Header | None) -> str:
    """Return the name its maker gave a document, "" unless it is one for all."""
    name = header.identifier if header else ""
    return name if _NAME.fullmatch(name) else ""


def fhir_date(text: str) -> str:
    """Return a date FHIR takes: a time is nothing without its seconds and offset.

    "" for what is no date.
    """
    try:
        When.parse(text)
    except Refused:
        return ""
    return text if _INSTANT.fullmatch(text) else text[:_DAY]


def is_instant(text: str) -> bool:
    """Say whether a date is known to the second, with its offset."""
    return bool(_INSTANT.fullmatch(fhir_date(text)))


def stated(header: Header) -> dict[str, Any]:
    """Return the elements of who made a document; everybody stays inside it.

    The number of the patient is never among them.
    """
    makers = _makers(header)
    kept = [*makers, *_custodian(header)]
    elements: dict[str, Any] = {"contained": kept} if kept else {}
    if makers:
        elements["author"] = [_inside(one) for one in makers]
    if header.custodian:
        elements["custodian"] = {"reference": "#custodian"}
    return elements | _series(header)


def patient(subject: Subject | None) -> dict[str, Any] | None:
    """Return the patient a document names, None when it names none."""
    if subject is None:
        return None
    tree: dict[str, Any] = {"resourceType": "Patient", "id": "patient"}
    names = [
        _name("official", subject.family, subject.given),
        _name("usual", subject.used, subject.given if subject.used else ""),
    ]
    if any(names):
        tree["name"] = [name for name in names if name]
    born = fhir_date(subject.born)[:_DAY]
    tree |= {"birthDate": born} if born else {}
    gender = _GENDERS.get(subject.sex)
    return tree | ({"gender": gender} if gender else {})


def _makers(header: Header) -> list[dict[str, Any]]:
    made = []
    if header.author:
        person: dict[str, Any] = {
            "resourceType": "Practitioner",
            "id": "author",
            "name": [{"text": header.author}],
        }
        if header.profession:
            person["qualification"] = [{"code": {"text": header.profession}}]
        made.append(person)
    if header.facility:
        made.append(_organisation("facility", header.facility))
    return made


def _custodian(header: Header) -> list[dict[str, Any]]:
    said = header.custodian
    return [_organisation("custodian", said)] if said else []


def _organisation(place: str, name: str) -> dict[str, Any]:
    return {"resourceType": "Organization", "id": place, "name": name}


def _inside(resource: dict[str, Any]) -> dict[str, str]:
    return {"reference": f"#{resource['id']}"}


def _series(header: Header) -> dict[str, Any]:
    """Name the series of versions beside the version itself."""
    if not header.series:
        return {}
    return {"identifier": [{"use": "secondary", "system": URI, "value": header.series}]}


def _name(use: str, family: str, given: str) -> dict[str, Any]:
    parts: dict[str, Any] = {"family": family} if family else {}
    parts |= {"given": [given]} if given else {}
    return {"use": use} | parts if parts else {}
