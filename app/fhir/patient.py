"""« Identité » → Patient: the name and birth date the person gave, nothing more."""

from typing import Any

from app.domain.ids import SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, text_id


def write(space: SpaceId, *, name: str, birth_date: str) -> bytes:
    """Return the Patient of a space; *birth_date* is ISO text, "" when unknown."""
    tree: exact.Tree = {
        "resourceType": "Patient",
        "id": text_id(space),
        "meta": {"source": SOURCE},
        "name": [{"use": "usual", "text": name}],
    }
    if birth_date:
        tree["birthDate"] = birth_date
    return exact.write(tree)


def names(body: bytes) -> list[str]:
    """Return every name a Patient goes by, each in one text."""
    said = exact.read(body).get("name", [])
    return [text for text in map(_whole, said) if text]


def trait(body: bytes, element: str) -> str:
    """Return the `birthDate` or the `gender` of a Patient, "" when unknown."""
    return str(exact.read(body).get(element, ""))


def number(body: bytes) -> str:
    """Return its first identifier as `OID|value`, "" when there is none."""
    for one in exact.read(body).get("identifier", []):
        system = str(one.get("system", "")).removeprefix("urn:oid:")
        return f"{system}|{one.get('value', '')}"
    return ""


def also_named(body: bytes, document: bytes) -> bytes:
    """Return a Patient who goes too by the names a document of theirs bears."""
    tree, inside = exact.read(body), exact.read(document).get("contained", [])
    known = tree.get("name", [])
    borne = [
        name
        for one in inside
        if one.get("resourceType") == "Patient"
        for name in one.get("name", [])
    ]
    return exact.write(
        tree | {"name": known + [one for one in borne if one not in known]}
    )


def _whole(name: dict[str, Any]) -> str:
    parts = name.get("text"), *name.get("given", []), name.get("family")
    return " ".join(filter(None, parts))
