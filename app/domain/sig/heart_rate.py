"""Heart rate (180D) : measurement 2A37."""

from dataclasses import dataclass
from typing import Final

from app.domain.sig.packet import Packet, flagged, optional, packed, u16

_KNOWN_FLAGS: Final = 0x1F
_WIDE: Final = 1
_TOUCHES: Final = 2
_FEELS: Final = 4
_ENERGY: Final = 8
_INTERVALS: Final = 16
_BYTE_MAX: Final = 255


@dataclass(frozen=True, slots=True)
class HeartRate:
    """Beats a minute, now.

    *touching* is None on a belt that cannot feel the skin; *energy* in kJ, *intervals*
    between beats in 1/1024 s.
    """

    beats: int
    touching: bool | None = None
    energy: int | None = None
    intervals: tuple[int, ...] = ()


def decode(raw: bytes) -> HeartRate:
    """Read a 2A37; raises DecodeError. Intervals may be promised and not be there."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    beats = packet.unsigned(2 if flags & _WIDE else 1)
    energy = packet.given(flags & _ENERGY, u16)
    intervals = []
    while flags & _INTERVALS and packet.left:
        intervals.append(packet.unsigned(2))
    packet.close()
    touching = bool(flags & _TOUCHES) if flags & _FEELS else None
    return HeartRate(beats, touching, energy, tuple(intervals))


def encode(rate: HeartRate) -> bytes:
    """Write a 2A37; raises OverflowError for what it cannot hold."""
    wide = rate.beats > _BYTE_MAX
    feels = rate.touching is not None
    energy, intervals = rate.energy, rate.intervals
    flags = flagged(wide, bool(rate.touching), feels, energy, bool(intervals))
    body = packed(rate.beats, 2 if wide else 1) + optional(energy, 2)
    return packed(flags, 1) + body + b"".join(packed(each, 2) for each in intervals)
