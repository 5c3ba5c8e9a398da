"""Plays a recording to its driver, and writes what would be kept of it."""

import tomllib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.devices import driver_named
from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Ask,
    Command,
    Done,
    Driver,
    Event,
    Keep,
    Link,
    Notified,
    Read,
    Refusal,
    Session,
    Silence,
    Value,
    Wait,
)
from app.domain.stating import spoken

FOLDER: Final = Path(__file__).parent
PARIS: Final = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Recording:
    """What a device said once: what it shouts, what it is read, what it notifies."""

    told: dict[str, Any]

    @cached_property
    def driver(self) -> Driver:
        """Return the driver it was made for."""
        driver = driver_named(self.told["driver"])
        assert driver
        return driver

    @property
    def heard_at(self) -> datetime:
        """Return when it was heard."""
        heard_at: datetime = self.told["heard_at"]
        return heard_at

    @property
    def kept(self) -> list[str]:
        """Return what must be kept of it, line by line."""
        return list(self.told["kept"]["lines"])

    @property
    def adverts(self) -> list[Advert]:
        """Return what it shouts, at least once."""
        said = self.told.get("advert", {})
        shouts = self.told.get("shout", [{}])
        return [
            Advert(
                "50:FB:19:1B:B5:DC",
                self.heard_at,
                name=said.get("name", ""),
                services=frozenset((*said.get("services", ()), *shout)),
                service_data={uuid: bytes.fromhex(raw) for uuid, raw in shout.items()},
            )
            for shout in shouts
        ]

    @property
    def values(self) -> dict[str, bytes]:
        """Return what can be read of it."""
        said = self.told.get("values", {}).items()
        return {char: bytes.fromhex(raw) for char, raw in said}

    @property
    def packets(self) -> list[Notified]:
        """Return what it notifies, in order."""
        return [
            Notified(each["char"], bytes.fromhex(each["bytes"]), self.heard_at)
            for each in self.told.get("packet", ())
        ]

    @property
    def inbox(self) -> dict[str, int]:
        """Return what becomes of it all, by count."""
        return dict(self.told["inbox"])

    @property
    def identity(self) -> DeviceIdentity:
        """Return who says it."""
        return DeviceIdentity("sys:12-34", self.driver.name)

    def session(self, chars: Iterable[str] = ()) -> Session:
        """Return what the driver knows as it begins."""
        return Session(self.identity, frozenset(chars), PARIS, self.heard_at)


def recording(name: str) -> Recording:
    """Return the recording of a file."""
    return Recording(tomllib.loads((FOLDER / name).read_text(encoding="utf-8")))


def played(recorded: Recording) -> Iterator[Reading | Rejected]:
    """Give all that a driver would have kept."""
    if recorded.driver.link is Link.BROADCAST:
        for advert in recorded.adverts:
            yield from recorded.driver.hears(advert, recorded.session())
        return
    packets, values = deque(recorded.packets), recorded.values
    session = recorded.session({*values, *(packet.char for packet in packets)})
    talk = recorded.driver.talk(session)
    command = next(talk)
    while True:
        if isinstance(command, Keep):
            yield from command.readings
            yield from command.rejected
        try:
            command = talk.send(_answered(command, session, values, packets))
        except StopIteration:
            return


def _answered(
    command: Command,
    session: Session,
    values: dict[str, bytes],
    packets: deque[Notified],
) -> Event:
    match command:
        case Read(char) if values.get(char):
            return Value(char, values[char], session.now)
        case Read():
            return Refusal("absent")
        case Ask():
            return Refusal("cancelled")
        case Wait():
            return packets.popleft() if packets else Silence()
        case _:
            return Done()


def line(found: Reading | Rejected) -> str:
    """Write what was found in one line: values, unit, date, then what is said of it."""
    if isinstance(found, Rejected):
        return f"rejected {found.reason} {found.raw.hex()}"
    values = [spoken(each) for each in found.parts or (found.value,)]
    at = found.stamp.at.astimezone(PARIS).isoformat() if found.stamp.at else "unknown"
    said = sorted(found.marks) + sorted(
        f"{name}={code}" for name, code in found.context
    )
    slot = [] if found.slot is None else [f"user={found.slot}"]
    words = [found.kind, *(each or "none" for each in values), found.unit]
    parts = [" ".join(words), f"{at} {found.stamp.source}", " ".join([*said, *slot])]
    return " | ".join(part for part in parts if part)
