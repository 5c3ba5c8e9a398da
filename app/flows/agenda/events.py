"""« Événements » read from the entries that hold them, whatever their kind."""

from contextlib import suppress
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import Draft, Event, EventKind
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import made_at
from app.domain.state import State
from app.domain.when import Precision, When
from app.fhir import appointment, chore
from app.flows.agenda.sound import moment
from app.flows.profile.stays import stay_of
from app.flows.vaccines.calendar import ANSWERS

RULE: Final = "rule"
"""Key of the meta of an event that answers an advice: its name."""
EVE_AND_DAY: Final = (0, 24 * 60)
"""When a day planned for a vaccine or a screening is recalled, unless said."""
_DIGITS: Final = 12
"""The longest number of a change that is read."""


def thrown(entry: Entry) -> bool:
    """Say whether an entry lies in the trash."""
    return entry.meta.get("status") == State.TRASHED


def event_of(entry: Entry, here: ZoneInfo) -> Event | None:
    """Return the event an entry says, None when it has no day or says none.

    *here* is the zone of an hour that does not name its own. Another person may have
    written it: a day no agenda has is no day.
    """
    if entry.kind not in set(EventKind):
        return None
    with suppress(Refused):
        if entry.kind == EventKind.STAY:
            return _stay(entry)
        reader = chore if entry.kind == EventKind.TASK else appointment
        return _event(entry, reader.read(entry.body, here), reader.done_of(entry.body))
    return None


def _event(entry: Entry, said: Draft, done: tuple[str, ...]) -> Event | None:
    rule, author = _rule(entry), entry.meta.get("author", "")
    if not (start := _dated(said.start) or _day(entry.when)):
        return None
    return Event(
        id=entry.id,
        kind=EventKind(entry.kind),
        title=entry.title or said.title,
        start=start,
        end=_end(said.end, start),
        zone=said.zone if "T" in start else "",
        place=said.place,
        who=said.who,
        note=said.note,
        state=said.state,
        repeat=said.repeat,
        reminders=said.reminders or (EVE_AND_DAY if rule else ()),
        author=author,
        editable=not author,
        rule=rule,
        done=done,
        uid=said.uid or entry.id.hex(),
        sequence=_sequence(entry),
        thrown=thrown(entry),
    )


def _dated(text: str) -> str:
    """Return a day or an hour that is one, "" for any other words."""
    with suppress(Refused):
        return moment(text)
    return ""


def _end(text: str, start: str) -> str:
    end = _dated(text)
    return end if end > start else ""


def _rule(entry: Entry) -> str:
    """Return the advice an event answers, or the line of the vaccine calendar."""
    return entry.meta.get(ANSWERS) or entry.meta.get(RULE, "")


def _sequence(entry: Entry) -> int:
    """Return what a file said, else the seconds since it was made: it only grows."""
    told = entry.meta.get("sequence", "")
    since = (entry.updated - made_at(entry.id)) // 1000
    said = told.isdecimal() and len(told) <= _DIGITS
    return int(told) if said else max(0, since)


def _stay(entry: Entry) -> Event | None:
    """Return a stay of the profile; it is changed on its own screen."""
    said, start = stay_of(entry), _day(entry.when)
    if not start:
        return None
    end = _day(When.parse(said.end))
    return Event(
        id=entry.id,
        kind=EventKind.STAY,
        title=entry.title,
        start=start,
        end=end if end > start else "",
        place=said.facility,
        who=said.unit,
        note=said.comment,
        editable=False,
        uid=entry.id.hex(),
        sequence=_sequence(entry),
        thrown=thrown(entry),
    )


def _day(when: When) -> str:
    return _dated(when.text[:10]) if when.precision >= Precision.DAY else ""
