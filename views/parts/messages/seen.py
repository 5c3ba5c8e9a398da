"""What the page of a conversation asks of the record."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.message import Message, Thread
from app.flows.messages.record import ids_of
from views.house import House

STRIDE: Final = 30
"""Messages shown at first, and added by each look further back."""
MOST: Final = 180
"""Messages shown at once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which messages are shown: *limit* of them, after leaving out the last *skip*."""

    skip: int = 0
    limit: int = STRIDE

    def of(self, messages: tuple[Message, ...]) -> tuple[Message, ...]:
        """Return those messages, oldest first."""
        end = max(0, len(messages) - self.skip)
        return messages[max(0, end - self.limit) : end]

    def older(self, messages: tuple[Message, ...]) -> bool:
        """Say whether there are older ones."""
        return len(messages) > self.skip + self.limit

    def further(self) -> "Stretch":
        """Return the stretch with older ones; a full one begins anew before itself."""
        if self.limit < MOST:
            return Stretch(self.skip, self.limit + STRIDE)
        return Stretch(self.skip + self.limit)


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """A conversation, its messages oldest first, and what was being written.

    *about* is the id of the message that what is written answers, b"" for none.
    """

    thread: Thread
    messages: tuple[Message, ...]
    text: str = ""
    files: tuple[Entry, ...] = field(default=())
    about: bytes = b""


def seen_in(house: House, thread: bytes) -> Seen:
    """Return what is shown of a conversation of *house*."""
    flow = house.messages
    found, messages = flow.thread(thread), tuple(flow.read(thread))
    text, files = flow.draft(thread), attached(house, thread)
    return Seen(found, messages, text, files, answered(house, thread))


def attached(house: House, thread: bytes) -> tuple[Entry, ...]:
    """Return the documents chosen for the message being written, those still here."""
    kept, found = house.drafts.get(_name(thread)), []
    for name in kept:
        with suppress(Refused):
            found.append(house.documents.entry(EntryId(parse_id(name))))
    return tuple(found)


def attach(house: House, thread: bytes, files: Iterable[EntryId]) -> None:
    """Keep which documents go with the message being written; none forgets them."""
    chosen: Mapping[str, str] = {one.hex(): "" for one in files}
    name = _name(thread)
    house.drafts.keep(name, chosen) if chosen else house.drafts.drop(name)


def detach(house: House, thread: bytes, files: Collection[EntryId]) -> None:
    """Forget documents that were sent: others chosen meanwhile stay."""
    kept = [one.id for one in attached(house, thread)]
    attach(house, thread, [one for one in kept if one not in files])


def answered(house: House, thread: bytes) -> bytes:
    """Return which message the one being written answers, b"" for none."""
    return next(ids_of(house.drafts.get(_reply(thread)).get("about", "")), b"")


def answering(house: House, thread: bytes, message: bytes) -> None:
    """Keep which message the one being written answers; b"" forgets it."""
    name, drafts = _reply(thread), house.drafts
    drafts.keep(name, {"about": message.hex()}) if message else drafts.drop(name)


def _reply(thread: bytes) -> str:
    return f"message-reply:{thread.hex()}"


def _name(thread: bytes) -> str:
    return f"message-files:{thread.hex()}"
