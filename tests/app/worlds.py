"""Devices in memory and an honest ledger, small enough to be read at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import shake_256
from typing import Any

from app.crypto.runs import Run, log_next, log_start, op_hash, run_id
from app.crypto.statements import Head
from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, IdMint, SpaceId
from app.domain.when import When
from app.domain.write import Write
from app.flows import keychain
from app.flows.arrival import move_in, newcomer
from app.flows.onboarding import Onboarding
from app.flows.recovery import read_sheet, recover
from app.flows.sealed.intake import Taken
from app.flows.sealed.runs import Answer, SealedOp, SealedRun
from app.flows.sealing import Sealing
from app.flows.world import World
from app.ports.pulse import Listener
from app.ports.world import Entropy
from app.rules.pages import Pulled, Row
from app.rules.people import Person
from storage.memory.blobs import MemoryBlobs
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault

START = datetime(2026, 11, 21, 8, tzinfo=UTC)
FEW = (Rubric.JOURNAL, Rubric.MEASURES)


class Silent:
    """A pulse nobody listens to."""

    def listen(self, listener: Listener) -> Callable[[], None]:  # noqa: ARG002
        """Keep nobody."""
        return lambda: None

    def beat(self, changes: Changes) -> None:
        """Tell nobody."""


@dataclass
class Clock:
    """A clock the test moves."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


def dice(seed: str) -> Entropy:
    """Entropy that a seed repeats."""
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        count += 1
        return shake_256(f"{seed}/{count}".encode()).digest(size)

    return draw


@dataclass
class Accepted:
    """One row the ledger holds."""

    run: Run
    index: int
    op: SealedOp
    hash: bytes


@dataclass
class Ledger:
    """Orders ops and compares revisions; trusts signatures it does not check."""

    space: SpaceId
    rows: list[Accepted] = field(default_factory=list)
    h: bytes = b""
    items: dict[bytes, int] = field(default_factory=dict)
    people: dict[bytes, Person] = field(default_factory=dict)
    replies: dict[bytes, list[Answer]] = field(default_factory=dict)

    def push(self, runs: Sequence[SealedRun]) -> list[Answer]:
        """Append what fits; the same push gets the same answers."""
        batch = b"".join(sealed.run.signature for sealed in runs)
        if batch not in self.replies:
            self.replies[batch] = [
                self._one(sealed.run, index, op)
                for sealed in runs
                for index, op in enumerate(sealed.ops)
            ]
        return self.replies[batch]

    def _one(self, run: Run, index: int, op: SealedOp) -> Answer:
        head = Head.decode(op.head)
        if head.type in (1, 2):
            if self.items.get(head.item, 0) != head.base:
                return Answer(2, len(self.rows))
            self.items[head.item] = head.base + 1
        self.append(run, index, op)
        return Answer(0, len(self.rows))

    def append(self, run: Run, index: int, op: SealedOp) -> None:
        """Add a row without asking anything."""
        mark = op_hash(op.head, run_id(run), index)
        self.rows.append(Accepted(run, index, op, mark))
        before = self.h or log_start(self.space)
        self.h = log_next(self.space, len(self.rows), before, mark)

    def page(self, after: int, limit: int = 1000) -> Pulled:
        taken = self.rows[after : after + limit]
        runs = list({id(row.run): row.run for row in taken}.values())
        places = {id(run): place for place, run in enumerate(runs)}
        rows = tuple(
            Row(
                after + 1 + n,
                places[id(row.run)],
                row.index,
                row.hash,
                row.op.head,
                row.op.body,
                row.op.wraps,
            )
            for n, row in enumerate(taken)
        )
        more = after + len(taken) < len(self.rows)
        h = self.h or log_start(self.space)
        return Pulled(len(self.rows), h, tuple(runs), rows, more)


