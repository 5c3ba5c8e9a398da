"""Three devices of one person and a server that lies to one of them."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from random import Random
from typing import Any
from urllib.parse import parse_qs

from msgspec import structs

from app.crypto.recovery import recovery_text
from app.crypto.statements import OpType
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.ids import CollectionId, EntryId
from app.flows import keychain
from sync import wire
from sync.server.ledgers.memory.book import Shelf
from sync.server.ledgers.memory.engine import MemoryLedger
from tests.adversary.liar import Liar, Told
from tests.adversary.pages import Change, Line, Page
from tests.journeys.town import FEW, Device, Town
from tests.simulation.world import copied

_pulled = wire.decoder(wire.PullReply)
PLAYS = count()
"""The door remembers a code for ten minutes: no two plays show the same."""

CHANGES = r"/v1/spaces/\w+/changes"


@dataclass
class Scene:
    """The town of one seed: phone and laptop are told the truth, the tablet is not.

    *code* is one the victim types, *them* who it leads to.
    """

    seed: int
    lying: bool = True
    written: set[tuple[bytes, str]] = field(default_factory=set)
    told_count: int = 0
    shown: int = 0
    notes: list[Line] = field(default_factory=list)
    depositing: list[Any] = field(default_factory=list)
    code: str = ""
    them: Any = None

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)  # noqa: S311 - which byte to attack
        model = self.model()
        self.town, self.other = model.town, model.other
        self.town.watch.at = model.at
        stock(self.town, model.ledger)
        self.phone, self.laptop, self.tablet = map(self._device, model.devices)
        self.written |= {(e.id, e.title) for e in self.phone.state()}
        self.space = self.phone.space.id
        self.victim, self.past = self.tablet, self.head
        patient = next(e.id for e in self.phone.state() if e.kind == "patient")
        self.profile = next(
            line.head.collection
            for line in map(self.line, range(1, self.past + 1))
            if line.head.item == patient
        )

    @staticmethod
    def model() -> "Model":
        """Return the town every scene begins with, founded once a process."""
        return founded()

    def _device(self, model: Device) -> Device:
        device = Device(self.town, model.name)
        device.dice.name = f"{self.seed}/{model.name}"
        device.memory.state = model.memory.state
        device.wire = Liar(self.town)
        device.crash()
        return device

    @property
    def liar(self) -> Liar:
        return liar(self.victim)

    def write(self, device: Device, item: bytes = b"") -> Entry:
        """Let a device note something nobody else may read."""
        self.told_count += 1
        self.town.watch.pass_by(seconds=1)
        entry = device.write(f"canary-{self.seed}-{self.told_count}", item=item)
        self.written.add((entry.id, entry.title))
        return entry

    async def sends(self, device: Device, count: int = 1) -> list[Entry]:
        """Let a device write and exchange."""
        entries = [self.write(device) for _ in range(count)]
        await honest(device)
        return entries

    async def news(self) -> int:
        """Let the phone send three to six things in two runs; return how many."""
        count = self.dice.randint(2, 3)
        await self.sends(self.phone, count)
        await self.sends(self.phone, count)
        return 2 * count

    def rewrites(
        self, change: Change, *, of: Device | None = None, even_empty: bool = False
    ) -> None:
        """Serve pages edited by *change*, with every hash made anew."""

        def edit(reply: wire.PullReply, after: int) -> wire.PullReply:
            page = self._page(reply, after, of or self.victim)
            if page.lines or even_empty:
                change(page)
            return page.told() if page.lines else reply

        self.answers(edit, of=of)

    def keeps_last_hash(self, change: Change) -> None:
        """Serve pages edited by *change*, under the true hash of the end."""

        def edit(reply: wire.PullReply, after: int) -> wire.PullReply:
            page = self._page(reply, after, self.victim)
            if page.lines:
                change(page)
            return structs.replace(page.told(), h=reply.h) if page.lines else reply

        self.answers(edit)

    def answers(
        self,
        edit: Callable[[wire.PullReply, int], wire.PullReply],
        *,
        of: Device | None = None,
    ) -> None:
        """Serve another page at the next position asked, if this server lies."""
        first: list[int] = []

        def lie(told: Told) -> None:
            after = int(parse_qs(told.request.url.query.decode())["after"][0])
            first.append(after)
            if after == first[0]:
                reply = edit(wire.decode(_pulled, told.body), after)
                told.body = wire.encode(reply)
                self.shown = reply.head

        if self.lying:
            liar(of or self.victim).lie("GET", CHANGES, lie)

    def told(
        self,
        path: str,
        change: Callable[[dict[str, Any]], object],
        *,
        of: Device | None = None,
    ) -> None:
        """Edit JSON answers to GETs of *path*, if this server lies."""

        def lie(told: Told) -> None:
            shown = json.loads(told.body)
            change(shown)
            told.body = json.dumps(shown).encode()

        if self.lying:
            liar(of or self.victim).lie("GET", path, lie)

    def newcomer(self, name: str = "new") -> Device:
        """Return a device that belongs to nobody yet."""
        device = self.town.device(name)
        device.dice.name = f"{self.seed}/{name}/{next(PLAYS)}"
        device.wire = Liar(self.town)
        return device

    def _page(self, reply: wire.PullReply, after: int, device: Device) -> Page:
        standing = device.sealing.standing(self.space)
        return Page.read(reply, self.space, after, standing.h)

    def fork(self) -> Town:
        """Return the second server, over a copy of the log as it is now."""
        stock(self.other, self.town.ledger)
        return self.other

    def restart(self) -> None:
        """End the victim's process and start it again."""
        self.victim.crash()

    def moves(self, device: Device, town: Town) -> None:
        """Serve a device from another copy of the log, if this server lies."""
        if self.lying:
            liar(device).instead = town.wire

    def forgets_pushes_for(self, other: Town) -> None:
        """Put the log of *other* in the place of what the victim pushes."""

        def forget(_: Told) -> None:
            stock(self.town, other.ledger)

        if self.lying:
            self.liar.lie("POST", CHANGES, forget)

    @property
    def shelf(self) -> Shelf:
        """What the true server holds of the space."""
        return self.town.ledger._shelves[self.space]

    @property
    def head(self) -> int:
        return len(self.shelf.rows)

    def parts(self) -> list[bytes]:
        """Return the parts of files the server holds."""
        return list(self.town.blobs._parts.values())

    @property
    def collection(self) -> CollectionId:
        """Where the documents lie."""
        return CollectionId(self.line(self.puts()[-1]).head.collection)

    def h(self, seq: int) -> bytes:
        return self.shelf.rows[seq - 1].h

    def line(self, seq: int) -> Line:
        """Return a row of the true log."""
        checked = self.shelf.rows[seq - 1].checked
        return Line(self.shelf.runs[seq - 1], checked.index, checked.op)

    def puts(self, author: Device | None = None) -> list[int]:
        """Return where documents of the common past lie in the log."""
        mine = keychain.me(author.vault).device if author else b""
        return [
            seq
            for seq in range(1, self.past + 1)
            if self.line(seq).head.type == OpType.PUT
            and self.line(seq).head.collection != self.profile
            and mine in (b"", self.line(seq).head.device)
        ]

    def forged(self, **changes: Any) -> Entry:  # noqa: ANN401 - fields of any type
        """Return an entry nobody honest ever wrote."""
        model = self.entry_at(self.puts(self.phone)[0])
        own, meta = EntryId(self.laptop.dice(16)), {"title": f"forged-{self.seed}"}
        return replace(model, **{"id": own, "rev": 0, "meta": meta, **changes})

    def entry_at(self, seq: int) -> Entry:
        """Return what the phone holds of the item of a row."""
        item = EntryId(self.line(seq).head.item)
        return self.phone.vault.entry(self.space, item)

    def heard(self) -> bytes:
        """Return all that the server was ever sent."""
        devices = self.phone, self.laptop, self.tablet
        return b"".join(bytes(liar(device).heard) for device in devices)


