"""« Réponse à un conseil » → Task: a proposal completed, put off, refused."""

from typing import Final

from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, patient_reference, text_id

_RULES: Final = "urn:alveole:prevention:"
_STATUS: Final = {
    "done": "completed",
    "later": "on-hold",
    "never": "rejected",
    "not-concerned": "cancelled",
}


def write(
    entry: EntryId, space: SpaceId, *, rule: str, title: str, choice: str, day: str
) -> bytes:
    """Return the Task of an answer to a *rule*.

    *choice* is `done`, `later`, `never` or `not-concerned`; *day* (ISO) is when it
    was done, or from when to speak of it again, "" when neither.
    """
    tree = {
        "resourceType": "Task",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "instantiatesUri": _RULES + rule,
        "status": _STATUS[choice],
        "intent": "proposal",
        "code": {"text": title},
        "for": {"reference": patient_reference(space)},
    }
    if choice == "done" and day:
        tree |= {"executionPeriod": {"end": day}}
    if choice == "later":
        tree |= {"restriction": {"period": {"start": day}}}
    return exact.write(tree)


def read(body: bytes) -> tuple[str, str]:
    """Return the choice and its day; ("", "") for what is no answer.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    choices = {status: choice for choice, status in _STATUS.items()}
    choice = choices.get(tree.get("status", ""), "")
    period = tree.get("restriction", {}).get("period", {})
    days = {"done": tree.get("executionPeriod", {}).get("end", "")}
    days["later"] = period.get("start", "")
    return choice, days.get(choice, "")
