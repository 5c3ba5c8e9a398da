"""Glucose (1808) : measurement 2A18."""

from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from app.domain.device import Special
from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.floats import Number, encode_sfloat, sfloat
from app.domain.sig.packet import Packet, flagged, i16, optional, packed, u8, u16
from app.domain.sig.units import mg_per_dl

CONTROL_SOLUTION: Final = 10
"""The type of a test of the meter itself: never a value of a person."""
_KNOWN_FLAGS: Final = 0x1F
_VALUE: Final = 2
_MOLAR: Final = 4


class Status(IntFlag):
    """What a meter says went wrong (Sensor Status Annunciation)."""

    BATTERY_LOW = 1 << 0
    MALFUNCTION = 1 << 1
    SAMPLE_SIZE = 1 << 2
    STRIP_INSERTION = 1 << 3
    STRIP_TYPE = 1 << 4
    TOO_HIGH = 1 << 5
    TOO_LOW = 1 << 6
    TOO_HOT = 1 << 7
    TOO_COLD = 1 << 8
    INTERRUPTED = 1 << 9
    FAULT = 1 << 10
    TIME_FAULT = 1 << 11


@dataclass(frozen=True, slots=True)
class Glucose:
    """One record of a meter: *stated* in *unit* (`kg/L` or `mol/L`).

    *offset* is the minutes the person moved the clock by since *base*; *sample* and
    *site* are the two halves of one byte (type of blood, place it was taken).
    """

    sequence: int
    base: DeviceTime
    offset: int | None = None
    stated: Number | None = None
    unit: str = ""
    sample: int | None = None
    site: int | None = None
    status: int | None = None
    context_follows: bool = False

    @property
    def mg_dl(self) -> Number | None:
        """Return the value in mg/dL."""
        return None if self.stated is None else mg_per_dl(self.stated, self.unit)


def decode(raw: bytes) -> Glucose:
    """Read a 2A18; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    sequence, base = packet.unsigned(2), device_time(packet)
    offset = packet.given(flags & 1, i16)
    stated = packet.given(flags & _VALUE, sfloat)
    both = packet.given(flags & _VALUE, u8)
    status = packet.given(flags & 8, u16)
    packet.close()
    return Glucose(
        sequence=sequence,
        base=base,
        offset=offset,
        stated=stated,
        unit="" if stated is None else "mol/L" if flags & _MOLAR else "kg/L",
        sample=None if both is None else both & 0xF,
        site=None if both is None else both >> 4,
        status=status,
        context_follows=bool(flags & 16),
    )


def encode(glucose: Glucose) -> bytes:
    """Write a 2A18; raises OverflowError or ValueError for what it cannot hold."""
    molar = glucose.unit == "mol/L"
    flags = flagged(
        glucose.offset, glucose.stated, molar, glucose.status, glucose.context_follows
    )
    head = packed(flags, 1) + packed(glucose.sequence, 2) + glucose.base.packed
    offset = optional(glucose.offset, 2, signed=True)
    return head + offset + _value(glucose) + optional(glucose.status, 2)


def _value(glucose: Glucose) -> bytes:
    if glucose.stated is None:
        return b""
    both = (glucose.sample or 0) | (glucose.site or 0) << 4
    return encode_sfloat(glucose.stated) + packed(both, 1)


def beyond(glucose: Glucose) -> Special | None:
    """Return on which side a value left what the meter can read, if it did."""
    status = Status(glucose.status or 0)
    if status & Status.TOO_HIGH or glucose.stated is Special.POS_INF:
        return Special.POS_INF
    if status & Status.TOO_LOW or glucose.stated is Special.NEG_INF:
        return Special.NEG_INF
    return None
