"""Blood pressure (1810) : measurement 2A35."""

from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.floats import Number, encode_sfloat, sfloat
from app.domain.sig.packet import Packet, flagged, optional, packed, u8, u16
from app.domain.sig.weight import UNKNOWN_USER

_KNOWN_FLAGS: Final = 0x1F


class Status(IntFlag):
    """What may have spoilt a measure."""

    MOVED = 1 << 0
    CUFF_LOOSE = 1 << 1
    IRREGULAR_PULSE = 1 << 2
    PULSE_TOO_FAST = 1 << 3
    PULSE_TOO_SLOW = 1 << 4
    POSITION = 1 << 5


@dataclass(frozen=True, slots=True)
class Pressure:
    """A blood pressure in *unit* (`mm[Hg]` or `kPa`), its pulse a minute."""

    systolic: Number
    diastolic: Number
    mean: Number
    unit: str = "mm[Hg]"
    time: DeviceTime | None = None
    pulse: Number | None = None
    user: int | None = None
    status: int | None = None


def decode(raw: bytes) -> Pressure:
    """Read a 2A35; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    systolic, diastolic, mean = sfloat(packet), sfloat(packet), sfloat(packet)
    time = packet.given(flags & 2, device_time)
    pulse = packet.given(flags & 4, sfloat)
    user = packet.given(flags & 8, u8)
    status = packet.given(flags & 16, u16)
    packet.close()
    return Pressure(
        systolic=systolic,
        diastolic=diastolic,
        mean=mean,
        unit="kPa" if flags & 1 else "mm[Hg]",
        time=time,
        pulse=pulse,
        user=None if user == UNKNOWN_USER else user,
        status=status,
    )


def encode(pressure: Pressure) -> bytes:
    """Write a 2A35; raises OverflowError or ValueError for what it cannot hold."""
    pulse, time = pressure.pulse, pressure.time
    kilopascals = pressure.unit == "kPa"
    flags = flagged(kilopascals, time, pulse, pressure.user, pressure.status)
    values = (pressure.systolic, pressure.diastolic, pressure.mean)
    return b"".join(
        (
            packed(flags, 1),
            *(encode_sfloat(value) for value in values),
            time.packed if time else b"",
            b"" if pulse is None else encode_sfloat(pulse),
            optional(pressure.user, 1),
            optional(pressure.status, 2),
        )
    )
