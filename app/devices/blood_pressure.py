"""« Tensiomètre » : a cuff that says what it just measured, or kept (1810)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.domain.connected import Connected
from app.domain.device import Mark, Reading, Rejected, Stated
from app.domain.dialogue import Capability, Frame, Session, Talk
from app.domain.reading_key import of_parts
from app.domain.sig import pressure
from app.domain.sig.pressure import Pressure, Status
from app.domain.sig.units import mm_hg
from app.domain.spot import Heard, alone, begun, spots
from app.domain.stating import marks_of, spoken
from app.domain.words import N_

NAME: Final = "blood_pressure"
MEASUREMENT: Final = "2a35"
_SAID: Final = {
    Status.MOVED: "moved",
    Status.CUFF_LOOSE: "cuff-loose",
    Status.IRREGULAR_PULSE: "irregular-pulse",
    Status.PULSE_TOO_FAST: "pulse-too-fast",
    Status.PULSE_TOO_SLOW: "pulse-too-slow",
    Status.POSITION: "position",
}


def readings_of(heard: Heard) -> Iterable[Reading]:
    """Return the pressure of a packet, and the pulse it may hold."""
    measured = pressure.decode(heard.payload)
    beside = replace(begun(NAME, heard, measured.time), slot=measured.user)
    yield _pressure(beside, measured)
    if isinstance(measured.pulse, Decimal):
        yield replace(
            beside,
            kind="heart-rate",
            value=measured.pulse,
            unit="/min",
            stated=Stated(spoken(measured.pulse), "/min", heard.payload),
            key=of_parts(beside.key, "heart-rate"),
        )


def _pressure(beside: Reading, measured: Pressure) -> Reading:
    both = (measured.systolic, measured.diastolic)
    words = "/".join(spoken(each) for each in both)
    whole = all(isinstance(each, Decimal) for each in both)
    return replace(
        beside,
        kind="blood-pressure",
        unit="mm[Hg]",
        stated=Stated(words, measured.unit, beside.stated.raw),
        parts=tuple(mm_hg(each, measured.unit) for each in both),
        marks=beside.marks if whole else beside.marks | {Mark.FAILED},
        context=_around(measured),
    )


def _around(measured: Pressure) -> tuple[tuple[str, str], ...]:
    """Say what may have spoilt the measure, and its mean."""
    mean = mm_hg(measured.mean, measured.unit)
    known = Status(measured.status or 0)
    spoilt = tuple(("status", word) for bit, word in _SAID.items() if bit in known)
    return (*((("mean", spoken(mean)),) if not marks_of(mean) else ()), *spoilt)


class BloodPressure(Connected):
    """Cuffs of every maker that follow the Blood Pressure Service."""

    name = NAME
    label = N_("Tensiomètre")
    services = frozenset({"1810"})
    can = frozenset({Capability.CLOCK, Capability.BATTERY})
    kinds: tuple[str, ...] = ("blood-pressure", "heart-rate")
    specialization = 528391

    def talk(self, session: Session) -> Talk:
        """Keep each pressure it says, until it falls silent."""
        return spots(session, MEASUREMENT, readings_of)

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one pressure."""
        return alone(frame, session, readings_of)


DRIVER = BloodPressure()
