"""The example writes to a doctor of nowhere, who answered: nothing of it leaves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.crypto.statements import Grant
from app.domain.entry import Attachment, Entry
from app.domain.ids import AttachmentId, EntryId, IdMint
from app.domain.mandate import until_of
from app.domain.message import Correspondent, Thread
from app.domain.trail import Page
from app.domain.when import When
from app.domain.write import Origin, Write
from app.flows.example.calendar import Calendar
from app.flows.example.sheets import sheet
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.messages.messages import Messages
from app.flows.messages.record import FILE, whom_of
from app.flows.messages.writing import Outgoing, Writing
from app.flows.registering import new_professional
from app.flows.sealed.files import Plain
from app.flows.sealed.lending import given_by
from app.flows.sealed.received_messages import Correspondence, received
from app.flows.world import World
from app.kinds import message, receipt
from app.rules.standing import Right

TOLD: Final = Path(__file__).with_name("messages.toml")

_LASTS: Final = timedelta(days=60)
_LOGGED: Final = 1
"""What is in the log has a revision."""


def correspond(messages: Messages, world: World, zone: tzinfo) -> Thread:
    """Tell a conversation of a fortnight: its last message is not opened yet."""
    told, now = _told(), world.now()
    clock = Calendar(now - timedelta(minutes=told["opened"]))
    then = World(clock, world.entropy, IdMint(clock, world.entropy))
    doctor, flow = new_professional(world, "exemple"), _at(messages, then)
    named = told["name"], told["number"], told["profession"]
    whom = Correspondent(doctor.identity, doctor.identity_card, *named)
    until = until_of((now + _LASTS).astimezone(zone).date(), zone)
    made = flow.open(whom, told["subject"], until)
    _leave(flow, made)
    telling = _Telling(flow, then, flow.threading.record.thread(made.id))
    for one in told["said"]:
        clock.at = now - timedelta(minutes=one["back"])
        (telling.mine if one["mine"] else telling.theirs)(one)
    return messages.thread(made.id)


@dataclass(slots=True)
class _Telling:
    """Keeps what both wrote; *unread* is what the doctor has not answered yet."""

    flow: Messages
    then: World
    thread: Entry
    unread: list[EntryId] = field(default_factory=list)

    def mine(self, told: Mapping[str, Any]) -> None:
        """Write as she does, once she opened what was there."""
        written = [one.id for one in self.flow.read(self.thread.id)]
        self.flow.opened(self.thread.id, written)
        writing = Writing(self.flow.documents, self.flow.threading.record)
        entry = writing.message(self.thread, Outgoing(told["text"]))
        self.unread.append(entry.id)
        self._keep(entry)

    def theirs(self, told: Mapping[str, Any]) -> None:
        """Have the doctor read what is new, then answer."""
        about = " ".join(one.hex() for one in self.unread)
        if about:
            self._come(receipt.KIND.code, {"about": about})
        self.unread.clear()
        said = {"text": told["text"], "asks": told.get("asks", "")}
        self._come(message.KIND.code, said, told)

    def _come(
        self, kind: str, meta: Mapping[str, str], told: Mapping[str, Any] | None = None
    ) -> None:
        """Keep what the doctor wrote, told again as every device does."""
        own, now = EntryId(self.then.new_id()), self.then.ms()
        raw = Entry(
            space=self.thread.space,
            id=own,
            kind=kind,
            body=b"",
            when=When.unknown(),
            rubric=message.KIND.rubric,
            attachments=self._files(own, told or {}),
            meta=meta,
            updated=now,
        )
        whom, title = whom_of(self.thread), self.thread.title
        within = Correspondence(self.thread.id.hex(), whom, title, "professional")
        self._keep(received(raw, within, now))

    def _files(self, own: EntryId, told: Mapping[str, Any]) -> tuple[Attachment, ...]:
        if "title" not in told:
            return ()
        name, title = AttachmentId(self.then.new_id()), told["title"]
        pages = sheet(title, told["lines"], pages=told.get("pages", 1))
        plain = Plain(name, pages, FILE, "application/pdf", f"{title}.pdf")
        return (self.flow.documents.files.seal(self.thread.space, own, plain),)

    def _keep(self, entry: Entry) -> None:
        """Keep what the log would have brought."""
        write = Write(entry.space, entries=(replace(entry, rev=_LOGGED),))
        self.flow.documents.vault.commit(write, origin=Origin.PEER)


def _at(messages: Messages, then: World) -> Messages:
    """Return the same messages by the clock of the story."""
    giving, documents = messages.threading.giving, messages.documents
    preferences = replace(giving.preferences, world=then)
    people = Acquaintances(preferences, giving.people.courier)
    kept = replace(documents, now=then.now, new_id=then.new_id)
    return Messages.of(replace(giving, people=people), kept)


def _leave(flow: Messages, made: Thread) -> None:
    """Let the log know of the grant, as if it had left."""
    giving = flow.threading.giving
    for line in giving.gifts.journal.held(giving.space):
        given = given_by(line.control)
        if line.control and given and given.mandate == made.id:
            standing = giving.gifts.standing()
            statement = Grant.decode(line.control.core).statement
            place = given.to, given.collection, int(given.role), 0, given.until
            right = Right(*place, mandate=made.id, statement=statement)
            standing.rights[given.grant] = right
            page = Page(standing=standing.encode())
            giving.vault.commit(Write(giving.space, page=page, dropped=(line.n,)))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(TOLD.read_text(encoding="utf-8"))
