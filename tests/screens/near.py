"""A radio of paper: what it hears and what its devices say is written beforehand."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from app.domain.device import Mark, Reading, Stamp, Stated, TimeSource
from app.domain.device import Way as Came
from app.domain.dialogue import (
    Advert,
    Capability,
    Driver,
    Frame,
    Link,
    Match,
    Outcome,
    Session,
    Talk,
)
from app.domain.errors import AlveoleError
from app.ports.radio import Availability, Listener
from tests.screens.homes import NOON, SCALE, a_house
from views.house import House

ADVERT = Advert(
    "AA:BB:CC:DD:EE:01", NOON, "Balance 2", -60, services=frozenset({"181d"})
)
Script = Callable[[Listener], Awaitable[Outcome]]


def weighing(kilos: str, at: datetime | None = NOON, **instead: Any) -> Reading:  # noqa: ANN401 - the fields of `Reading`
    """Return what a scale says once somebody stood on it."""
    raw = f"{kilos} {at}".encode()
    stated = Stated(kilos, "kg", raw)
    source = TimeSource.DEVICE if at else TimeSource.SUSPECT
    said = Reading(
        kind="body-weight",
        value=Decimal(kilos),
        unit="kg",
        stated=stated,
        stamp=Stamp(
            at, source, "1970-01-01T00:00:00" if at is None else at.isoformat()
        ),
        device=SCALE,
        key=sha256(raw).digest(),
        way=Came.INDICATED,
        slot=2,
    )
    return replace(said, **instead)


def failed() -> Reading:
    """Return a weighing that did not succeed."""
    return weighing("0", value=None, marks=frozenset({Mark.FAILED}))


def backlog(count: int) -> list[Reading]:
    """Return weighings of one day after another, the last one yesterday."""
    return [
        weighing(
            f"71.{rank % 10}", NOON - timedelta(days=count - rank), way=Came.STORED
        )
        for rank in range(count)
    ]


@dataclass
class PaperDriver:
    """A driver that never speaks itself: the radio does."""

    name: str = "weight_scale"
    label: str = "Balance"
    services: frozenset[str] = frozenset({"181d"})
    matches: tuple[Match, ...] = ()
    link: Link = Link.GATT
    can: frozenset[Capability] = frozenset({Capability.HISTORY})
    kinds: tuple[str, ...] = ("body-weight",)
    specialization: int = 528399
    shouted: list[Reading] = field(default_factory=list)

    def hears(self, _advert: Advert, _session: Session) -> Iterable[Reading]:
        return self.shouted

    def talk(self, _session: Session) -> Talk:
        raise NotImplementedError

    def read(self, _frame: Frame, _session: Session) -> Iterable[Reading]:
        return ()


@dataclass
class PaperRadio:
    """Hears *adverts*, then is *quiet*; leads the dialogue of *script*."""

    script: Script | None = None
    state: Availability = Availability.READY
    adverts: list[tuple[Driver, Advert]] = field(
        default_factory=lambda: [(PaperDriver(), ADVERT)]
    )
    error: AlveoleError | None = None
    virtual: bool = False
    scanning: int = 0
    talking: int = 0
    forgotten: list[str] = field(default_factory=list)
    closed: int = 0
    chars: frozenset[str] = frozenset({"2a9d"})
    sessions: list[Session] = field(default_factory=list)
    quiet: bool = False

    async def available(self) -> Availability:
        return self.state

    async def scan(self, _seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        self.scanning += 1
        try:
            for heard in self.adverts:
                await asyncio.sleep(0)
                yield heard
            if self.error:
                self.state = Availability.OFF
                raise self.error
            self.quiet = True
            await asyncio.Event().wait()
        finally:
            self.scanning -= 1

    async def talk(
        self, _driver: Driver, _advert: Advert, listener: Listener
    ) -> Outcome:
        self.talking += 1
        try:
            self.sessions.append(await listener.session(SCALE, self.chars))
            return await self.script(listener) if self.script else Outcome.COMPLETE
        finally:
            self.talking -= 1

    async def forget(self, address: str) -> None:
        self.forgotten.append(address)

    async def close(self) -> None:
        self.closed += 1


def with_radio(radio: PaperRadio, house: House | None = None) -> House:
    """Return a house whose Bluetooth is *radio*."""
    house = house or a_house()
    return replace(house, devices=replace(house.devices, radio=radio))


def weights(house: House) -> list[str]:
    """Return the weights of the record, the last first."""
    return [str(one.values[0]) for one in house.measures.series("body-weight")]
