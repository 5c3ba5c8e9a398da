"""« Mesure isolée » : what a device says by itself, one packet a measure."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from app.domain.connected import listened
from app.domain.device import Reading, Rejected, Stated, Way
from app.domain.device_clock import clock_read, clock_set
from app.domain.dialogue import (
    Command,
    Event,
    Frame,
    Keep,
    Notified,
    Outcome,
    Session,
    Talk,
    Wait,
)
from app.domain.reading_key import minute_of, of_packet
from app.domain.sig.dates import DeviceTime
from app.domain.sig.packet import DecodeError
from app.domain.stamping import Clock, stamped, taken_now, unread
from app.domain.stating import virtual, way_of

SILENCE: Final = 30.0
"""Seconds a device may take to say its first measure."""
LINGER: Final = 5.0
"""Seconds after a measure in which another may follow."""
ECHO: Final = timedelta(seconds=60)
"""The same packet again within this is the same measure."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A packet, and what is known around it."""

    char: str
    payload: bytes = field(repr=False)
    session: Session
    clock: Clock


Decoding = Callable[[Heard], Iterable[Reading | Rejected]]
"""Reads a packet; may raise DecodeError."""


def begun(driver: str, heard: Heard, time: DeviceTime | None) -> Reading:
    """Return all that is known of a reading but its value.

    A packet without a time is known by the minute it came.
    """
    local = time and time.local
    clock = replace(heard.clock, live=heard.clock.live or taken_now(local, heard.clock))
    stamp = stamped(local, time.text if time else "", clock)
    device = heard.session.identity
    moment = time.packed if time else minute_of(heard.clock.heard_at)
    return Reading(
        kind="",
        value=None,
        unit="",
        stated=Stated("", "", heard.payload),
        stamp=stamp,
        device=device,
        key=of_packet(driver, device.key, time=moment, packet=heard.payload),
        way=way_of(heard.session, Way.INDICATED),
        marks=virtual(heard.session) | unread(stamp),
    )


def alone(
    frame: Frame, session: Session, decode: Decoding
) -> tuple[Reading | Rejected, ...]:
    """Read one packet that was kept as it came."""
    clock = Clock(session.zone, frame.heard_at)
    return _read(Heard(frame.char, frame.payload, session, clock), decode)


def spots(session: Session, char: str, decode: Decoding) -> Talk:
    """Keep each measure as it is said, until the device falls silent."""
    clock = yield from clock_read(session)
    if (refused := (yield from listened([char]))) is not None:
        return refused
    listening = Listening(session, clock, char, decode)
    kept = yield from listening.until_silence()
    if kept:
        yield from clock_set(session, clock)
    return Outcome.COMPLETE if kept else Outcome.NOTHING_NEW


@dataclass(slots=True)
class Listening:
    """What is heard of one characteristic, packet after packet."""

    session: Session
    clock: Clock
    char: str
    decode: Decoding
    _first: dict[bytes, datetime] = field(default_factory=dict)

    def until_silence(self) -> Generator[Command, Event, int]:
        """Keep what comes; return how many packets did."""
        kept = 0
        while True:
            match (yield Wait(LINGER if kept else SILENCE)):
                case Notified(char=said) as heard if said == self.char:
                    yield kept_of(_read(self._heard(heard), self.decode))
                    kept += 1
                case Notified():
                    pass
                case _:
                    return kept

    def _heard(self, heard: Notified) -> Heard:
        clock = replace(self.clock, heard_at=self._since(heard))
        return Heard(self.char, heard.payload, self.session, clock)

    def _since(self, heard: Notified) -> datetime:
        """Return when a packet came, the first time for one that is said again."""
        first = self._first.setdefault(heard.payload, heard.heard_at)
        if heard.heard_at - first > ECHO:
            first = self._first[heard.payload] = heard.heard_at
        return first


def kept_of(found: Iterable[Reading | Rejected]) -> Keep:
    """Return the command that keeps what a packet held."""
    readings = [each for each in found if isinstance(each, Reading)]
    rejected = [each for each in found if isinstance(each, Rejected)]
    return Keep(tuple(readings), tuple(rejected))


def _read(heard: Heard, decode: Decoding) -> tuple[Reading | Rejected, ...]:
    try:
        return tuple(decode(heard))
    except DecodeError as error:
        return (Rejected(error.reason, heard.payload, heard.char),)
