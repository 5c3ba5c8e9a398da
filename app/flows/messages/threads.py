"""« Conversations » : opened to one professional until a day, and ended."""

from dataclasses import dataclass, replace
from typing import Final

from app.crypto.grants import Label
from app.crypto.statements import Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId, IdentityId, made_at
from app.domain.mandate import Known
from app.domain.message import (
    SUBJECT_MAX,
    Ask,
    Correspondent,
    Delivery,
    Message,
    Thread,
    ThreadState,
)
from app.domain.when import When
from app.domain.write import Write
from app.fhir import communication
from app.fhir.communication import Whom
from app.flows.mandates.gifts import Gift, state_of
from app.flows.mandates.giving import Giving
from app.flows.mandates.granting import Granting, ending
from app.flows.mandates.mandates import said_of
from app.flows.messages.blocking import Blocked
from app.flows.messages.record import Record, whom_of
from app.flows.messages.unsent import LATE, Arrivals
from app.flows.sealed.epochs import new_collection
from app.flows.sealed.received_messages import DIRECTORY
from app.kinds import thread

LIVE: Final = (ThreadState.WAITING, ThreadState.ACTIVE)
"""Where a conversation stands while one may write."""


@dataclass(frozen=True, slots=True, repr=False)
class Threads:
    """Each is one collection, which one professional reads and answers in."""

    giving: Giving
    record: Record

    def open(self, to: Correspondent, subject: str, until: int) -> Thread:
        """Open one about a *subject*, until *until* (Unix ms); it waits to leave.

        Raises Refused("message.subject") for none, Refused("message.until") for a past
        end or one in over a year, Refused("key.changed") for a false card,
        Refused("message.blocked") for whom the person blocked.
        """
        giving, world = self.giving, self.giving.world
        about = " ".join(visible(subject).split())[:SUBJECT_MAX].strip()
        if not about:
            raise Refused("message.subject")
        giving.check_end(until, "message.until")
        self.check(to.identity)
        known, own = Known(to.identity, to.card), world.new_id()
        giving.people.keep(known)
        keys = giving.keys()
        meaning = Label(Rubric.MESSAGES, Confidentiality.N, own.hex())
        collection = new_collection(keys, meaning, world.entropy)
        granting = Granting(
            giving.gifts, world, keys, said_of(giving.preferences.space)
        )
        given = granting.give(known, own, collection, until=until, purpose=Purpose.CARE)
        entry = self._element(EntryId(own), to, about, until)
        write = Write(giving.space, entries=(entry,), controls=(given,))
        giving.vault.commit(replace(write, secrets=keys.learnt))
        return self.told(own)

    def check(self, identity: IdentityId) -> None:
        """Raise Refused("message.blocked") for whom the person blocked."""
        if self._blocked.holds(identity.hex()):
            raise Refused("message.blocked")

    def every(self) -> list[Thread]:
        """Return them all, the newest activity first, what is over included."""
        parts, written, found = self._parts(), self.record.conversations(), []
        for one in self.record.threads():
            given, said = parts.get(one.id, []), written.get(one.id.hex(), [])
            found.append(self._whole(one, given, self._arrivals.told(one, given, said)))
        return sorted(found, key=_activity, reverse=True)

    def told(self, own: bytes) -> Thread:
        """Return one of them. Raises Refused("message.no_thread")."""
        entry, parts = self.record.thread(own), self.giving.of(own)
        return self._whole(entry, parts, self._written(entry, parts))

    def written(self, own: bytes) -> list[Message]:
        """Return what was written in one, oldest first, and how far each has come.

        Raises Refused("message.no_thread").
        """
        return self._written(self.record.thread(own), self.giving.of(own))

    def live(self, own: bytes) -> Entry:
        """Return the element of one where one may write.

        Raises Refused("message.no_thread"), Refused("message.ended") once it is over,
        Refused("message.blocked") with whom the person blocked.
        """
        entry = self.record.thread(own)
        if state_of(self.giving.of(own)) not in LIVE:
            raise Refused("message.ended")
        if self._blocks(entry):
            raise Refused("message.blocked")
        return entry

    def block(self, own: bytes) -> None:
        """Block whom a conversation is with: every one with them ends.

        They may still deposit documents where the person receives some.
        Raises Refused("message.no_thread").
        """
        self._blocked.block(identity_of(self.record.thread(own)))
        self.settle()

    def unblock(self, own: bytes) -> None:
        """Block them no more: another may be opened, none begins again.

        Raises Refused("message.no_thread").
        """
        self._blocked.unblock(identity_of(self.record.thread(own)))

    def kept_out(self) -> list[Thread]:
        """Return the last conversation with each whom the person blocked, by name."""
        shut = filter(self._blocks, self.record.threads())
        last = {
            identity_of(one): one.id for one in sorted(shut, key=lambda one: one.id)
        }
        return sorted(map(self.told, last.values()), key=lambda one: one.correspondent)

    def settle(self) -> None:
        """End what is open with whom is blocked: opened elsewhere, or not ended yet."""
        for entry in filter(self._blocks, self.record.threads()):
            if state_of(self.giving.of(entry.id)) in LIVE:
                self.end(entry.id)

    def end(self, own: bytes) -> None:
        """End one; what was read may have been copied.

        What still waits to leave comes too late, which its element says.
        Raises Refused("message.no_thread").
        """
        entry, parts = self.record.thread(own), self.giving.of(own)
        over = communication.thread(
            entry.id, entry.space, whom_of(entry), entry.title, ended=True
        )
        late = self._arrivals.late(self._written(entry, parts))
        meta = {**entry.meta, LATE: late} if late else entry.meta
        ended = replace(entry, body=over, meta=meta, updated=self.giving.now)
        entries = (ended,) if over != entry.body else ()
        write = ending(self.giving.gifts, parts)
        self.giving.vault.commit(replace(write, entries=entries))

    def _written(self, entry: Entry, parts: list[Gift]) -> list[Message]:
        return self._arrivals.told(entry, parts, self.record.messages(entry.id))

    def _whole(self, entry: Entry, gifts: list[Gift], written: list[Message]) -> Thread:
        return replace(_told(entry, gifts, written), blocked=self._blocks(entry))

    def _blocks(self, entry: Entry) -> bool:
        return self._blocked.holds(identity_of(entry))

    @property
    def _blocked(self) -> Blocked:
        return Blocked(self.giving.preferences)

    @property
    def _arrivals(self) -> Arrivals:
        gifts = self.giving.gifts
        return Arrivals(gifts.trail, gifts.journal, gifts.space)

    def _parts(self) -> dict[bytes, list[Gift]]:
        """Return the grants given, by mandate: a conversation is the one of its id."""
        found: dict[bytes, list[Gift]] = {}
        for one in self.giving.every():
            found.setdefault(one.mandate, []).append(one)
        return found

    def _element(
        self, own: EntryId, to: Correspondent, subject: str, until: int
    ) -> Entry:
        space, said = self.giving.space, {"title": subject, "correspondent": to.name}
        told = {
            "correspondent.number": to.number,
            "correspondent.profession": to.profession,
            "identity": to.identity.hex(),
            "until": str(until),
            DIRECTORY: to.directory.hex(),
        }
        return Entry(
            space=space,
            id=own,
            kind=thread.KIND.code,
            body=communication.thread(own, space, Whom(to.name, to.number), subject),
            when=When.unknown(),
            rubric=thread.KIND.rubric,
            meta={name: word for name, word in (said | told).items() if word},
            updated=self.giving.now,
        )


def _told(entry: Entry, gifts: list[Gift], written: list[Message]) -> Thread:
    meta = entry.meta
    return Thread(
        id=entry.id,
        correspondent=meta.get("correspondent", ""),
        number=meta.get("correspondent.number", ""),
        profession=meta.get("correspondent.profession", ""),
        subject=entry.title,
        since=made_at(entry.id),
        until=max((one.until for one in gifts), default=int(meta.get("until", "0"))),
        state=state_of(gifts),
        unread=sum(one.unread for one in written),
        last=written[-1] if written else None,
        waiting=sum(one.delivery is Delivery.WAITING for one in written),
        unsent=sum(one.delivery is Delivery.UNSENT for one in written),
        no_reply=_wants_none(written),
    )


def identity_of(entry: Entry) -> str:
    """Return whom a conversation is with (hexadecimal), "" for nobody known."""
    return entry.meta.get("identity", "")


def _wants_none(written: list[Message]) -> bool:
    """Say whether the newest message of theirs asks for no answer."""
    received = (one for one in reversed(written) if not one.mine)
    last = next(received, None)
    return last is not None and last.asks is Ask.NO_REPLY


def _activity(one: Thread) -> tuple[int, bytes]:
    return max(one.since, one.last.at if one.last else 0), one.id
