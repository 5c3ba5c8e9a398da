"""Body composition (181B) : measurement 2A9C."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.packet import Packet, flagged, optional, packed, u8, u16
from app.domain.sig.units import kilograms
from app.domain.sig.weight import UNKNOWN_USER, counted, height_step, step

FAILED: Final = 0xFFFF
_KNOWN_FLAGS: Final = 0x1FFF
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Composition:
    """What a body is made of, as a scale works it out.

    *fat* and *muscle* are in %, None for a fat that failed; *basal* in kJ a day; the
    masses in *unit* (`kg` or `[lb_av]`), *impedance* in ohm, *height* in m. *more*
    says that the rest comes in a second packet.
    """

    fat: Decimal | None
    unit: str = "kg"
    time: DeviceTime | None = None
    user: int | None = None
    basal: int | None = None
    muscle: Decimal | None = None
    muscle_mass: Decimal | None = None
    fat_free_mass: Decimal | None = None
    soft_lean_mass: Decimal | None = None
    water_mass: Decimal | None = None
    impedance: Decimal | None = None
    weight: Decimal | None = None
    height: Decimal | None = None
    more: bool = False

    @property
    def kg(self) -> Decimal | None:
        """Return the weight in kg."""
        return None if self.weight is None else kilograms(self.weight, self.unit)


def decode(raw: bytes) -> Composition:
    """Read a 2A9C; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(2, _KNOWN_FLAGS)
    fat = packet.unsigned(2)
    time = packet.given(flags & 2, device_time)
    user = packet.given(flags & 4, u8)
    basal = packet.given(flags & 8, u16)
    counts = [packet.given(flags & 1 << bit, u16) for bit in range(4, 12)]
    packet.close()
    ones = _ones(flags & 1)
    found = dict(zip(ones, map(_times, counts, ones.values()), strict=True))
    return Composition(
        fat=_times(None if fat == FAILED else fat, _TENTH),
        unit="[lb_av]" if flags & 1 else "kg",
        time=time,
        user=None if user == UNKNOWN_USER else user,
        basal=basal,
        **found,
        more=bool(flags & 1 << 12),
    )


def encode(body: Composition) -> bytes:
    """Write a 2A9C; raises OverflowError for what it cannot hold."""
    imperial = body.unit != "kg"
    fat = counted(body.fat, _TENTH)
    sizes = _ones(imperial)
    counts = [counted(getattr(body, name), one) for name, one in sizes.items()]
    flags = flagged(imperial, body.time, body.user, body.basal, *counts, body.more)
    return b"".join(
        (
            packed(flags, 2),
            packed(FAILED if fat is None else fat, 2),
            body.time.packed if body.time else b"",
            optional(body.user, 1),
            optional(body.basal, 2),
            *(optional(count, 2) for count in counts),
        )
    )


def _ones(imperial: object) -> dict[str, Decimal]:
    """Return what one count stands for, of the last fields in the packet's order."""
    mass = step(imperial)
    return {
        "muscle": _TENTH,
        "muscle_mass": mass,
        "fat_free_mass": mass,
        "soft_lean_mass": mass,
        "water_mass": mass,
        "impedance": _TENTH,
        "weight": mass,
        "height": height_step(imperial),
    }


def _times(count: int | None, one: Decimal) -> Decimal | None:
    return None if count is None else count * one
