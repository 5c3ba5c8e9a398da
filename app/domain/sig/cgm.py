"""Continuous glucose (181F) : measurement 2AA7, several records a packet."""

from dataclasses import dataclass
from typing import Final

from app.domain.sig.checksum import SIZE as CRC_SIZE
from app.domain.sig.checksum import opened, sealed
from app.domain.sig.floats import Number, encode_sfloat, sfloat
from app.domain.sig.packet import DecodeError, Packet, flagged, optional, packed, u8

BELOW: Final = 1 << 6
"""Of *warning*: lower than the sensor can process."""
ABOVE: Final = 1 << 7
"""Of *warning*: higher than the sensor can process."""
_SMALLEST: Final = 6
_KNOWN_FLAGS: Final = 0b1110_0011


@dataclass(frozen=True, slots=True)
class Cgm:
    """One record of a sensor: minutes since its session began, and mg/dL.

    *trend* is in mg/dL a minute, *quality* in %; the three octets of status are None
    when the sensor leaves them out.
    """

    offset: int
    mg_dl: Number
    status: int | None = None
    calibration: int | None = None
    warning: int | None = None
    trend: Number | None = None
    quality: Number | None = None


def decode(raw: bytes, *, crc: bool) -> tuple[Cgm, ...]:
    """Read every record of a 2AA7, or none; raises DecodeError.

    *crc* says whether each ends with a checksum (feature bit 12).
    """
    if not raw:
        raise DecodeError("short")
    return tuple(_record(each, crc=crc) for each in records(raw))


def records(raw: bytes) -> tuple[bytes, ...]:
    """Return the bytes of each record; raises DecodeError("size")."""
    found, at = [], 0
    while at < len(raw):
        size = raw[at]
        if size < _SMALLEST or at + size > len(raw):
            raise DecodeError("size")
        found.append(bytes(raw[at : at + size]))
        at += size
    return tuple(found)


def encode(record: Cgm, *, crc: bool) -> bytes:
    """Write one record; raises OverflowError or ValueError for what it cannot hold."""
    octets = (record.warning, record.calibration, record.status)
    flags = flagged(record.trend, record.quality) | flagged(*octets) << 5
    body = packed(flags, 1) + encode_sfloat(record.mg_dl) + packed(record.offset, 2)
    body += b"".join(optional(octet, 1) for octet in reversed(octets))
    for value in (record.trend, record.quality):
        body += b"" if value is None else encode_sfloat(value)
    sized = packed(1 + len(body) + CRC_SIZE * crc, 1) + body
    return sealed(sized) if crc else sized


def _record(raw: bytes, *, crc: bool) -> Cgm:
    packet = Packet(opened(raw) if crc else raw)
    packet.take(1)
    flags = packet.flags(1, _KNOWN_FLAGS)
    mg_dl, offset = sfloat(packet), packet.unsigned(2)
    status = packet.given(flags & 0x80, u8)
    calibration = packet.given(flags & 0x40, u8)
    warning = packet.given(flags & 0x20, u8)
    trend = packet.given(flags & 1, sfloat)
    quality = packet.given(flags & 2, sfloat)
    packet.close()
    return Cgm(offset, mg_dl, status, calibration, warning, trend, quality)
