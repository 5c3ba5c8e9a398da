"""Continuous glucose (181F) : feature, status and session start."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.domain.sig.checksum import SIZE, crc, opened, sealed
from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.packet import DecodeError, Packet, packed

_CHECKED: Final = 1 << 12
_SESSIONS: Final = 1 << 14
_NO_CRC: Final = b"\xff\xff"
_QUARTER: Final = timedelta(minutes=15)
_ZONE_UNKNOWN: Final = -128
_SAVINGS: Final = (0, 2, 4, 8)
_SAVING_UNKNOWN: Final = 255


@dataclass(frozen=True, slots=True)
class Feature:
    """What a sensor can do (2AA8): its bits, the type and the place of its sample."""

    bits: int
    sample: int
    site: int

    @property
    def crc(self) -> bool:
        """Say whether every packet of this sensor ends with a checksum."""
        return bool(self.bits & _CHECKED)

    @property
    def sessions(self) -> bool:
        """Say whether it holds more than one session."""
        return bool(self.bits & _SESSIONS)


def decode_feature(raw: bytes) -> Feature:
    """Read a 2AA8; raises DecodeError. Without checksums, its own is FFFF."""
    packet = Packet(raw)
    bits, both = packet.unsigned(3), packet.unsigned(1)
    packet.take(SIZE)
    packet.close()
    if bits & _CHECKED or raw[-SIZE:] != _NO_CRC:
        opened(bytes(raw))
    return Feature(bits, both & 0xF, both >> 4)


def encode_feature(feature: Feature) -> bytes:
    """Write a 2AA8."""
    body = packed(feature.bits, 3) + packed(feature.sample | feature.site << 4, 1)
    return body + (packed(crc(body), SIZE) if feature.crc else _NO_CRC)


@dataclass(frozen=True, slots=True)
class Status:
    """How a sensor is (2AA9): minutes since its session began, three octets."""

    offset: int
    status: int = 0
    calibration: int = 0
    warning: int = 0

    @property
    def stopped(self) -> bool:
        """Say whether its session is over."""
        return bool(self.status & 1)


def decode_status(raw: bytes, *, crc: bool) -> Status:
    """Read a 2AA9; raises DecodeError."""
    packet = Packet(_body(raw, crc=crc))
    status = Status(packet.unsigned(2), *packet.take(3))
    packet.close()
    return status


def encode_status(status: Status, *, crc: bool) -> bytes:
    """Write a 2AA9."""
    octets = bytes((status.status, status.calibration, status.warning))
    return _ended(packed(status.offset, 2) + octets, crc=crc)


@dataclass(frozen=True, slots=True)
class SessionStart:
    """When the session of a sensor began (2AAA), at its own clock.

    *zone* and *saving* are quarters of an hour from UTC, None where it knows neither.
    """

    time: DeviceTime
    zone: int | None = None
    saving: int | None = None

    @property
    def offset(self) -> timedelta | None:
        """Return how far ahead of UTC it was, None where it does not say."""
        if self.zone is None or self.saving is None:
            return None
        return (self.zone + self.saving) * _QUARTER

    @property
    def packed(self) -> bytes:
        """Return its nine bytes, which name the session."""
        zone = _ZONE_UNKNOWN if self.zone is None else self.zone
        saving = _SAVING_UNKNOWN if self.saving is None else self.saving
        return self.time.packed + packed(zone, 1, signed=True) + packed(saving, 1)


def decode_start(raw: bytes, *, crc: bool) -> SessionStart:
    """Read a 2AAA; raises DecodeError, "value" for a saving nobody uses."""
    packet = Packet(_body(raw, crc=crc))
    time, zone, saving = device_time(packet), packet.signed(1), packet.unsigned(1)
    packet.close()
    if saving not in (*_SAVINGS, _SAVING_UNKNOWN):
        raise DecodeError("value")
    return SessionStart(
        time,
        None if zone == _ZONE_UNKNOWN else zone,
        None if saving == _SAVING_UNKNOWN else saving,
    )


def encode_start(start: SessionStart, *, crc: bool) -> bytes:
    """Write a 2AAA."""
    return _ended(start.packed, crc=crc)


def _body(raw: bytes, *, crc: bool) -> bytes:
    return opened(bytes(raw)) if crc else bytes(raw)


def _ended(body: bytes, *, crc: bool) -> bytes:
    return sealed(body) if crc else body
