"""Pulse oximeter (1822) : spot check 2A5E."""

from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.floats import Number, encode_sfloat, sfloat
from app.domain.sig.packet import Packet, flagged, optional, packed, u16, u24

_KNOWN_FLAGS: Final = 0x1F


class Status(IntFlag):
    """What an oximeter says of one measure."""

    ONGOING = 1 << 5
    EARLY = 1 << 6
    VALIDATED = 1 << 7
    QUALIFIED = 1 << 8
    STORED = 1 << 9
    DEMONSTRATION = 1 << 10
    TESTING = 1 << 11
    CALIBRATING = 1 << 12
    UNAVAILABLE = 1 << 13
    QUESTIONABLE = 1 << 14
    INVALID = 1 << 15


class Sensor(IntFlag):
    """What an oximeter says of itself: what makes a measure doubtful."""

    MALFUNCTION = 1 << 1
    UNCONNECTED = 1 << 11
    DISPLACED = 1 << 13
    SENSOR_MALFUNCTION = 1 << 14
    DISCONNECTED = 1 << 15


@dataclass(frozen=True, slots=True)
class Spot:
    """A saturation in %, a pulse a minute; *amplitude* of the pulse in %.

    *status* is of the measure, *sensor* of the device; *unset* says that its clock
    was never set.
    """

    saturation: Number
    pulse: Number
    time: DeviceTime | None = None
    status: int | None = None
    sensor: int | None = None
    amplitude: Number | None = None
    unset: bool = False


def decode(raw: bytes) -> Spot:
    """Read a 2A5E; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    saturation, pulse = sfloat(packet), sfloat(packet)
    time = packet.given(flags & 1, device_time)
    status = packet.given(flags & 2, u16)
    sensor = packet.given(flags & 4, u24)
    amplitude = packet.given(flags & 8, sfloat)
    packet.close()
    unset = bool(flags & 16)
    return Spot(saturation, pulse, time, status, sensor, amplitude, unset)


def encode(spot: Spot) -> bytes:
    """Write a 2A5E; raises OverflowError or ValueError for what it cannot hold."""
    time, status, sensor, amplitude = (
        spot.time,
        spot.status,
        spot.sensor,
        spot.amplitude,
    )
    flags = flagged(time, status, sensor, amplitude, spot.unset)
    return b"".join(
        (
            packed(flags, 1) + encode_sfloat(spot.saturation),
            encode_sfloat(spot.pulse) + (time.packed if time else b""),
            optional(status, 2) + optional(sensor, 3),
            b"" if amplitude is None else encode_sfloat(amplitude),
        )
    )
