"""« Oxymètre » : a saturation and a pulse, now or from a memory (1822)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from app.domain.connected import Connected, listened
from app.domain.device import Mark, Reading, Rejected, Special, Stated, Way
from app.domain.device_clock import clock_read, clock_set
from app.domain.dialogue import (
    Capability,
    Frame,
    Notified,
    Outcome,
    Session,
    Talk,
)
from app.domain.racp import RACP, records
from app.domain.reading_key import of_parts
from app.domain.recorded import Record, Whole
from app.domain.sig import oximeter
from app.domain.sig.dates import DeviceTime
from app.domain.sig.floats import Number
from app.domain.sig.oximeter import Sensor, Spot, Status
from app.domain.sig.packet import DecodeError
from app.domain.spot import Heard, Listening, alone, begun
from app.domain.stamping import Clock
from app.domain.stating import marks_of, spoken, way_of
from app.domain.words import N_

NAME: Final = "oximeter"
MEASUREMENT: Final = "2a5e"
_NO_MEASURE: Final = Status.UNAVAILABLE | Status.INVALID | Status.CALIBRATING
_PLAYED: Final = Status.DEMONSTRATION | Status.TESTING
_FAULTS: Final = {
    Sensor.MALFUNCTION: "malfunction",
    Sensor.UNCONNECTED: "sensor-off",
    Sensor.DISPLACED: "sensor-moved",
    Sensor.SENSOR_MALFUNCTION: "malfunction",
    Sensor.DISCONNECTED: "sensor-off",
}
_UNKNOWN: Final = DeviceTime(0, 0, 0)
_OVER: Final = frozenset({Outcome.COMPLETE, Outcome.NOTHING_NEW})


def readings_of(heard: Heard, *, kept: bool = False) -> Iterable[Reading]:
    """Return the saturation of a packet, and the pulse beside it.

    *kept* says that it comes out of the memory: without a time, nobody knows when.
    """
    measured = oximeter.decode(heard.payload)
    status = Status(measured.status or 0)
    beside = _beside(heard, measured, kept=kept or bool(status & Status.STORED))
    saturation = _valued(beside, measured.saturation, "%")
    if status & _NO_MEASURE:
        failed = saturation.marks | {Mark.FAILED}
        saturation = replace(saturation, value=Special.NRES, marks=failed)
    yield replace(saturation, kind="oxygen-saturation")
    if isinstance(measured.pulse, Decimal) and Mark.FAILED not in saturation.marks:
        key = of_parts(beside.key, "heart-rate")
        yield replace(
            _valued(beside, measured.pulse, "/min"), kind="heart-rate", key=key
        )


def _unsure(heard: Heard) -> Iterable[Reading]:
    """Read a packet alone: without a status, it may come out of the memory."""
    return readings_of(heard, kept=oximeter.decode(heard.payload).status is None)


def _beside(heard: Heard, measured: Spot, *, kept: bool) -> Reading:
    """Return all that is known of a measure but its values."""
    lost = measured.unset or (kept and measured.time is None)
    time = _UNKNOWN if lost else measured.time
    clock = replace(heard.clock, live=not kept)
    beside = begun(NAME, replace(heard, clock=clock), time)
    way = way_of(heard.session, Way.STORED if kept else Way.INDICATED)
    said, marks = _doubts(measured), beside.marks | _marks(measured)
    return replace(beside, marks=marks, way=way, context=said)


def _valued(beside: Reading, value: Number, unit: str) -> Reading:
    return replace(
        beside,
        value=value,
        unit=unit,
        stated=Stated(spoken(value), unit, beside.stated.raw),
        marks=beside.marks | marks_of(value),
    )


def _marks(measured: Spot) -> frozenset[Mark]:
    played = bool(Status(measured.status or 0) & _PLAYED)
    found = {Mark.VIRTUAL: played, Mark.DEVICE_FAULT: bool(_doubts(measured))}
    return frozenset(mark for mark, is_so in found.items() if is_so)


def _doubts(measured: Spot) -> tuple[tuple[str, str], ...]:
    """Return why the oximeter doubts its measure, a pair for each reason."""
    status, sensor = Status(measured.status or 0), Sensor(measured.sensor or 0)
    said = [word for bit, word in _FAULTS.items() if bit & sensor]
    doubted = ["questionable"] if status & Status.QUESTIONABLE else []
    return tuple(("status", word) for word in dict.fromkeys([*doubted, *said]))


@dataclass(slots=True)
class Memory(Whole):
    """The records of an oximeter: it does not number them, we do as they come."""

    session: Session
    clock: Clock
    chars: tuple[str, ...] = (MEASUREMENT, RACP)
    _come: int = field(default=0)

    def take(self, heard: Notified) -> Iterable[Record | Rejected]:
        """Read a record, or say why it cannot be read."""
        if heard.char != MEASUREMENT:
            return ()
        self._come += 1
        clock = replace(self.clock, heard_at=heard.heard_at)
        packet = Heard(heard.char, heard.payload, self.session, clock)
        try:
            return (Record(self._come, b"", tuple(readings_of(packet, kept=True))),)
        except DecodeError as error:
            return (Rejected(error.reason, heard.payload, heard.char),)


class Oximeter(Connected):
    """Oximeters of every maker that follow the Pulse Oximeter Service."""

    name = NAME
    label = N_("Oxymètre")
    services = frozenset({"1822"})
    can = frozenset({Capability.HISTORY, Capability.CLOCK, Capability.BATTERY})
    kinds: tuple[str, ...] = ("oxygen-saturation", "heart-rate")
    specialization = 528388

    def talk(self, session: Session) -> Talk:
        """Bring what it kept, where it keeps anything, then what it measures now."""
        clock = yield from clock_read(session)
        chars = (MEASUREMENT, *((RACP,) if RACP in session.chars else ()))
        if (refused := (yield from listened(chars))) is not None:
            return refused
        outcome = Outcome.NOTHING_NEW
        if RACP in session.chars:
            outcome = yield from records(Memory(session, clock), None)
            if outcome not in _OVER:
                return outcome
        listening = Listening(session, clock, MEASUREMENT, readings_of)
        heard = yield from listening.until_silence()
        yield from clock_set(session, clock)
        return Outcome.COMPLETE if heard else outcome

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one saturation."""
        return alone(frame, session, _unsure)


DRIVER = Oximeter()
