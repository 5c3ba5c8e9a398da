"""« Repères » and « Notes pour l'école » : a child's steps, in the family's words."""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.childhood import ChildNote
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.when import When
from app.domain.write import Write
from app.fhir import childhood
from app.flows.describing import COMMENT_MAX
from app.flows.prevention.kept import Kept, Undo

LINE_MAX: Final = 200
TOPICS: Final = ("milestone", "school", "other")


@dataclass(frozen=True, slots=True, repr=False)
class Noted:
    """A note, and the entry that holds it."""

    entry: Entry
    note: ChildNote


def listed(kept: Kept) -> list[Noted]:
    """Return the notes, the latest day first, those without a day last."""
    found = [Noted(one, _read(one.body)) for one in kept.shelf.every()]
    key = lambda one: (one.entry.when.start, one.entry.id)  # noqa: E731 - said once
    return sorted(found, key=key, reverse=True)


def written(kept: Kept, entry: Entry, note: ChildNote) -> Entry:
    """Write a note in its entry. Raises what `sound` raises."""
    said = sound(note)
    body = childhood.write_note(entry.id, entry.space, said)
    told = {"title": said.title, "comment": said.text, "category": said.topic}
    meta = {name: text for name, text in told.items() if text}
    meta |= {"source": "typed", "status": "final"}
    return kept.shelf.put(
        replace(entry, body=body, when=When.parse(said.day), meta=meta)
    )


def removed(kept: Kept, entry: EntryId) -> Undo:
    """Take a note away; return how to bring it back. Raises Refused("entry.absent")."""
    old = kept.shelf.entry(entry)
    kept.vault.commit(Write(kept.space.id, removed=(entry,)))
    return lambda: kept.shelf.put(old)


def sound(note: ChildNote) -> ChildNote:
    """Return a note, cleaned; refuse what says nothing or is too long.

    Raises Refused("child_note.empty"), Refused("stay.line_too_long"),
    Refused("document.comment_too_long"), Refused("date.malformed").
    """
    title = " ".join(visible(note.title).split())
    text = visible(note.text).strip()
    if not title and not text:
        raise Refused("child_note.empty", line="title")
    if len(title) > LINE_MAX:
        raise Refused("stay.line_too_long", line="title")
    if len(text) > COMMENT_MAX:
        raise Refused("document.comment_too_long", line="text")
    When.parse(note.day)
    return ChildNote(_topic(note.topic), note.day, title, text)


def _read(body: bytes) -> ChildNote:
    note = childhood.read_note(body)
    return replace(note, topic=_topic(note.topic))


def _topic(said: str) -> str:
    """Return a topic; one of a later version is another note."""
    return said if said in TOPICS else TOPICS[-1]
