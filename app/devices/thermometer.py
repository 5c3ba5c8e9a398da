"""« Thermomètre » : a temperature, and where it was taken (1809)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.domain.connected import Connected
from app.domain.device import Reading, Rejected, Stated
from app.domain.dialogue import (
    Capability,
    Frame,
    Read,
    Session,
    Talk,
    Value,
)
from app.domain.sig import temperature
from app.domain.sig.packet import DecodeError
from app.domain.sig.units import celsius
from app.domain.spot import Decoding, Heard, alone, begun, spots
from app.domain.stating import marks_of, spoken
from app.domain.words import N_

NAME: Final = "thermometer"
MEASUREMENT: Final = "2a1c"
PLACE: Final = "2a1d"
_SITES: Final = {
    1: "91470000",
    3: "117590005",
    6: "123851003",
    7: "34402009",
    9: "117590005",
}
"""Armpit, ear, mouth, rectum, eardrum, by their codes of SNOMED CT."""


def reading_at(site: int | None) -> Decoding:
    """Return how to read a packet of a thermometer that always measures at *site*."""

    def reading_of(heard: Heard) -> Iterable[Reading]:
        measured = temperature.decode(heard.payload)
        beside = begun(NAME, heard, measured.time)
        value = celsius(measured.stated, measured.unit)
        code = _SITES.get(measured.site or site or 0)
        stated = Stated(spoken(measured.stated), measured.unit, heard.payload)
        yield replace(
            beside,
            kind="body-temperature",
            value=value,
            unit="Cel",
            stated=stated,
            marks=beside.marks | marks_of(value),
            context=(("site", code),) if code else (),
        )

    return reading_of


class Thermometer(Connected):
    """Thermometers of every maker that follow the Health Thermometer Service."""

    name = NAME
    label = N_("Thermomètre")
    services = frozenset({"1809"})
    can = frozenset({Capability.CLOCK, Capability.BATTERY})
    kinds: tuple[str, ...] = ("body-temperature",)
    specialization = 528392

    def talk(self, session: Session) -> Talk:
        """Keep each temperature it says, until it falls silent."""
        site = None
        if PLACE in session.chars:
            site = _place((yield Read(PLACE)))
        return (yield from spots(session, MEASUREMENT, reading_at(site)))

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one temperature."""
        return alone(frame, session, reading_at(None))


def _place(answer: object) -> int | None:
    """Return where it measures, None where it does not say."""
    if not isinstance(answer, Value):
        return None
    try:
        return temperature.decode_site(answer.payload)
    except DecodeError:
        return None


DRIVER = Thermometer()
