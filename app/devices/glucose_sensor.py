"""« Capteur de glucose » : a value every few minutes, by sessions (181F)."""

from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from app.domain.connected import Connected, listened
from app.domain.device import Mark, Reading, Rejected, Special, Stated, Way
from app.domain.device_clock import clock_read
from app.domain.dialogue import (
    Capability,
    Command,
    Event,
    Frame,
    Keep,
    Notified,
    Outcome,
    Read,
    Session,
    Talk,
    Value,
)
from app.domain.racp import RACP, records
from app.domain.reading_key import of_sensor
from app.domain.recorded import Record, Whole, series_of
from app.domain.sensor_context import noted, recalled
from app.domain.sensor_session import SensorSession, session_of
from app.domain.sig import cgm
from app.domain.sig.cgm import ABOVE, BELOW, Cgm
from app.domain.sig.cgm_session import (
    SessionStart,
    decode_feature,
    decode_start,
    decode_status,
)
from app.domain.sig.dates import DeviceTime
from app.domain.sig.floats import Number
from app.domain.sig.packet import DecodeError
from app.domain.socp import START, STATUS, started
from app.domain.stamping import Clock, unread
from app.domain.stating import marks_of, spoken, virtual, way_of
from app.domain.words import N_

MEASUREMENT: Final = "2aa7"
FEATURE: Final = "2aa8"
_FAULTS: Final = 1 << 3 | 1 << 5
"""Of *status*: the sensor does not work, a general fault."""


@dataclass(frozen=True, slots=True)
class Records(Whole):
    """What a sensor says of one session; *crc* says that it ends with a checksum."""

    session: Session
    sensor: SensorSession
    crc: bool
    chars: tuple[str, ...] = (MEASUREMENT, RACP)

    def take(self, heard: Notified) -> Iterable[Record | Rejected]:
        """Read a packet: all of its records, or why it cannot be read."""
        if heard.char != MEASUREMENT:
            return ()
        try:
            said = cgm.decode(heard.payload, crc=self.crc)
        except DecodeError as error:
            around = noted(self.sensor, crc=self.crc)
            return (Rejected(error.reason, heard.payload, heard.char, around),)
        packets = cgm.records(heard.payload)
        return [self._record(*each) for each in zip(said, packets, strict=True)]

    def _record(self, said: Cgm, raw: bytes) -> Record:
        name, device = self.sensor.name, self.session.identity
        value, stamp = _value(said), self.sensor.stamp(said.offset)
        faulty = {Mark.DEVICE_FAULT} if (said.status or 0) & _FAULTS else set()
        reading = Reading(
            kind="interstitial-glucose",
            value=value,
            unit="mg/dL",
            stated=Stated(spoken(said.mg_dl), "mg/dL", raw),
            stamp=stamp,
            device=device,
            key=of_sensor(device.key, session=name, offset=said.offset),
            way=way_of(self.session, Way.STORED),
            marks=marks_of(value) | virtual(self.session) | unread(stamp) | faulty,
            context=_context(said),
        )
        return Record(said.offset, name, (reading,))


def _value(said: Cgm) -> Number:
    """Return the glucose, or on which side it left what the sensor can tell."""
    warning = said.warning or 0
    if warning & ABOVE:
        return Special.POS_INF
    return Special.NEG_INF if warning & BELOW else said.mg_dl


def _context(said: Cgm) -> tuple[tuple[str, str], ...]:
    found = [("sequence", str(said.offset))]
    if said.trend is not None:
        found.append(("trend", f"{spoken(said.trend)} mg/dL/min"))
    if said.quality is not None:
        found.append(("quality", f"{spoken(said.quality)} %"))
    return tuple(found)


class GlucoseSensor(Connected):
    """Sensors of every maker that follow the Continuous Glucose Monitoring Service."""

    name = "glucose_sensor"
    label = N_("Capteur de glucose")
    services = frozenset({"181f"})
    can = frozenset({Capability.HISTORY, Capability.BATTERY})
    kinds: tuple[str, ...] = ("interstitial-glucose",)
    specialization = 528409

    def talk(self, session: Session) -> Talk:
        """Bring the records of the session; begin another where the person asks."""
        clock = yield from clock_read(session)
        if (refused := (yield from listened([MEASUREMENT, RACP]))) is not None:
            return refused
        crc = yield from _sealed()
        if crc is None:
            return Outcome.REFUSED
        sensor = yield from _met(session, clock, crc=crc)
        cursor = session.cursor
        same = cursor is not None and series_of(cursor) == sensor.name
        book = Records(session, sensor, crc)
        outcome = yield from records(book, cursor if same else None)
        if session.wishes.start_session and outcome in _READ:
            return (yield from started(session, crc=crc)) or Outcome.COMPLETE
        return outcome

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read a packet of the session it was set aside with, nothing without one.

        Alone, it says neither its session nor how it ends; the sensor still holds it.
        """
        around = recalled(frame, session)
        if around is None:
            yield Rejected("value", frame.payload, frame.char)
            return
        heard = Notified(frame.char, frame.payload, frame.heard_at)
        for found in Records(session, *around).take(heard):
            yield from found.readings if isinstance(found, Record) else (found,)


_READ: Final = frozenset({Outcome.COMPLETE, Outcome.NOTHING_NEW})
_UNSET: Final = SessionStart(DeviceTime(0, 0, 0))


def _sealed() -> Generator[Command, Event, bool | None]:
    """Return whether packets end with a checksum; None where nobody can tell."""
    answer = yield Read(FEATURE)
    if not isinstance(answer, Value):
        return False
    try:
        return decode_feature(answer.payload).crc
    except DecodeError as error:
        yield Keep(rejected=(Rejected(error.reason, answer.payload, FEATURE),))
        return None


def _met(
    session: Session, clock: Clock, *, crc: bool
) -> Generator[Command, Event, SensorSession]:
    """Return the session the sensor says it is in."""
    said = yield Read(START)
    start, status = _UNSET, None
    with suppress(DecodeError):
        if isinstance(said, Value):
            start = decode_start(said.payload, crc=crc)
    now = yield Read(STATUS)
    with suppress(DecodeError):
        if isinstance(now, Value):
            status = decode_status(now.payload, crc=crc)
            clock = replace(clock, heard_at=now.heard_at)
    return session_of(start, status, cursor=session.cursor, clock=clock)


DRIVER = GlucoseSensor()
