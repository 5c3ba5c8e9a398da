"""« Rappel » ↔ Task (R4): something to do at a time, and the times it was done."""

from collections.abc import Iterable
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.domain.agenda import Draft, EventKind, EventState
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.scheduling import (
    dated,
    days_of,
    extensions,
    local,
    redone,
    reminders_of,
    repeat_of,
)
from app.fhir.terms import SOURCE, patient_reference, text_id

_ICALENDAR: Final = "urn:ietf:rfc:5545"
_STATUS: Final = {
    EventState.BOOKED: "requested",
    EventState.FULFILLED: "completed",
    EventState.CANCELLED: "cancelled",
    EventState.NOSHOW: "failed",
}


def arranged(entry: EntryId, space: SpaceId, draft: Draft) -> bytes:
    """Return the Task of what a person or a file says (`Draft`)."""
    tree = {
        "resourceType": "Task",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "intent": "plan",
        "for": {"reference": patient_reference(space)},
    }
    return exact.write(tree | _elements(draft, ()))


def changed(body: bytes, draft: Draft, done: Iterable[str], here: ZoneInfo) -> bytes:
    """Return it saying something else; what is the same keeps its words.

    Raises Refused("fhir.unreadable").
    """
    before = _elements(read(body, here), done_of(body))
    return redone(exact.read(body), before, _elements(draft, done))


def cancelled(body: bytes) -> bytes:
    """Return the same, not to be done. Raises Refused("fhir.unreadable")."""
    return exact.write(exact.read(body) | {"status": "cancelled"})


def read(body: bytes, here: ZoneInfo) -> Draft:
    """Return what a Task says; *here* are the clocks of one without zone.

    Its start is "" when it says none. Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    period = _step(tree, "restriction", "period")
    period = period if isinstance(period, dict) else {}
    start, zone = local(period, "start", here)
    end, _ = local(period, "end", here)
    return Draft(
        title=_text(tree, "description"),
        start=start,
        end="" if end <= start else end,
        zone=zone,
        place=_text(tree, "location", "display"),
        who=_text(tree, "owner", "display"),
        note=_text(tree, "note", 0, "text"),
        kind=EventKind.TASK,
        state=_state(_text(tree, "status")),
        repeat=repeat_of(tree),
        reminders=reminders_of(tree),
        uid=_text(tree, "identifier", 0, "value"),
    )


def done_of(body: bytes) -> tuple[str, ...]:
    """Return the starts of the occurrences done."""
    return tuple(days_of(exact.read(body), "done"))


def _elements(draft: Draft, done: Iterable[str]) -> exact.Tree:
    period = dated("start", draft.start, draft.zone)
    if draft.end:
        period |= dated("end", draft.end, draft.zone)
    said = {
        "identifier": [{"system": _ICALENDAR, "value": draft.uid}],
        "description": draft.title,
        "note": [{"text": draft.note}] if draft.note else None,
        "location": {"display": draft.place} if draft.place else None,
        "owner": {"display": draft.who} if draft.who else None,
        "restriction": {"period": period},
        "extension": extensions(draft, done),
    }
    if not draft.uid:
        del said["identifier"]
    known = {name: element for name, element in said.items() if element}
    return {"status": _STATUS.get(draft.state, "requested"), **known}


def _state(status: str) -> EventState:
    states = {name: state for state, name in _STATUS.items()}
    return states.get(status, EventState.BOOKED)


def _text(tree: exact.Tree, *path: str | int) -> str:
    found = _step(tree, *path)
    return found if isinstance(found, str) else ""


def _step(tree: Any, *path: str | int) -> Any:  # noqa: ANN401 - any JSON
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return tree
