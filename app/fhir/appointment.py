"""« Rendez-vous » ↔ Appointment (R4): booked at an hour, or proposed for a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.domain.agenda import Draft, EventState
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
    whole_day,
)
from app.fhir.terms import SOURCE, patient_reference, text_id

_ICALENDAR: Final = "urn:ietf:rfc:5545"
_HELD: Final = (EventState.FULFILLED, EventState.NOSHOW)


def write(entry: EntryId, space: SpaceId, *, title: str, day: str) -> bytes:
    """Return the Appointment of something to do from a *day* (ISO) on.

    Nobody booked it: it is proposed, and FHIR then wants no start (rule app-3).
    """
    draft = Draft(title=title, start=day, state=EventState.PROPOSED)
    return arranged(entry, space, draft)


def arranged(entry: EntryId, space: SpaceId, draft: Draft) -> bytes:
    """Return the Appointment of what a person or a file says (`Draft`)."""
    tree = {
        "resourceType": "Appointment",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
    }
    return exact.write(tree | _elements(space, draft, ()))


def changed(
    body: bytes, space: SpaceId, draft: Draft, done: Iterable[str], here: ZoneInfo
) -> bytes:
    """Return it saying something else; what is the same keeps its words.

    Raises Refused("fhir.unreadable").
    """
    before = _elements(space, read(body, here), done_of(body))
    return redone(exact.read(body), before, _elements(space, draft, done))


def cancelled(body: bytes) -> bytes:
    """Return the same, not to take place. Raises Refused("fhir.unreadable")."""
    return exact.write(exact.read(body) | {"status": "cancelled"})


def day(body: bytes) -> str:
    """Return the day it is proposed for or booked on, "" when it says none."""
    tree = exact.read(body)
    asked = _asked(tree).get("start", "")
    return str(asked or str(tree.get("start", ""))[:10])


def read(body: bytes, here: ZoneInfo) -> Draft:
    """Return what an Appointment says; *here* are the clocks of one without zone.

    Its start is "" when it says none. Raises Refused("fhir.unreadable").
    """
    tree, asked = exact.read(body), _asked(exact.read(body))
    start, zone = local(tree, "start", here)
    end, _ = local(tree, "end", here)
    if asked.get("start"):
        start, end, zone = str(asked["start"]), str(asked.get("end", "")), ""
    named = {one.get("id"): one for one in _dicts(tree.get("participant"))}
    return Draft(
        title=_text(tree, "description"),
        start=start,
        end="" if end <= start else end,
        zone=zone,
        place=_text(named.get("place", {}), "actor", "display"),
        who=_text(named.get("who", {}), "actor", "display"),
        note=_text(tree, "comment"),
        state=_state(_text(tree, "status")),
        repeat=repeat_of(tree),
        reminders=reminders_of(tree),
        uid=_uid(tree),
    )


def done_of(body: bytes) -> tuple[str, ...]:
    """Return the starts of the occurrences done."""
    return tuple(days_of(exact.read(body), "done"))


def _elements(space: SpaceId, draft: Draft, done: Iterable[str]) -> exact.Tree:
    said = {
        "identifier": [{"system": _ICALENDAR, "value": draft.uid}],
        "description": draft.title,
        **_time(draft),
        "comment": draft.note,
        "participant": _participants(space, draft),
        "extension": extensions(draft, done),
    }
    if not draft.uid:
        del said["identifier"]
    known = {name: element for name, element in said.items() if element}
    return {"status": _status(draft), **known}


def _status(draft: Draft) -> str:
    """Return the state; a day without hour is only proposed (rule app-3)."""
    if whole_day(draft) and draft.state is EventState.BOOKED:
        return EventState.PROPOSED.value
    return draft.state.value


def _state(status: str) -> EventState:
    return next((one for one in EventState if one == status), EventState.BOOKED)


def _time(draft: Draft) -> exact.Tree:
    """Return start and end: both or none (rule app-2)."""
    end = draft.end or draft.start
    if not whole_day(draft):
        return dated("start", draft.start, draft.zone) | dated("end", end, draft.zone)
    asked = {"start": draft.start} | ({"end": draft.end} if draft.end else {})
    held = draft.state in _HELD
    after = (date.fromisoformat(end) + timedelta(days=1)).isoformat() if held else ""
    times = {"start": f"{draft.start}T00:00:00Z", "end": f"{after}T00:00:00Z"}
    return {"requestedPeriod": [asked], **(times if held else {})}


def _participants(space: SpaceId, draft: Draft) -> list[exact.Tree]:
    asked = draft.state is EventState.PROPOSED or whole_day(draft)
    patient = {
        "id": "patient",
        "actor": {"reference": patient_reference(space)},
        "required": "required",
        "status": "needs-action" if asked else "accepted",
    }
    others = [("place", "Location", draft.place), ("who", "Practitioner", draft.who)]
    return [patient, *(_there(*one) for one in others if one[2])]


def _there(name: str, sort: str, display: str) -> exact.Tree:
    actor = {"type": sort, "display": display}
    return {"id": name, "actor": actor, "status": "accepted"}


def _asked(tree: exact.Tree) -> exact.Tree:
    periods = _dicts(tree.get("requestedPeriod"))
    return periods[0] if periods else {}


def _uid(tree: exact.Tree) -> str:
    found = _dicts(tree.get("identifier"))
    ours = (one for one in found if one.get("system") == _ICALENDAR)
    return str(next((one.get("value", "") for one in ours), ""))


def _dicts(said: object) -> list[dict[str, Any]]:
    listed = said if isinstance(said, list) else []
    return [one for one in listed if isinstance(one, dict)]


def _text(tree: Any, *path: str) -> str:  # noqa: ANN401 - any JSON
    for step in path:
        tree = tree.get(step, "") if isinstance(tree, dict) else ""
    return tree if isinstance(tree, str) else ""
