"""« Lecteur de glycémie » : a drop of blood, and a memory of them (1808)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from app.domain.connected import Connected, listened
from app.domain.device import Mark, Reading, Rejected, Stamp, Stated, TimeSource, Way
from app.domain.device_clock import clock_read, clock_set
from app.domain.dialogue import (
    Capability,
    Frame,
    Notified,
    Outcome,
    Session,
    Talk,
)
from app.domain.glucose_around import around
from app.domain.racp import RACP, records
from app.domain.reading_key import of_meter, of_parts
from app.domain.recorded import Record
from app.domain.sig import glucose, glucose_context
from app.domain.sig.glucose import CONTROL_SOLUTION, Glucose, Status, beyond
from app.domain.sig.glucose_context import Context
from app.domain.sig.packet import DecodeError
from app.domain.stamping import Clock, stamped, unread
from app.domain.stating import marks_of, spoken, virtual, way_of
from app.domain.words import N_

MEASUREMENT: Final = "2a18"
CONTEXT: Final = "2a34"
_FAULTS: Final = (
    Status.MALFUNCTION
    | Status.SAMPLE_SIZE
    | Status.STRIP_INSERTION
    | Status.STRIP_TYPE
    | Status.TOO_HOT
    | Status.TOO_COLD
    | Status.INTERRUPTED
    | Status.FAULT
)
"""What makes a value doubtful."""


class Said(NamedTuple):
    """What was said around a measurement, and its packet."""

    context: Context
    raw: bytes


@dataclass(slots=True)
class Records:
    """What a meter says, its measurements joined to their contexts by sequence."""

    session: Session
    clock: Clock
    chars: tuple[str, ...] = (MEASUREMENT, CONTEXT, RACP)
    _waiting: dict[int, tuple[Glucose, bytes]] = field(default_factory=dict)
    _early: dict[int, Said] = field(default_factory=dict)
    _given: set[int] = field(default_factory=set)

    def take(self, heard: Notified) -> Iterable[Record | Rejected]:
        """Read a packet: the records it completes, or why it cannot be read."""
        try:
            if heard.char == MEASUREMENT:
                return self._measured(glucose.decode(heard.payload), heard.payload)
            if heard.char == CONTEXT:
                context = glucose_context.decode(heard.payload)
                return self._explained(Said(context, heard.payload))
        except DecodeError as error:
            return (Rejected(error.reason, heard.payload, heard.char),)
        return ()

    def held(self) -> Collection[int]:
        """Number the measurements whose context has not come."""
        return self._waiting.keys()

    def rest(self) -> Iterable[Record | Rejected]:
        """Give the measurements alone, and set aside the contexts of none."""
        alone = [self._record(each, raw, None) for each, raw in self._waiting.values()]
        lost = [
            Rejected("value", said.raw, CONTEXT)
            for sequence, said in self._early.items()
            if sequence not in self._given
        ]
        self._waiting, self._early = {}, {}
        return (*alone, *lost)

    def _measured(self, measured: Glucose, raw: bytes) -> Iterable[Record]:
        said = self._early.pop(measured.sequence, None)
        if measured.context_follows and said is None:
            self._waiting[measured.sequence] = measured, raw
            return ()
        return (self._record(measured, raw, said),)

    def _explained(self, said: Said) -> Iterable[Record]:
        measured = self._waiting.pop(said.context.sequence, None)
        if measured is None:
            self._early[said.context.sequence] = said
            return ()
        return (self._record(*measured, said),)

    def _record(self, measured: Glucose, raw: bytes, said: Said | None) -> Record:
        self._given.add(measured.sequence)
        readings = readings_of(measured, raw, said, self.session, self.clock)
        return Record(measured.sequence, measured.base.packed, readings)


def readings_of(
    measured: Glucose, raw: bytes, said: Said | None, session: Session, clock: Clock
) -> tuple[Reading, ...]:
    """Return the glucose of a record, and the HbA1c its context may hold."""
    value = beyond(measured) or measured.mg_dl
    stamp = _stamp(measured, clock)
    reading = Reading(
        kind="blood-glucose",
        value=value,
        unit="mg/dL",
        stated=Stated(spoken(measured.stated), measured.unit, raw),
        stamp=stamp,
        device=session.identity,
        key=of_meter(
            session.identity.key, sequence=measured.sequence, base=measured.base.packed
        ),
        way=way_of(session, Way.STORED),
        marks=marks_of(value) | virtual(session) | _marks(measured) | unread(stamp),
        context=around(measured, said.context if said else None),
    )
    return (reading, *_hba1c(reading, measured, said))


def _hba1c(beside: Reading, measured: Glucose, said: Said | None) -> Iterable[Reading]:
    if said is None or said.context.hba1c is None:
        return ()
    value, device = said.context.hba1c, beside.device
    number = measured.sequence.to_bytes(2, "little")
    apart = {Mark.CONTROL_SOLUTION, Mark.VIRTUAL, Mark.CLOCK_UNREAD}
    return (
        replace(
            beside,
            kind="hba1c",
            value=value,
            unit="%",
            stated=Stated(spoken(value), "%", said.raw),
            key=of_parts("gls", device.key, "2A34", number, measured.base.packed),
            marks=marks_of(value) | beside.marks & apart,
            context=(("sequence", str(measured.sequence)),),
        ),
    )


def _stamp(measured: Glucose, clock: Clock) -> Stamp:
    """Return when it was taken: the clock of the meter, moved as the person did."""
    base, moved = measured.base.local, measured.offset
    raw = measured.base.text + ("" if moved is None else f" {moved:+}min")
    stamp = stamped(_moved(base, moved or 0), raw, clock)
    if Status(measured.status or 0) & Status.TIME_FAULT:
        return replace(stamp, at=None, source=TimeSource.SUSPECT)
    return stamp


def _moved(base: datetime | None, minutes: int) -> datetime | None:
    try:
        return base + timedelta(minutes=minutes) if base else None
    except OverflowError:
        return None


def _marks(measured: Glucose) -> frozenset[Mark]:
    found = {
        Mark.CONTROL_SOLUTION: measured.sample == CONTROL_SOLUTION,
        Mark.DEVICE_FAULT: bool(Status(measured.status or 0) & _FAULTS),
    }
    return frozenset(mark for mark, is_so in found.items() if is_so)


class GlucoseMeter(Connected):
    """Meters of every maker that follow the Glucose Service."""

    name = "glucose_meter"
    label = N_("Lecteur de glycémie")
    services = frozenset({"1808"})
    can = frozenset({Capability.HISTORY, Capability.CLOCK, Capability.BATTERY})
    kinds: tuple[str, ...] = ("blood-glucose", "hba1c")
    specialization = 528401

    def talk(self, session: Session) -> Talk:
        """Read the clock, bring the records since the last time, set the clock."""
        clock = yield from clock_read(session)
        book = Records(session, clock)
        if (refused := (yield from listened(book.chars, but=CONTEXT))) is not None:
            return refused
        outcome = yield from records(book, session.cursor)
        if outcome in {Outcome.COMPLETE, Outcome.NOTHING_NEW}:
            yield from clock_set(session, clock)
        return outcome

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read a measurement without its context; a context alone says nothing."""
        book = Records(session, Clock(session.zone, frame.heard_at))
        found = book.take(Notified(frame.char, frame.payload, frame.heard_at))
        for each in (*found, *book.rest()):
            yield from each.readings if isinstance(each, Record) else (each,)


DRIVER = GlucoseMeter()
