"""« Ce qui s'est écrit » : conversations as the elements of the space say them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import ID_SIZE, EntryId, SpaceId
from app.domain.message import Ask, Delivery, Message
from app.domain.query import Query
from app.fhir import communication
from app.fhir.communication import Whom
from app.flows.messages.ordering import in_order
from app.flows.sealed.files import files_of
from app.flows.windows import every
from app.kinds import message, preference, receipt, thread
from app.ports.vault import Vault

OPENED: Final = "message.opened/"
"""The name of the preferences that say what was opened, by conversation (hex)."""

FILE: Final = "original"
"""The role of the files of a message."""

_THEIRS: Final = "deposited:"
_THREAD: Final = "thread"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is said of the messages of one space.

    *read* is when they were read by whom they are for (Unix ms), *opened* those opened
    on a device of the person, *signed* the message that signs each.
    """

    read: Mapping[bytes, int] = field(default_factory=dict)
    opened: frozenset[bytes] = frozenset()
    signed: Mapping[bytes, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """Reads them: nothing of it is kept anywhere else."""

    vault: Vault
    space: SpaceId

    def threads(self) -> list[Entry]:
        """Return the elements of the conversations, in no order."""
        return list(every(self.vault, self.space, Query(thread.KIND.code)))

    def thread(self, own: bytes) -> Entry:
        """Return one of them. Raises Refused("message.no_thread")."""
        found = self.vault.entries(self.space, [EntryId(own)]).get(EntryId(own))
        if found is None or found.kind != thread.KIND.code:
            raise Refused("message.no_thread")
        return found

    def message(self, own: bytes) -> Entry:
        """Return the element of a message. Raises Refused("message.absent")."""
        found = self.vault.entries(self.space, [EntryId(own)]).get(EntryId(own))
        if found is None or found.kind != message.KIND.code or not _within(found):
            raise Refused("message.absent")
        return found

    def messages(self, own: bytes) -> list[Message]:
        """Return what was written in a conversation, oldest first."""
        return self._written(own.hex(), *self._kinds(own.hex()))

    def conversations(self) -> Mapping[str, list[Message]]:
        """Return what was written in each conversation (hex), oldest first."""
        kept, told = (_by_thread(every) for every in self._kinds())
        return {own: self._written(own, kept[own], told.get(own, ())) for own in kept}

    def unread(self) -> Mapping[str, int]:
        """Count what they wrote and was never opened, by conversation (hex)."""
        return Counter(self.unopened().values())

    def unopened(self) -> Mapping[EntryId, str]:
        """Return what they wrote and was never opened, each with its conversation.

        Conversations are in hexadecimal, the newest message comes first. No message is
        read whole: every page counts them.
        """
        sources = self._told(Query(message.KIND.code), "source")
        within = self._told(Query(message.KIND.code), _THREAD)
        received = {
            one: own
            for one, own in within.items()
            if sources.get(one, "").startswith(_THEIRS) and any(ids_of(own))
        }
        opened = {own: self._opened(own) for own in set(received.values())}
        return {one: own for one, own in received.items() if one not in opened[own]}

    def opened(self, own: bytes) -> frozenset[bytes]:
        """Return the messages of a conversation that were opened, on any device."""
        return self._opened(own.hex())

    def receipted(self, own: bytes) -> frozenset[bytes]:
        """Return the messages of a conversation the person said to have read."""
        told = self._within(receipt.KIND.code, own.hex())
        mine = (one for one in told if not theirs(one))
        return frozenset(each for one in mine for each in about(one))

    def _kinds(self, own: str = "") -> tuple[list[Entry], list[Entry]]:
        """Return messages and receipts, of one conversation or of all."""
        first, second = message.KIND.code, receipt.KIND.code
        return self._within(first, own), self._within(second, own)

    def _written(
        self, own: str, kept: Sequence[Entry], told: Iterable[Entry]
    ) -> list[Message]:
        known = _Known(_read(told), self._opened(own), _signed(kept))
        return in_order([_message(one, known) for one in kept])

    def _opened(self, own: str) -> frozenset[bytes]:
        asked = Query(preference.KIND.code, category=OPENED + own)
        marks = self._told(asked, "value").values()
        return frozenset(each for told in marks for each in ids_of(told))

    def _within(self, kind: str, own: str) -> list[Entry]:
        """Return what is of a conversation (hex), of any for ""; no other is read."""
        found = every(self.vault, self.space, Query(kind, thread=own))
        return [one for one in found if _within(one)]

    def _told(self, query: Query, name: str) -> Mapping[EntryId, str]:
        return self.vault.told(self.space, query, name)


def whom_of(entry: Entry) -> Whom:
    """Return with whom a conversation is, as its element says."""
    meta = entry.meta
    return Whom(meta.get("correspondent", ""), meta.get("correspondent.number", ""))


def theirs(entry: Entry) -> bool:
    """Say whether the other side wrote a message or a receipt."""
    return entry.meta.get("source", "").startswith(_THEIRS)


def about(entry: Entry) -> Iterator[bytes]:
    """Give the messages an element answers, or says to be read."""
    return ids_of(entry.meta.get("about", ""))


def ids_of(told: str) -> Iterator[bytes]:
    """Read ids in hexadecimal, spaces between; what is none is left out."""
    for word in told.split():
        try:
            raw = bytes.fromhex(word)
        except ValueError:
            continue
        if len(raw) == ID_SIZE:
            yield raw


def at_of(entry: Entry, name: str) -> int:
    """Return when an element says something happened (Unix ms), else when it came."""
    try:
        said = datetime.fromisoformat(entry.meta.get(name, ""))
    except ValueError:
        return entry.updated
    return round(said.timestamp() * 1000) if said.tzinfo else entry.updated


def _within(entry: Entry) -> bool:
    """Say whether an element is of a conversation."""
    return any(ids_of(entry.meta.get(_THREAD, "")))


def _by_thread(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.meta.get(_THREAD, ""), []).append(one)
    return found


def _read(receipts: Iterable[Entry]) -> Mapping[bytes, int]:
    """Return when each message of the person was first said to be read."""
    first: dict[bytes, int] = {}
    for one in receipts:
        at = at_of(one, "at")
        for each in about(one) if theirs(one) else ():
            first[each] = min(at, first.get(each, at))
    return first


def _signed(messages: Iterable[Entry]) -> Mapping[bytes, bytes]:
    """Return the message of the person that signs each of theirs."""
    mine = (one for one in messages if "signed" in one.meta and not theirs(one))
    return {each: one.id for one in mine for each in about(one)}


def _message(entry: Entry, known: _Known) -> Message:
    meta, received = entry.meta, theirs(entry)
    return Message(
        id=entry.id,
        thread=bytes.fromhex(meta[_THREAD]),
        mine=not received,
        author=meta.get("author", ""),
        text=_text(entry),
        at=at_of(entry, "sent"),
        delivery=_delivery(entry, known),
        read_at=0 if received else known.read.get(entry.id, 0),
        files=tuple(files_of(entry, FILE)),
        about=next(about(entry), b""),
        asks=Ask.of(meta.get("asks", "")),
        unread=received and entry.id not in known.opened,
        signed=known.signed.get(entry.id, b""),
    )


def _delivery(entry: Entry, known: _Known) -> Delivery:
    if theirs(entry):
        return Delivery.RECEIVED
    if entry.id in known.read:
        return Delivery.READ
    return Delivery.SENT if entry.rev else Delivery.WAITING


def _text(entry: Entry) -> str:
    """Return the words of a message; one nobody can read has none."""
    try:
        return communication.text(entry.body)
    except Refused:
        return ""
