"""« Événements » written to the entries that hold them."""

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import REPEATED, Draft, Event, EventKind, EventState
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.state import CANCELLED, State
from app.domain.when import When
from app.fhir import appointment, chore
from app.fhir.scheduling import dated
from app.flows.agenda.events import RULE, thrown
from app.flows.vaccines.calendar import ANSWERS

ADDED: Final = "batch"
"""Key of the meta of an event a file brought: that import."""
CHANGED: Final = "changed-by"
"""Key of the meta of an event a file changed: the last import that did."""
EDITED: Final = "edited"
"""Key of the meta of an event a file brought: when the person last reworded it (ms)."""


def made(own: EntryId, space: SpaceId, draft: Draft) -> Entry:
    """Return the entry of a new event."""
    reader = chore if draft.kind is EventKind.TASK else appointment
    entry = Entry(
        space=space,
        id=own,
        kind=draft.kind.value,
        body=reader.arranged(own, space, draft),
        when=When.unknown(),
        rubric=Rubric.AGENDA,
        meta={"source": "imported:ics" if draft.uid else "typed"},
    )
    return _described(entry, draft)


def redone(
    entry: Entry, draft: Draft, here: ZoneInfo, done: tuple[str, ...] = ()
) -> Entry:
    """Return an event that says something else, with the occurrences *done*.

    Raises Refused("fhir.unreadable").
    """
    if entry.kind == EventKind.TASK:
        body = chore.changed(entry.body, draft, done, here)
    else:
        body = appointment.changed(entry.body, entry.space, draft, done, here)
    return _described(replace(entry, body=body), draft)


def marked(entry: Entry, how: str, said: str) -> Entry:
    """Return an entry that says which import added or changed it, or when it was."""
    return replace(entry, meta={**entry.meta, how: said}) if said else entry


def draft_of(event: Event) -> Draft:
    """Return what an event says, to say part of it otherwise."""
    names = set(Draft.__slots__) & set(Event.__slots__)
    said = Draft(**{name: getattr(event, name) for name in names})
    return replace(said, uid="" if event.uid == event.id.hex() else event.uid)


def _described(entry: Entry, draft: Draft) -> Entry:
    """Give the date, the title and the words that lists and searches read."""
    said = {
        "title": draft.title,
        "comment": draft.note,
        "author": draft.author,
        **_standing(entry, draft),
        "category": REPEATED if draft.repeat.every else "",
        "sequence": str(draft.sequence) if draft.uid else "",
    }
    if ANSWERS not in entry.meta:
        said[RULE] = draft.rule
    meta = {key: text for key, text in {**entry.meta, **said}.items() if text}
    return replace(entry, when=_when(draft), meta=meta)


def _standing(entry: Entry, draft: Draft) -> dict[str, str]:
    """Say whether it takes place; what lies in the trash stays there meanwhile."""
    cancelled = draft.state is EventState.CANCELLED
    status = CANCELLED if cancelled else State.CURRENT.value
    if thrown(entry):
        return {"status": State.TRASHED.value, "was": status}
    return {"status": status}


def _when(draft: Draft) -> When:
    """Return its day, or its instant with the offset of its zone."""
    return When.parse(dated("start", draft.start, draft.zone)["start"])
