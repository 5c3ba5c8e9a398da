"""A virtual radio for tests: chosen devices, a listener on paper, a driver by hand."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Ask,
    Capability,
    Command,
    Consent,
    Cursor,
    Driver,
    Frame,
    Link,
    Match,
    Outcome,
    Session,
    Talk,
)
from sync.radio.air import Air
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.stage import Cast, Played

ZONE = ZoneInfo("Europe/Paris")
T = TypeVar("T")
Choose = Callable[[Advert], Driver | None]
PACE = 0.04
"""Waits of a second last forty milliseconds: a busy machine still keeps up."""


def now() -> datetime:
    """Return the time of the machine, aware."""
    return datetime.now(UTC)


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


@dataclass
class Paper:
    """A listener that writes everything down, and answers what it was told to."""

    cursor: Cursor | None = None
    consent: Consent | None = None
    answers: list[str | None] = field(default_factory=list)
    code: int | None = None
    frames: list[Frame] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)
    heard: list[Any] = field(default_factory=list)
    identities: list[DeviceIdentity] = field(default_factory=list)
    full: list[Exception] = field(default_factory=list)

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Open a session where the last one ended."""
        self.identities.append(identity)
        return Session(identity, chars, ZONE, now(), self.cursor, self.consent)

    async def spool(self, frame: Frame) -> None:
        """Write a packet down."""
        if self.full:
            raise self.full[0]
        self.frames.append(frame)

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        """Write readings down."""
        if self.full:
            raise self.full[0]
        self.readings.extend(readings)
        self.rejected.extend(rejected)
        self.cursor = cursor or self.cursor

    async def agreed(self, consent: Consent) -> None:
        """Remember a user."""
        self.consent = consent

    async def ask(self, question: Ask) -> str | None:
        """Answer in the order given."""
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else None

    async def passkey(self, shown: int | None) -> int | None:
        """Type the code that was read."""
        self.heard.append(("passkey", shown))
        return self.code

    def paired(self) -> None:
        """Hear that the link is protected."""
        self.heard.append("paired")

    def told(self, done: int, total: int) -> None:
        """Hear how far it is."""
        self.heard.append((done, total))

    def battery(self, percent: int) -> None:
        """Hear the battery."""
        self.heard.append(("battery", percent))


@dataclass
class ByHand:
    """A driver whose dialogue is written in the test."""

    leading: Callable[[Session], Talk]
    services: frozenset[str] = frozenset()
    name: str = "by-hand"
    label: str = "À la main"
    matches: tuple[Match, ...] = ()
    link: Link = Link.GATT
    can: frozenset[Capability] = frozenset()
    kinds: tuple[str, ...] = ()
    specialization: int = 528457

    def hears(self, _advert: Advert, _session: Session) -> Iterable[Reading | Rejected]:
        """Hear nothing."""
        return ()

    def talk(self, session: Session) -> Talk:
        """Lead the dialogue of the test."""
        return self.leading(session)

    def read(self, _frame: Frame, _session: Session) -> Iterable[Reading | Rejected]:
        """Read nothing."""
        return ()


def nothing() -> ByHand:
    """Return a driver that asks nothing."""
    return ByHand(asked(got=[], then=Outcome.NOTHING_NEW))


def nobody(_advert: Advert) -> None:
    """Know no device."""


def air(choose: Choose, pace: float = PACE) -> Air:
    """Return a world where waits are short."""
    return Air(now, _sleep, choose, pace)


AT_ONCE = air(nobody)
"""A world where nobody is near."""


class Client:
    """What a link asks of bleak, where no device is: to leave."""

    left = 0

    async def disconnect(self) -> None:
        """Leave."""
        self.left += 1


@dataclass
class Scene:
    """A radio and the devices it finds, made in the loop of the test."""

    cast: Cast
    driver: Driver
    pace: float = PACE

    def __post_init__(self) -> None:
        """Set the stage; nothing is switched on yet."""
        world = air(lambda _advert: self.driver, self.pace)
        self.backend = Played(world, self.cast)
        self.radio = Bluetooth(self.backend, world)

    @property
    def device(self) -> Any:  # noqa: ANN401 - of the sort that was cast
        """Return the first device."""
        return self.backend.devices[0]

    async def found(self) -> Advert:
        """Return the first device heard."""
        async for _driver, advert in self.radio.scan(5):
            return advert
        raise AssertionError

    async def led(self, paper: Paper) -> Outcome:
        """Find the first device and talk with it."""
        return await self.radio.talk(self.driver, await self.found(), paper)


def play(story: Coroutine[Any, Any, T], seconds: float = 120) -> T:
    """Run a story to its end."""
    return asyncio.run(asyncio.wait_for(story, seconds))


async def until(done: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)


def asked(
    *commands: Command, got: list[Any], then: Outcome
) -> Callable[[Session], Talk]:
    """Return a dialogue of these commands, its events written down in *got*."""

    def leading(_session: Session) -> Talk:
        for command in commands:
            event = yield command
            got.append(event)
        return then

    return leading


ADVERT = Advert("C0:00:00:00:00:01", now(), stable=True)
