"""Our own checks of a DocumentReference before it is kept (standards, section 6.1)."""

import re
from base64 import b64decode
from collections.abc import Callable
from typing import Any

from app.domain.errors import Broken
from app.fhir.document_types import document_types
from app.fhir.exact import Tree
from app.fhir.labels import SYSTEMS

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_DATE = re.compile(rf"\d{{4}}(-\d\d(-\d\d)?)?|{_INSTANT.pattern}")
_URI = re.compile(r"urn:(oid|uuid):\S+")
_INS = ("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.2")
_SHA1 = 20

Check = tuple[str, Callable[[Tree], bool]]


def faults(tree: Tree) -> list[str]:
    """Return the codes of what a DocumentReference of ours lacks or has wrong."""
    return [name for name, holds in _CHECKS if not _holds(holds, tree)]


def require_valid(tree: Tree) -> None:
    """Refuse to keep a wrong one. Raises Broken("fhir.invalid")."""
    found = faults(tree)
    if found:
        raise Broken("fhir.invalid", faults=",".join(found))


def _holds(check: Callable[[Tree], bool], tree: Tree) -> bool:
    """Run a check; a shape it did not expect is a fault."""
    try:
        return check(tree)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return False


def _type_holds(tree: Tree) -> bool:
    coding = tree["type"]["coding"][0]
    found = document_types()[coding["code"]]
    return bool(coding["system"] == found.system)


def _labels_hold(tree: Tree) -> bool:
    said = [label["coding"][0] for label in tree["securityLabel"]]
    return bool(said) and all((one["code"], one["system"]) in SYSTEMS for one in said)


def _files_hold(tree: Tree) -> bool:
    files = [content["attachment"] for content in tree["content"]]
    return bool(files) and all(
        one["contentType"]
        and one["size"] >= 0
        and one["title"]
        and len(b64decode(one["hash"], validate=True)) == _SHA1
        for one in files
    )


def _period_holds(tree: Tree) -> bool:
    period = tree["context"].get("period", {})
    return all(_DATE.fullmatch(one) for one in period.values())


def _inside_holds(tree: Tree) -> bool:
    """True when each resource inside is named once outside, and the reverse."""
    inside = sorted(f"#{one['id']}" for one in tree.get("contained", []))
    named = sorted(one for one in _references(tree) if one.startswith("#"))
    return inside == named


def _references(value: Any) -> list[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [one for each in value.values() for one in _references(each)]
    if isinstance(value, list):
        return [one for each in value for one in _references(each)]
    return []


def _no_number(tree: Tree) -> bool:
    """True when no national number of the patient is told."""
    inside = tree.get("contained", [])
    patients = [one for one in inside if one["resourceType"] == "Patient"]
    said = repr((patients, tree["subject"]))
    return all("identifier" not in one for one in patients) and not any(
        oid in said for oid in _INS
    )


_CHECKS: tuple[Check, ...] = (
    ("kind", lambda tree: tree["resourceType"] == "DocumentReference"),
    ("source", lambda tree: tree["meta"]["source"].startswith("urn:oid:")),
    (
        "identifier",
        lambda tree: bool(_URI.fullmatch(tree["masterIdentifier"]["value"])),
    ),
    ("status", lambda tree: tree["status"] in {"current", "superseded"}),
    ("type", _type_holds),
    ("category", lambda tree: bool(tree["category"][0]["coding"][0]["code"])),
    ("subject", lambda tree: tree["subject"]["reference"].startswith("Patient/")),
    ("date", lambda tree: bool(_INSTANT.fullmatch(tree["date"]))),
    ("author", lambda tree: bool(tree["author"][0]["reference"])),
    ("label", _labels_hold),
    ("file", _files_hold),
    ("period", _period_holds),
    ("inside", _inside_holds),
    ("number", _no_number),
)
