"""« Conversation lue » : what both sides wrote, in the order of the log."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.entry import Attachment, Entry
from app.domain.ids import EntryId
from app.domain.message import Ask
from app.fhir import communication
from sync.courier.lanes import Offered
from sync.gateway.following import Follower

_FILE: Final = "original"


@dataclass(frozen=True, slots=True)
class Written:
    """« Message » of a conversation, as both sides have it; *mine*: we wrote it.

    *at* and *read_at* are Unix ms, 0 for not read by who it is for. *element* is what
    the person sealed, or what we did, *place* where it stands.
    """

    id: EntryId
    mine: bool
    text: str = field(repr=False)
    at: int
    read_at: int
    asks: Ask
    about: str
    files: tuple[Attachment, ...]
    element: Entry = field(repr=False)
    place: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one person opened: *id* is hexadecimal, *messages* are in their order."""

    id: str
    whose: str = field(repr=False)
    until: int
    messages: tuple[Written, ...]
    lane: Offered

    @property
    def unread(self) -> list[EntryId]:
        """What the person wrote, and was not said to be read."""
        return [one.id for one in self.messages if not (one.mine or one.read_at)]


def told(follower: Follower, one: Offered, name: str) -> Conversation:
    """Return the conversation *name* (hexadecimal) that lies in a lane brought here."""
    entries = list(follower.entries(one))
    places = follower.store.trail.items(one.lane, [each.id for each in entries])
    entries.sort(key=lambda each: places[each.id].seq)
    read = dict(_receipts(entries))
    kept = follower.kept(one)
    written = (
        _written(each, read, places[each.id].seq)
        for each in entries
        if each.kind == "message"
    )
    return Conversation(name, kept.whose, kept.until, tuple(written), one)


def _written(entry: Entry, read: dict[tuple[bool, str], int], place: int) -> Written:
    mine = _ours(entry)
    return Written(
        entry.id,
        mine,
        communication.text(entry.body),
        entry.updated,
        read.get((not mine, entry.id.hex()), 0),
        Ask.of(entry.meta.get("asks", "")),
        entry.meta.get("about", ""),
        tuple(one for one in entry.attachments if one.role == _FILE),
        entry,
        place,
    )


def _receipts(entries: list[Entry]) -> Iterator[tuple[tuple[bool, str], int]]:
    """Give who read what, and when; the first word is the last one given."""
    for entry in reversed(entries):
        if entry.kind == "receipt":
            for item in entry.meta.get("about", "").split():
                yield (_ours(entry), item), entry.updated


def _ours(entry: Entry) -> bool:
    return entry.meta.get("source", "").startswith("deposited:")
