"""Weight scale (181D) : weight measurement 2A9D."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.packet import Packet, flagged, optional, packed, u8, u16
from app.domain.sig.units import INCH, kilograms

FAILED: Final = 0xFFFF
"""A weighing that did not succeed."""
UNKNOWN_USER: Final = 0xFF
_KNOWN_FLAGS: Final = 0x0F
_KILO: Final = Decimal("0.005")
_POUND: Final = Decimal("0.01")
_METRE: Final = Decimal("0.001")
_TENTH: Final = -1


def step(imperial: object) -> Decimal:
    """Return what one count of a mass stands for, kg or lb."""
    return _POUND if imperial else _KILO


def height_step(imperial: object) -> Decimal:
    """Return the metres of one count of a height: 0.001 m or 0.1 in."""
    return INCH.scaleb(_TENTH) if imperial else _METRE


@dataclass(frozen=True, slots=True)
class Weight:
    """A weighing: *stated* in *unit* (`kg` or `[lb_av]`), None when it failed.

    *user* is the slot on the scale, None for one it does not know; *height* in m.
    """

    stated: Decimal | None
    unit: str = "kg"
    time: DeviceTime | None = None
    user: int | None = None
    bmi: Decimal | None = None
    height: Decimal | None = None

    @property
    def kg(self) -> Decimal | None:
        """Return the weight in kg."""
        return None if self.stated is None else kilograms(self.stated, self.unit)


def decode(raw: bytes) -> Weight:
    """Read a 2A9D; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.flags(1, _KNOWN_FLAGS)
    imperial = flags & 1
    count = packet.unsigned(2)
    time = packet.given(flags & 2, device_time)
    user = packet.given(flags & 4, u8)
    bmi = packet.given(flags & 8, u16)
    height = packet.given(flags & 8, u16)
    packet.close()
    return Weight(
        stated=None if count == FAILED else count * step(imperial),
        unit="[lb_av]" if imperial else "kg",
        time=time,
        user=None if user == UNKNOWN_USER else user,
        bmi=None if bmi is None else Decimal(bmi).scaleb(_TENTH),
        height=None if height is None else height * height_step(imperial),
    )


def encode(weight: Weight) -> bytes:
    """Write a 2A9D; raises OverflowError for what it cannot hold."""
    imperial = weight.unit != "kg"
    size = counted(weight.height, height_step(imperial))
    bmi = counted(weight.bmi, Decimal(1).scaleb(_TENTH))
    stated = counted(weight.stated, step(imperial))
    return b"".join(
        (
            packed(flagged(imperial, weight.time, weight.user, bmi), 1),
            packed(FAILED if stated is None else stated, 2),
            weight.time.packed if weight.time else b"",
            optional(weight.user, 1),
            optional(bmi, 2),
            b"" if bmi is None else packed(size or 0, 2),
        )
    )


def counted(value: Decimal | None, one: Decimal) -> int | None:
    """Return how many counts of *one* are in *value*, to the nearest."""
    return None if value is None else int((value / one).to_integral_value())
