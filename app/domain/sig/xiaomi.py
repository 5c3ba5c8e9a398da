"""Xiaomi scales: what they shout to everybody, in the data of 181D or 181B."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.sig.dates import DeviceTime, device_time
from app.domain.sig.packet import DecodeError, Packet, flagged, packed
from app.domain.sig.units import POUND

FIRST_SIZE: Final = 10
"""Bytes of the scale that only weighs (service data of 181D)."""
SECOND_SIZE: Final = 13
"""Bytes of the one that measures a resistance too (181B)."""
NO_IMPEDANCE: Final = 0xFFFE
_HIGHEST_IMPEDANCE: Final = 2999
_KILO: Final = Decimal("0.005")
_HUNDREDTH: Final = Decimal("0.01")
_KILOS: Final = {"kg": Decimal(1), "[lb_av]": POUND, "jin": Decimal("0.5")}
_POUNDS: Final = 1 << 0
_FIRST_JIN: Final = 1 << 4
_SECOND_JIN: Final = 1 << 6
_IMPEDANCE: Final = 1 << 1
_STABLE: Final = 1 << 5
_REMOVED: Final = 1 << 7


@dataclass(frozen=True, slots=True)
class Shout:
    """A weight as it is shouted: *stated* in *unit* (`kg`, `[lb_av]`, `jin`).

    *stable* says that it moves no more, *removed* that the person stepped off;
    *impedance* is in ohm.
    """

    stated: Decimal
    unit: str
    time: DeviceTime
    stable: bool = True
    removed: bool = False
    impedance: int | None = None

    @property
    def kg(self) -> Decimal:
        """Return the weight in kg."""
        return self.stated * _KILOS[self.unit]

    @property
    def count(self) -> bytes:
        """Return the weight as the scale counts it, two bytes."""
        return packed(int(self.stated / _step(self.unit)), 2)


def decode(raw: bytes) -> Shout:
    """Read what a scale of either sort shouts.

    Raises DecodeError, "size" for another length, "unit" for two units at once.
    """
    if len(raw) == FIRST_SIZE:
        return _first(Packet(raw))
    if len(raw) == SECOND_SIZE:
        return _second(Packet(raw))
    raise DecodeError("size")


def encode_first(shout: Shout) -> bytes:
    """Write what the scale that only weighs shouts; raises OverflowError."""
    pounds, jin = (shout.unit == each for each in ("[lb_av]", "jin"))
    control = flagged(pounds, None, None, None, jin, shout.stable, None, shout.removed)
    return packed(control, 1) + shout.count + shout.time.packed


def encode_second(shout: Shout) -> bytes:
    """Write what the scale that measures a resistance shouts; raises OverflowError."""
    pounds, jin = (shout.unit == each for each in ("[lb_av]", "jin"))
    felt = shout.impedance is not None
    second = flagged(None, felt, None, None, None, shout.stable, jin, shout.removed)
    impedance = NO_IMPEDANCE if shout.impedance is None else shout.impedance
    head = bytes([int(pounds), second]) + shout.time.packed
    return head + packed(impedance, 2) + shout.count


def _first(packet: Packet) -> Shout:
    control, count = packet.unsigned(1), packet.unsigned(2)
    unit = _unit(control & _POUNDS, control & _FIRST_JIN)
    return _shout(control, count, unit, device_time(packet))


def _second(packet: Packet) -> Shout:
    first, control = packet.unsigned(1), packet.unsigned(1)
    unit = _unit(first & _POUNDS, control & _SECOND_JIN)
    time, impedance = device_time(packet), packet.unsigned(2)
    felt = control & _IMPEDANCE and 1 <= impedance <= _HIGHEST_IMPEDANCE
    count = packet.unsigned(2)
    return _shout(control, count, unit, time, impedance if felt else None)


def _shout(
    control: int, count: int, unit: str, time: DeviceTime, impedance: int | None = None
) -> Shout:
    return Shout(
        stated=count * _step(unit),
        unit=unit,
        time=time,
        stable=bool(control & _STABLE),
        removed=bool(control & _REMOVED),
        impedance=impedance,
    )


def _unit(pounds: int, jin: int) -> str:
    if pounds and jin:
        raise DecodeError("unit")
    return "[lb_av]" if pounds else "jin" if jin else "kg"


def _step(unit: str) -> Decimal:
    return _KILO if unit == "kg" else _HUNDREDTH
