"""Health thermometer (1809) : measurement 2A1C and place of measure 2A1D."""

from dataclasses import dataclass
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.floats import Number, encode_float32, float32
from app.domain.sig.packet import Packet, flagged, optional, packed, u8

_KNOWN_FLAGS: Final = 0x07


@dataclass(frozen=True, slots=True)
class Temperature:
    """A temperature in *unit* (`Cel` or `[degF]`).

    *site*: 1 armpit, 2 body, 3 ear, 4 finger, 5 gut, 6 mouth, 7 rectum, 8 toe,
    9 eardrum.
    """

    stated: Number
    unit: str = "Cel"
    time: DeviceTime | None = None
    site: int | None = None


def decode(raw: bytes) -> Temperature:
    """Read a 2A1C; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    stated = float32(packet)
    time = packet.given(flags & 2, device_time)
    site = packet.given(flags & 4, u8)
    packet.close()
    return Temperature(stated, "[degF]" if flags & 1 else "Cel", time, site)


def encode(temperature: Temperature) -> bytes:
    """Write a 2A1C; raises OverflowError or ValueError for what it cannot hold."""
    time, site = temperature.time, temperature.site
    flags = flagged(temperature.unit == "[degF]", time, site)
    stated = encode_float32(temperature.stated)
    when = time.packed if time else b""
    return packed(flags, 1) + stated + when + optional(site, 1)


def decode_site(raw: bytes) -> int:
    """Read a 2A1D, where this thermometer measures; raises DecodeError."""
    packet = Packet(raw)
    site = packet.unsigned(1)
    packet.close()
    return site