class Home:
    """One device: a store in memory, and the flows over it."""

    def __init__(self, name: str, clock: Clock) -> None:
        draw = dice(name)
        self.clock = clock
        self.world = World(clock, draw, IdMint(clock, draw))
        self.memory = Memory()
        self.vault = MemoryVault(self.memory, Silent())
        self.journal = MemoryJournal(self.memory)
        self.trail = MemoryTrail(self.memory)
        self.blobs = MemoryBlobs(now=clock)
        self.sealing = Sealing(
            self.vault, self.journal, self.trail, self.world, self.blobs
        )
        self.pushes: list[Sequence[SealedRun]] = []

    @property
    def space(self) -> SpaceId:
        return self.vault.spaces()[0]

    @property
    def me(self) -> keychain.Me:
        return keychain.me(self.vault)

    def person(self) -> Person:
        return self.me.shown

    def write(
        self,
        title: str,
        item: EntryId | None = None,
        **changes: Any,  # noqa: ANN401 - fields of any type
    ) -> EntryId:
        """Note an appointment, or change one."""
        if item is None:
            entry = an_entry(self.space, EntryId(self.world.new_id()), title)
        else:
            entry = self.vault.entry(self.space, item)
            entry = replace(entry, meta={**entry.meta, "title": title})
        entry = replace(entry, updated=self.world.ms(), **changes)
        self.vault.commit(Write(self.space, entries=(entry,)))
        return entry.id

    def delete(self, item: EntryId) -> None:
        self.vault.commit(Write(self.space, removed=(item,)))

    def seal(self) -> Sequence[SealedRun]:
        """Freeze a push and return it, () when nothing can leave."""
        kept: list[Sequence[SealedRun]] = []

        def pack(runs: Sequence[SealedRun]) -> bytes:
            kept.append(runs)
            return b"push"

        batch = self.sealing.seal(self.space, pack)
        if batch is None:
            return ()
        self.pushes.append(kept[0])
        return kept[0]

    def pull(self, ledger: Ledger, limit: int = 1000) -> list[Taken]:
        """Take every page there is."""
        taken = []
        while True:
            after = self.sealing.standing(self.space).seq
            page = ledger.page(after, limit)
            people = tuple(ledger.people.values())
            taken.append(self.sealing.take(self.space, page, people))
            if not page.more:
                return taken

    def push(self, ledger: Ledger) -> list[Answer]:
        """Seal and send what waits, once."""
        runs = self.seal()
        if not runs:
            return []
        answers = ledger.push(runs)
        self.sealing.settle(self.space, answers)
        return answers

    def sync(self, ledger: Ledger) -> None:
        """Pull and push until nothing moves."""
        ledger.people[self.me.device] = self.person()
        self.pull(ledger)
        for _ in range(20):
            if not self.push(ledger):
                return
            self.pull(ledger)
        raise AssertionError("the exchange never ends")

    def titles(self) -> list[str]:
        """Return the titles of the appointments here."""
        entries = self.vault.after(self.space, b"", limit=2000)
        return sorted(e.title for e in entries if e.kind == "appointment")


def an_entry(space: SpaceId, item: EntryId, title: str) -> Entry:
    """An appointment: a kind that changes."""
    return Entry(
        space=space,
        id=item,
        kind="appointment",
        body=b'{"resourceType":"Appointment","status":"booked"}',
        when=When.parse("2026-12-01"),
        rubric=Rubric.AGENDA,
        meta={"title": title},
    )


def a_home(clock: Clock | None = None) -> tuple[Home, Ledger, str]:
    """Return a device with a new space, its ledger, and its recovery key."""
    home = Home("first", clock or Clock())
    made = Onboarding(home.vault, home.world, "linux").create("Alice", rubrics=FEW)
    return home, Ledger(made.space.id), made.recovery_key


def joined(home: Home, recovery_key: str, name: str = "second") -> Home:
    """Return another device of the same identity, from the recovery sheet."""
    other = Home(name, home.clock)
    account = keychain.account(home.vault).account
    arrival = recover(
        read_sheet(recovery_key),
        newcomer(other.world.entropy, "android"),
        version=account.version,
        card=home.me.identity_card,
        account=account.encode(),
    )
    move_in(lambda _: other.vault, arrival, [home.space], pins=[], server="")
    return other
