"""A server without a socket, and devices of one person that speak to it."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import httpx

from app.crypto.signing import public_of
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, IdMint, SpaceId
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.flows import keychain
from app.flows.departures import Departures
from app.flows.heart import Heart
from app.flows.my_devices import MyDevices
from app.flows.onboarding import Onboarding, space_of
from app.flows.sealing import Sealing
from app.flows.world import World
from app.ports.world import Clock
from storage.memory.blobs import MemoryBlobs
from storage.memory.departures import MemoryDepartures
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.courier import Courier, Rhythm
from sync.courier.exchange import Home
from sync.courier.joining import Joined, Joining, Server
from sync.courier.lanes import Entrusting
from sync.server.asgi import build
from sync.server.blobstores.memory import MemoryBlobs as ServerBlobs
from sync.server.gate import World as ServerWorld
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.settings import Rate, Settings

URL = "http://127.0.0.1:8460"
DIRECTORY = b"directory of nowhere, 32 bytes  "
"""The seed of who vouches for the depositors of a town."""

FEW = (Rubric.JOURNAL, Rubric.MEASURES)


@dataclass
class Watch:
    """A clock that moves when told."""

    at: datetime = datetime(2026, 11, 21, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **spent: float) -> None:
        self.at += timedelta(**spent)


@dataclass
class Dice:
    """Randomness that repeats itself from one run to the next."""

    name: str
    drawn: int = 0

    def __call__(self, size: int) -> bytes:
        self.drawn += 1
        seed = f"{self.name}/{self.drawn}".encode()
        return hashlib.shake_256(seed).digest(size)


@dataclass
class Town:
    """One server, and whoever speaks to it through *wrap*ped wires."""

    watch: Watch = field(default_factory=Watch)
    rubrics: tuple[Rubric, ...] = FEW
    signup: str = "open"
    rates: dict[str, Rate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ledger, self.blobs, self.starts = MemoryLedger(), ServerBlobs(), 0
        self.start()

    def start(self) -> None:
        """Start the server, again if it ran, over what it has stored."""
        self.starts += 1
        dice = Dice(f"server {self.starts}")
        settings = Settings(signup=self.signup, rates=self.rates)
        drawn = self.watch, dice, self.sleep, bytes(32), settings
        world = ServerWorld(*drawn, directory=public_of(DIRECTORY))
        app = build(self.ledger, self.blobs, world)
        self.wire: httpx.AsyncBaseTransport = httpx.ASGITransport(app)

    async def sleep(self, seconds: float) -> None:
        self.watch.pass_by(seconds=seconds)

    def device(self, name: str) -> "Device":
        return Device(self, name)


def a_ledger(watch: Clock, name: str) -> Departures:
    """Return a ledger that writes when asked, with a chance of its own."""
    dice = Dice(f"{name} ledger")
    world = World(watch, dice, IdMint(watch, dice))
    return Departures(world, UTC, lambda _seconds, _work: None)


class Device(httpx.AsyncBaseTransport):
    """A home in memory: it survives `crash`, its objects do not."""

    own = True

    def __init__(self, town: Town, name: str, watch: Clock | None = None) -> None:
        self.town, self.name = town, name
        self.watch = watch or town.watch
        self.memory, self.heart = Memory(), Heart()
        self.dice = Dice(name)
        self.world = World(self.watch, self.dice, IdMint(self.watch, self.dice))
        self.blobs = MemoryBlobs(now=self.watch)
        self.departures = a_ledger(self.watch, name)
        self.departures.open(MemoryDepartures(self.heart))
        self.wire: httpx.AsyncBaseTransport | None = None
        self.space = Space(SpaceId(bytes(16)), "")
        self.crash()

    def crash(self) -> None:
        """Forget everything that was not stored."""
        self.vault = MemoryVault(self.memory, self.heart)
        self.journal, self.trail = MemoryJournal(self.memory), MemoryTrail(self.memory)
        self.build()

    def build(self) -> None:
        """Put the engine on the stores."""
        self.sealing = Sealing(
            self.vault, self.journal, self.trail, self.world, self.blobs
        )
        if self.vault.spaces():
            self.open(self.vault.spaces()[0])

    def open(self, space: SpaceId) -> None:
        """Build what serves a space from what is stored."""
        self.space = space_of(self.vault, space)
        me = keychain.me(self.vault)
        signer = Signer(me.device, me.keys.sign)
        self.peer = HttpPeer(
            self.space.server or URL,
            signer,
            now=self.watch,
            ledger=self.departures,
            transport=self.own_wire(),
        )
        kept = self.vault, self.journal, self.blobs, self.sealing
        home = Home(*kept, self.own, self.entrusting())
        rhythm = Rhythm(self.watch, self.town.sleep, self.dice)
        self.courier = Courier(self.space, self.peer, home, self.heart, rhythm)
        self.devices = MyDevices(self.space, self.vault, self.trail, self.world)

    def entrusting(self) -> Entrusting | None:
        """Return where it puts what others entrust: nowhere, but for who is."""
        return None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry a request to the server of the day."""
        return await (self.wire or self.town.wire).handle_async_request(request)

    def own_wire(self) -> httpx.AsyncBaseTransport | None:
        """Return what carries its requests; None is the real network."""
        return self

    def found(self, url: str = URL) -> str:
        """Create a space; return its recovery key."""
        made = Onboarding(self.vault, self.world, self.name).create(
            "Camille", server=url, rubrics=self.town.rubrics
        )
        self.open(made.space.id)
        return made.recovery_key

    @property
    def joining(self) -> Joining:
        transport = self.wire or self.town.wire
        return Joining(Server(URL, self.world, transport), self.name)

    def settle(self, joined: Joined) -> None:
        """Make a home of what was given."""
        self.open(joined.settle(lambda _space: self.vault))

    def write(self, title: str, *, item: bytes = b"", kind: str = "document") -> Entry:
        """Keep an entry, new or edited."""
        own = EntryId(item or self.world.new_id())
        former = self.vault.entries(self.space.id, [own]).get(own)
        entry = Entry(
            space=self.space.id,
            id=own,
            kind=kind,
            body=b'{"resourceType":"DocumentReference"}',
            when=When.parse("2026-11-21"),
            rubric=Rubric.MEASURES,
            attachments=former.attachments if former else (),
            meta={"title": title},
            rev=former.rev if former else 0,
            updated=self.world.ms(),
        )
        self.vault.commit(Write(self.space.id, entries=(entry,)))
        return entry

    def remove(self, item: EntryId) -> None:
        """Delete an entry."""
        self.vault.commit(Write(self.space.id, removed=(item,)))

    def titles(self) -> list[str]:
        """Return the titles of everything but the person's own card."""
        kept = self.vault.after(self.space.id, b"")
        return sorted(entry.title for entry in kept if entry.kind != "patient")

    def state(self) -> list[Entry]:
        """Return every entry as every device must have it."""
        kept = self.vault.after(self.space.id, b"")
        return [replace(entry, updated=0) for entry in kept]
