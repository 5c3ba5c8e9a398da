"""« Accord » ↔ Consent: a service may read one thing, for one purpose, until a day."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from app.domain.consent import LABELS, Finality
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, coded, patient_reference, text_id

READ_DOCUMENTS: Final = "documents.read"
"""The one scope of today (capabilities, section 6)."""

_SCOPE: Final = "http://terminology.hl7.org/CodeSystem/consentscope"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/consentcategorycodes"
_ROLE: Final = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
_FINALITIES: Final = "urn:alveole:finality"
_SCOPES: Final = "urn:alveole:scope"
_CATEGORIES: Final = "urn:alveole:document-category"
_POLICY: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a Consent says: *name* and *number* are the registered ones of a service.

    *category* is that of the documents it may read; *since* and *until* are Unix ms.
    """

    name: str = field(repr=False)
    number: str = field(repr=False)
    finality: Finality
    category: str
    since: int
    until: int
    withdrawn: bool = False


def write(entry: EntryId, space: SpaceId, said: Agreement) -> bytes:
    """Return the Consent of an agreement; withdrawn, it is `inactive`."""
    whom = {"identifier": {"value": said.number}, "display": said.name}
    provision = {
        "type": "permit",
        "period": {"start": _instant(said.since), "end": _instant(said.until)},
        "actor": [{"role": coded(_ROLE, "IRCP"), "reference": whom}],
        "action": [coded(_SCOPES, READ_DOCUMENTS)],
        "purpose": [_purpose(said.finality)],
        "code": [coded(_CATEGORIES, said.category)],
    }
    return exact.write(
        {
            "resourceType": "Consent",
            "id": text_id(entry),
            "meta": {"source": SOURCE},
            "status": "inactive" if said.withdrawn else "active",
            "scope": coded(_SCOPE, "patient-privacy"),
            "category": [coded(_CATEGORY, "INFA")],
            "patient": {"reference": patient_reference(space)},
            "dateTime": _instant(said.since),
            "policyRule": coded(_POLICY, "OPTIN"),
            "provision": provision,
        }
    )


def read(body: bytes) -> Agreement:
    """Return what a Consent says. Raises Refused("fhir.unreadable")."""
    tree = exact.read(body)
    try:
        given = tree["provision"]
        whom = given["actor"][0]["reference"]
        return Agreement(
            str(whom["display"]),
            str(whom["identifier"]["value"]),
            Finality(given["purpose"][0]["code"]),
            str(given["code"][0]["coding"][0]["code"]),
            _ms(given["period"]["start"]),
            _ms(given["period"]["end"]),
            withdrawn=tree.get("status") != "active",
        )
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise Refused("fhir.unreadable") from error


def _purpose(finality: Finality) -> dict[str, str]:
    system, display = _FINALITIES, LABELS[finality]
    return {"system": system, "code": finality.value, "display": display}


def _instant(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")


def _ms(said: str) -> int:
    return round(datetime.fromisoformat(said).timestamp() * 1000)
