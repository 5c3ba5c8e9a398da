"""« Rendez-vous » → Appointment (R4): a day proposed, no hour agreed yet."""

from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, patient_reference, text_id


def write(entry: EntryId, space: SpaceId, *, title: str, day: str) -> bytes:
    """Return the Appointment of something to do from a *day* (ISO) on.

    Nobody booked it: it is proposed, and FHIR then wants no start (rule app-3).
    """
    tree = {
        "resourceType": "Appointment",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "status": "proposed",
        "description": title,
        "requestedPeriod": [{"start": day}],
        "participant": [
            {
                "actor": {"reference": patient_reference(space)},
                "required": "required",
                "status": "needs-action",
            }
        ],
    }
    return exact.write(tree)


def cancelled(body: bytes) -> bytes:
    """Return the same, not to take place. Raises Refused("fhir.unreadable")."""
    return exact.write(exact.read(body) | {"status": "cancelled"})


def day(body: bytes) -> str:
    """Return the day it is proposed for, "" when it says none."""
    periods = exact.read(body).get("requestedPeriod") or [{}]
    return str(periods[0].get("start", ""))
