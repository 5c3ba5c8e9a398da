"""The key of a reading: what makes two copies of one the same (32 bytes).

Always over the time as the device stated it: a zone or a clock put right later
never doubles a reading.
"""

from datetime import datetime
from hashlib import sha256
from typing import Final

from app.domain.errors import Refused

_WINDOW: Final = 60
"""Seconds within which one weight is one weighing, where the clock says nothing."""


def of_parts(*parts: str | bytes) -> bytes:
    """Return the SHA-256 of *parts*, one zero byte between them."""
    raw = (part if isinstance(part, bytes) else part.encode() for part in parts)
    return sha256(b"\0".join(raw)).digest()


def of_meter(device: str, *, sequence: int, base: bytes) -> bytes:
    """Return the key of a record of a glucose meter; *base* is its 7 bytes of time."""
    return of_parts("gls", device, "2A18", _u16(sequence), base)


def of_sensor(device: str, *, session: bytes, offset: int) -> bytes:
    """Return the key of a record of a glucose sensor, *offset* minutes in *session*.

    *session* is the 9 bytes of the first start seen.
    """
    return of_parts("cgm", device, session, _u16(offset))


def of_packet(driver: str, device: str, *, time: bytes, packet: bytes) -> bytes:
    """Return the key of a packet without a number: who, when, and its own bytes.

    *time* is as the device states it, or `minute_of` when it states none; the user
    of the device is in the packet.
    """
    return of_parts(driver, device, time, sha256(packet).digest())


def minute_of(heard_at: datetime) -> bytes:
    """Return the minute something came, for what states no time of its own."""
    return str(int(heard_at.timestamp()) // _WINDOW).encode()


def of_broadcast(device: str, *, time: bytes, weight: bytes) -> bytes:
    """Return the key of a weight that was shouted, with the time the scale shows."""
    return of_parts("broadcast", device, time, weight)


def of_minute(device: str, *, heard_at: datetime, weight: bytes) -> bytes:
    """Return the key of a weight shouted by a scale whose clock was never set."""
    return of_parts("broadcast", device, minute_of(heard_at), weight)


def of_line(reader: str, device: str, *, sort: str, time: str, stated: str) -> bytes:
    """Return the key of a line of an export: *sort* is its type of record."""
    return of_parts(reader, device, sort, time, stated)


def of_entry(identifier: str, *, device: str, time: str, sort: str, sgv: str) -> bytes:
    """Return the key of an entry of Nightscout: its own identifier where it has one."""
    return of_parts("ns", *([identifier] if identifier else [device, time, sort, sgv]))


def _u16(number: int) -> bytes:
    return number.to_bytes(2, "little")


def key_read(text: str) -> bytes:
    """Read the key of a reading, in hexadecimal. Raises Refused("reading.absent")."""
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise Refused("reading.absent") from error