def liar(device: Device) -> Liar:
    """Return the wire of a device."""
    if not isinstance(device.wire, Liar):
        raise TypeError
    return device.wire


async def honest(device: Device) -> None:
    """Exchange with a server that tells the truth: nothing may be reported."""
    report = await device.courier.sync()
    if report.alerts:
        raise AssertionError(report.alerts)


async def told_to(device: Device) -> set[str]:
    """Exchange once; return every code the person is shown."""
    try:
        report = await device.courier.sync()
    except AlveoleError as error:
        return {error.code}
    return set(report.alerts)


def stock(town: Town, ledger: MemoryLedger) -> None:
    """Put a copy of a ledger in a running server."""
    town.ledger.__dict__.update(vars(copied(ledger)))


@dataclass
class Model:
    """A town founded once, to be copied for each seed."""

    town: Town
    other: Town
    devices: list[Device]

    def __post_init__(self) -> None:
        self.at, self.ledger = self.town.watch.at, copied(self.town.ledger)


@cache
def founded() -> Model:
    """Found a space, let three devices in, and give them a past in common."""

    async def live() -> Model:
        town = Town(rubrics=(*FEW, Rubric.REPORT))
        devices = [town.device(name) for name in ("phone", "laptop", "tablet")]
        devices[0].found()
        key = recovery_text(keychain.account(devices[0].vault).recovery)
        await devices[0].courier.sync()
        for device in devices[1:]:
            device.settle(await device.joining.by_recovery(key))
            await device.courier.sync()
        for device in devices:
            town.watch.pass_by(seconds=1)
            device.write(f"canary-past-{device.name}")
            device.write(f"canary-past-{device.name}-too")
            await device.courier.sync()
        for device in devices:
            await device.courier.sync()
        return Model(town, Town(town.watch), devices)

    with asyncio.Runner() as runner:
        return runner.run(live())
