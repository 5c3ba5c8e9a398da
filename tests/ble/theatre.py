"""A space in memory, real drivers, and virtual devices that go wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from app.devices import driver_for
from app.domain.device import DeviceIdentity
from app.domain.dialogue import Advert, Ask, Driver, Outcome, Question
from app.domain.entry import Entry
from app.domain.inbox import Fate
from app.domain.reading import ALL
from app.flows.devices.devices import Devices
from app.flows.devices.listening import Listening
from app.flows.devices.told import Tally
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from sync.radio.air import Air
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.peripheral import Peripheral, World
from sync.radio.lab.stage import Played
from tests.app.flows.devices.conftest import Home, a_home
from tests.storage.samples import PulseSpy
from tests.sync.radio.studio import PACE, air

PARIS_AHEAD = timedelta(hours=1)
Cast = Callable[[World], Sequence[Peripheral]]


class Real(Played):
    """Devices whose readings count as real ones: the inbox leaves out virtual ones."""

    virtual = False


@dataclass
class Sitting:
    """A person who answers what they were told to, and nothing else."""

    answers: dict[Question, str] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)

    async def ask(self, question: Ask) -> str | None:
        """Answer once each question."""
        self.asked.append(question.question)
        return self.answers.get(question.question)

    async def passkey(self, shown: int | None) -> int | None:
        """Type nothing."""
        return shown

    def told(self, done: int, total: int) -> None:
        """Watch."""


class Theatre:
    """A home, a radio of its own, and the devices near it."""

    def __init__(self, cast: Cast, pace: float = PACE) -> None:
        pulse = PulseSpy()
        self.home: Home = a_home(MemoryVault(Memory(), pulse), pulse)
        world: Air = replace(air(driver_for, pace), now=self.home.clock)

        def in_paris(given: World) -> Sequence[Peripheral]:
            return cast(replace(given, clock=self.local))

        self.stage = Real(world, in_paris)
        self.radio = Bluetooth(self.stage, world)
        self.devices: Devices = replace(self.home.house["devices"], radio=self.radio)
        self.person, self.tally, self.reconnections = Sitting(), Tally(), 0

    def local(self) -> Any:  # noqa: ANN401 - the clock of a device has no zone
        """Return the time on a wall in Paris, in November."""
        return (self.home.clock() + PARIS_AHEAD).replace(tzinfo=None)

    def owns(self, number: int, driver: str, *, alone: bool = True) -> None:
        """Have the person add a device, before it is heard."""
        key = f"sys:12-34-56-FF-FE-9A-BC-{number:02X}"
        identity = DeviceIdentity(key, driver, system_id=key[4:])
        sort = next(one for one in _drivers() if one.name == driver)
        added = self.devices.add(sort, identity, driver)
        if alone:
            self.devices.bind(added.key)

    def weighed(self, kg: str) -> None:
        """Have a weight of the day before in the record: what others are near to."""
        self.home.measures.add("body-weight", [kg], at="2026-11-19T08:00")

    async def found(self, number: int | None = None) -> tuple[Driver, Advert]:
        """Return a device heard, the first one or a numbered one."""
        async for driver, advert in self.radio.scan(5):
            if number is None or advert.address.endswith(f"{number:02X}"):
                return driver, advert
        raise AssertionError

    async def read(self, number: int | None = None, **spoilt: Any) -> Outcome:  # noqa: ANN401
        """Find a device, spoil it, lead its dialogue, count what came."""
        driver, advert = await self.found(number)
        device = self.device(number)
        for name, value in spoilt.items():
            setattr(device.faults, name, value)
        listener = self.listener(driver, advert)
        outcome = await self.radio.talk(driver, advert, listener)
        self.tally += listener.tally
        return outcome

    def listener(self, driver: Driver, advert: Advert) -> Listening:
        """Return who follows a dialogue, and count how often it begins again."""
        theatre = self

        class Counting(Listening):
            async def session(self, *said: Any) -> Any:  # noqa: ANN401
                theatre.reconnections += 1
                return await super().session(*said)

        found = self.devices.listener(driver, advert, self.person)
        found.__class__ = Counting
        return found

    def device(self, number: int | None = None) -> Any:  # noqa: ANN401
        """Return a virtual device."""
        every = self.stage.devices
        return next(one for one in every if number in (None, one.number))

    def values(self, kind: str) -> list[str]:
        """Return the values of the record, in order."""
        measures = self.home.measures.series(kind)
        return sorted(str(one.values[0]) for one in measures)

    def entries(self, kind: str) -> list[Entry]:
        """Return the elements of the record."""
        return [one.entry for one in self.home.measures.series(kind)]

    def waiting(self, fate: Fate) -> int:
        """Count what waits, or was set aside, with that fate."""
        vault, space = self.home.vault, self.devices.roster.space.id
        counts = vault.inbox.tally(space).items()
        return sum(count for (_device, one), count in counts if one is fate)

    def instants(self) -> list[tuple[int, int]]:
        """Return when each point of a sensor is, and its value."""
        vault, space = self.home.vault, self.devices.roster.space.id
        kept = vault.traces.kept(space, "interstitial-glucose")
        return [
            (point.t, point.value)
            for one in kept
            for point in vault.traces.points(space, one.trace, ALL)
        ]

    def points(self) -> int:
        """Count the points of sensors."""
        vault, space = self.home.vault, self.devices.roster.space.id
        kept = vault.traces.kept(space, "interstitial-glucose")
        return sum(vault.traces.count(space, one.trace) for one in kept)


def _drivers() -> Sequence[Driver]:
    from app.devices import all_drivers

    return all_drivers()
