"""One seeded world: devices that write, a network that fails, then a quiet end."""

import asyncio
import copy
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from app.crypto.files import FileRef, seal_file
from app.domain.entry import Attachment
from app.domain.errors import AlveoleError
from app.domain.ids import AttachmentId, EntryId
from app.domain.write import Write
from sync.server.ledgers.memory.book import Shelf
from sync.server.ledgers.memory.engine import MemoryLedger
from tests.journeys.town import Device, Town
from tests.simulation.chaos import Chaos, Crash, MortalVault, Odds
from tests.simulation.story import Story

STEPS, DEVICES = 18, (3, 3, 4, 5)
QUIET_ROUNDS = 12
HOT = 3
"""Entries everybody edits, so that edits meet."""


class AtOnce(ThreadPoolExecutor):
    """Runs what it is given there and then: the same seed gives the same world."""

    def submit(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Future[Any]:
        """Run *fn* now."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - carried to who waits
            future.set_exception(error)
        return future


@dataclass
class Drift:
    """The clock of one device: that of the town, some minutes away from it."""

    town: Town
    offset: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.town.watch() + self.offset


@dataclass(frozen=True)
class Outcome:
    """What a world came to; all empty when nothing is wrong."""

    seed: int
    lost: tuple[str, ...] = ()
    revived: int = 0
    diverged: bool = False
    alarms: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        return replace(self, seed=0) == Outcome(0)


@dataclass
class Faults:
    """Bugs planted on purpose, to see them caught."""

    device: Callable[[Device], None] = lambda _: None
    ledger: Callable[[MemoryLedger, Random], MemoryLedger] = lambda ledger, _: ledger


@dataclass
class Simulated:
    """The town of one seed."""

    seed: int
    faults: Faults = field(default_factory=Faults)
    story: Story = field(default_factory=Story)
    odds: Odds = field(default_factory=Odds)
    alarms: set[str] = field(default_factory=set)
    nested: bool = False
    rival: Device | None = None

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)  # noqa: S311 - a schedule, not a secret
        model = founded()
        self.town = Town()
        self.town.watch.at = model.town.watch.at
        self.town.ledger = self.faults.ledger(copied(model.town.ledger), self.dice)
        self.town.start()
        count = self.dice.choice(DEVICES)
        self.devices = [self._device(each) for each in model.devices[:count]]

    def _device(self, model: Device) -> Device:
        drift = timedelta(seconds=self.dice.uniform(-200, 200))
        device = Device(self.town, model.name, Drift(self.town, drift))
        device.dice.name = f"{self.seed}/{model.name}"
        device.memory.state = model.memory.state
        device.wire = Chaos(device, self.dice, self.odds, self._meanwhile)
        self._start(device)
        return device

    def _start(self, device: Device) -> None:
        """Build a device from its store."""
        device.crash()
        vault = MortalVault(device.memory, device.heart)
        vault.dice, vault.odds = self.dice, self.odds
        device.vault = vault
        device.build()
        self.faults.device(device)

    async def run(self) -> Outcome:
        """Live through the schedule, then let everything settle, then look."""
        asyncio.get_running_loop().set_default_executor(AtOnce())
        for step in range(STEPS):
            await self._step(f"{self.seed}/{step}")
        self.odds.calm()
        self.town.watch.pass_by(minutes=1)
        unfinished = await self._settle()
        return self._look(unfinished)

    async def _step(self, token: str) -> None:
        device = self.dice.choice(self.devices)
        self.town.watch.pass_by(seconds=self.dice.expovariate(1 / 30))
        await self._act(device, token)
        if isinstance(device.wire, Chaos):
            await device.wire.deliver_late()

    async def _act(self, device: Device, token: str) -> None:
        fate = self.dice.random()
        if fate < 0.4:
            self._write(device, token)
        elif fate < 0.45:
            self._delete(device, token)
        elif fate < 0.6:
            await self._clash(token)
        elif fate < 0.95:
            await self._sync(device)
        else:
            self._restart(device)

    def _restart(self, device: Device) -> None:
        """Start a device again, or the server."""
        if self.dice.random() < 0.6:
            self._start(device)
        else:
            self.town.start()

    def _write(self, device: Device, token: str) -> None:
        here = [entry for entry in device.state() if entry.kind == "document"][:HOT]
        old = self.dice.choice(here) if here and self.dice.random() < 0.7 else None
        entry = device.write(token, item=old.id if old else b"")
        self.story.wrote(entry.id, token, old.title if old else None)
        if old is None and self.dice.random() < 0.2:
            entry = replace(entry, attachments=(self._file(device, entry.id),))
            device.vault.commit(Write(device.space.id, entries=(entry,)))

    def _file(self, device: Device, item: EntryId) -> Attachment:
        own, content = AttachmentId(device.dice(16)), device.dice(300)
        ref = FileRef(device.space.id, item, own)
        sealed = seal_file(ref, [content], len(content), device.dice)
        blob, parts, size = device.blobs.put(sealed)
        texts = "application/pdf", "a.pdf", "original"
        sizes = size, len(content)
        return Attachment(own, sealed.dek, blob, *sizes, sealed.sha, *texts, parts)

    def _delete(self, device: Device, token: str) -> None:
        here = [entry for entry in device.state() if entry.kind == "document"]
        if here:
            entry = self.dice.choice(here)
            device.remove(entry.id)
            self.story.deleted(entry.id, token, entry.title)

    async def _sync(self, device: Device) -> bool:
        """Exchange once; say whether it went to its end."""
        try:
            report = await device.courier.sync()
        except AlveoleError:
            return False
        except (Crash, BaseExceptionGroup):
            self._start(device)
            return False
        self.alarms.update(report.alerts)
        return True

    async def _clash(self, token: str) -> None:
        """Two devices edit one entry; the second arrives while the first pushes."""
        one, other = self.dice.sample(self.devices, 2)
        for device, name in ((one, "one"), (other, "other")):
            self._write(device, f"{token}/{name}")
        self.rival = other
        await self._sync(one)
        self.rival = None

    async def _meanwhile(self, busy: Device, pushing: bool) -> None:  # noqa: FBT001 - a fact
        """Let another device exchange in the middle of a trip of this one."""
        others = [self.rival] if self.rival else self.devices
        others = [each for each in others if each is not busy]
        wanted = bool(self.rival) if pushing else self.odds.meanwhile > 0
        if wanted and others and not self.nested:
            self.nested = True
            await self._sync(self.dice.choice(others))
            self.nested = False

    async def _settle(self) -> tuple[str, ...]:
        """Exchange until nothing waits anywhere; name who never gets there."""
        for _ in range(QUIET_ROUNDS):
            done = [await self._sync(device) for device in self.devices]
            heads = {self._head(device) for device in self.devices}
            if all(done) and len(heads) == 1 and not self._waiting():
                return ()
        return tuple(self._waiting() or ["never the same head"])

    def _waiting(self) -> list[str]:
        return [
            device.name
            for device in self.devices
            if device.journal.waiting(device.space.id)
            or any(not device.blobs.has(blob) for blob in device.vault.blobs())
        ]

    def _head(self, device: Device) -> tuple[int, bytes]:
        standing = device.sealing.standing(device.space.id)
        return standing.seq, standing.h

    def _look(self, unfinished: tuple[str, ...]) -> Outcome:
        states = [device.state() for device in self.devices]
        final = {bytes(entry.id): entry.title for entry in states[0]}
        aside = [
            (bytes(conflict.entry), conflict.losing.title)
            for device in self.devices
            for conflict in device.vault.conflicts(device.space.id)
        ]
        for device in self.devices:
            standing = device.sealing.standing(device.space.id)
            self.alarms |= {standing.quarantine} - {""}
            found = device.trail.evidence(device.space.id)
            self.alarms |= {each.code for each in found}
        return Outcome(
            self.seed,
            tuple(self.story.lost(final, aside)),
            len(self.story.revived(final)),
            any(state != states[0] for state in states),
            tuple(sorted(self.alarms)),
            unfinished,
        )


@dataclass
class Model:
    """A town that was founded once, to be copied for each seed."""

    town: Town
    devices: list[Device]


@cache
def founded() -> Model:
    """Found a space and let five devices in, once a process."""

    async def live() -> Model:
        town = Town()
        devices = [town.device(f"device {n}") for n in range(max(DEVICES))]
        key = devices[0].found()
        await devices[0].courier.sync()
        for device in devices[1:]:
            device.settle(await device.joining.by_recovery(key))
            await device.courier.sync()
        return Model(town, devices)

    with asyncio.Runner() as runner:
        return runner.run(live())


def copied(ledger: MemoryLedger) -> MemoryLedger:
    """Copy a ledger: its values are frozen, only its containers are new."""
    other = MemoryLedger()
    other.__dict__.update({name: copy.copy(v) for name, v in vars(ledger).items()})
    other._shelves = {
        space: Shelf(
            **{f.name: copy.copy(getattr(shelf, f.name)) for f in fields(Shelf)}
        )
        for space, shelf in ledger._shelves.items()
    }
    return other


def play(seed: int, faults: Faults | None = None) -> Outcome:
    """Play one seed to its end."""
    simulated = Simulated(seed, faults or Faults())
    with asyncio.Runner() as runner:
        return runner.run(simulated.run())
