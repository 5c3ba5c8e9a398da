"""FHIR documents made for the tests, in JSON and in XML."""

import base64
import json
from typing import Any
from xml.sax.saxutils import quoteattr

PATIENT = {
    "resourceType": "Patient",
    "id": "p",
    "identifier": [
        {"system": "urn:oid:1.2.3", "value": "7"},
        {"system": "urn:oid:1.2.250.1.213.1.4.8", "value": "255069939912392"},
    ],
    "name": [
        {"use": "official", "family": "MARTIN", "given": ["Camille", "Anne"]},
        {"use": "usual", "family": "DURAND"},
    ],
    "gender": "female",
    "birthDate": "1948-03-07",
}
DOCTOR = {
    "resourceType": "Practitioner",
    "id": "d",
    "name": [{"prefix": ["Dr"], "given": ["Charles"], "family": "Muller"}],
}
ROLE = {
    "resourceType": "PractitionerRole",
    "id": "r",
    "specialty": [{"coding": [{"code": "SM54", "display": "Médecine générale"}]}],
}
CLINIC = {"resourceType": "Organization", "id": "c", "name": "Clinique des Lilas"}
TABLE = (
    "<table><caption>Tensions</caption><tr><th>Jour</th><th>Valeur</th></tr>"
    "<tr><td>Lundi</td><td>12&#160;/ 8</td></tr></table>"
)
_SPACE = "http://www.w3.org/1999/xhtml"
DIV = f'<div xmlns="{_SPACE}"><p>Tout va <b>bien</b>.</p>{TABLE}</div>'


def reference(content: bytes = b"Bonjour") -> dict[str, Any]:
    """Return a DocumentReference that says everything, with its file."""
    return {
        "resourceType": "DocumentReference",
        "contained": [PATIENT, DOCTOR, ROLE, CLINIC],
        "masterIdentifier": {
            "system": "urn:ietf:rfc:3986",
            "value": "urn:oid:1.2.250.1.5",
        },
        "status": "current",
        "type": {
            "coding": [
                {"system": "x", "code": "LOCAL"},
                {"system": "http://loinc.org", "code": "11488-4"},
            ]
        },
        "subject": {"reference": "Patient/elsewhere"},
        "date": "2026-03-14T10:00:00+01:00",
        "author": [{"reference": "#d"}, {"reference": "#r"}, {"reference": "#c"}],
        "custodian": {"reference": "#c"},
        "relatesTo": [
            {
                "code": "replaces",
                "target": {"identifier": {"value": "urn:oid:1.2.250.1.4"}},
            }
        ],
        "securityLabel": [{"coding": [{"code": "R"}]}],
        "content": [
            {
                "attachment": {
                    "contentType": "text/plain",
                    "data": base64.b64encode(content).decode(),
                    "title": "Consultation",
                    "creation": "2026-03-13",
                }
            }
        ],
        "context": {
            "period": {"start": "2026-03-12", "end": "2026-03-13"},
            "sourcePatientInfo": {"reference": "#p"},
        },
    }


def summary() -> dict[str, Any]:
    """Return a Bundle that is a document: a Composition and what it names."""
    vaccine = {
        "resourceType": "Immunization",
        "id": "v",
        "vaccineCode": {"text": "Vaccin grippe"},
    }
    composition = {
        "resourceType": "Composition",
        "status": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "60591-5"}]},
        "subject": {"reference": "Patient/p"},
        "date": "2026-03",
        "author": [{"reference": "urn:uuid:d"}],
        "title": "Synthèse",
        "confidentiality": "N",
        "section": [
            {"title": "Bilan", "text": {"status": "generated", "div": DIV}},
            {"title": "Vaccins", "entry": [{"reference": "Immunization/v"}]},
            {"title": "Vide"},
            {
                "title": "Suite",
                "section": [{"code": {"text": "Détail"}, "text": {"div": DIV}}],
            },
        ],
    }
    return {
        "resourceType": "Bundle",
        "identifier": {"value": "urn:uuid:01010101-0101-0101-0101-010101010101"},
        "type": "document",
        "entry": [
            {"fullUrl": "urn:uuid:c", "resource": composition},
            {"fullUrl": "urn:uuid:p", "resource": PATIENT},
            {"fullUrl": "urn:uuid:d", "resource": DOCTOR},
            {"fullUrl": "urn:uuid:v", "resource": vaccine},
        ],
    }


def in_json(tree: dict[str, Any]) -> bytes:
    """Return a resource in JSON."""
    return json.dumps(tree, ensure_ascii=False).encode()


def in_xml(tree: dict[str, Any]) -> bytes:
    """Return a resource in XML, as the standard writes it."""
    name = tree["resourceType"]
    inside = "".join(_elements(key, one) for key, one in tree.items())
    return f'<{name} xmlns="http://hl7.org/fhir">{inside}</{name}>'.encode()


def _elements(name: str, value: Any) -> str:  # noqa: ANN401 - any JSON
    if name == "resourceType":
        return ""
    if isinstance(value, list):
        return "".join(_elements(name, one) for one in value)
    if name == "div":
        return str(value)
    if not isinstance(value, dict):
        said = json.dumps(value) if isinstance(value, bool) else str(value)
        return f"<{name} value={quoteattr(said)}/>"
    inside = "".join(_elements(key, one) for key, one in value.items())
    if "resourceType" in value:
        kind = value["resourceType"]
        return f'<{name}><{kind} xmlns="http://hl7.org/fhir">{inside}</{kind}></{name}>'
    return f"<{name}>{inside}</{name}>"
