"""SFLOAT and FLOAT of ISO/IEEE 11073-20601: a mantissa, ten to an exponent.

Vectors: HL7 « Personal Health Device » guide, page MderFLOATsandSFLOATs.
"""

from decimal import Decimal
from typing import Final, NamedTuple

from app.domain.device import Special
from app.domain.sig.packet import Packet, packed

Number = Decimal | Special
"""What a device states: a number with its own precision, or why there is none."""


class _Shape(NamedTuple):
    mantissa: int
    exponent: int

    @property
    def size(self) -> int:
        return (self.mantissa + self.exponent) // 8

    def specials(self) -> dict[int, Special]:
        """Return the mantissas that are no number, at exponent zero only."""
        top = 1 << self.mantissa - 1
        return {
            top - 1: Special.NAN,
            top: Special.NRES,
            top - 2: Special.POS_INF,
            top + 2: Special.NEG_INF,
            top + 1: Special.RESERVED,
        }


_SHORT: Final = _Shape(12, 4)
_LONG: Final = _Shape(24, 8)
_SHORT_SPECIALS: Final = _SHORT.specials()
_LONG_SPECIALS: Final = _LONG.specials()


def sfloat(packet: Packet) -> Number:
    """Take an SFLOAT: 4 bits of exponent, 12 of mantissa, both two's complement."""
    raw = packet.unsigned(2)
    return _SHORT_SPECIALS.get(raw) or _scaled(raw, _SHORT)


def float32(packet: Packet) -> Number:
    """Take a FLOAT: 8 bits of exponent, 24 of mantissa."""
    raw = packet.unsigned(4)
    return _LONG_SPECIALS.get(raw) or _scaled(raw, _LONG)


def encode_sfloat(value: Number) -> bytes:
    """Return the 2 bytes of *value*; raises ValueError when they cannot hold it."""
    return _encoded(value, _SHORT, _SHORT_SPECIALS)


def encode_float32(value: Number) -> bytes:
    """Return the 4 bytes of *value*; raises ValueError when they cannot hold it."""
    return _encoded(value, _LONG, _LONG_SPECIALS)


def shifted(value: Number, powers: int) -> Number:
    """Return *value* ten to *powers*, by its exponent: no digit is invented."""
    return value.scaleb(powers) if isinstance(value, Decimal) else value


def _scaled(raw: int, shape: _Shape) -> Decimal:
    mantissa = _signed(raw & (1 << shape.mantissa) - 1, shape.mantissa)
    return Decimal(mantissa).scaleb(_signed(raw >> shape.mantissa, shape.exponent))


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> bits - 1 else value


def _encoded(value: Number, shape: _Shape, specials: dict[int, Special]) -> bytes:
    if isinstance(value, Special):
        return packed(
            next(raw for raw, one in specials.items() if one is value), shape.size
        )
    for each in (value, value.normalize()):
        raw = _raw(each, shape)
        if raw is not None and raw not in specials:
            return packed(raw, shape.size)
    raise ValueError("too many digits")


def _raw(value: Decimal, shape: _Shape) -> int | None:
    """Return the bits of *value* with its own exponent, None where it has no room."""
    exponent = int(value.as_tuple().exponent)
    mantissa = int(value.scaleb(-exponent))
    if not (_fits(mantissa, shape.mantissa) and _fits(exponent, shape.exponent)):
        return None
    low = mantissa & (1 << shape.mantissa) - 1
    return (exponent & (1 << shape.exponent) - 1) << shape.mantissa | low


def _fits(value: int, bits: int) -> bool:
    return -(1 << bits - 1) <= value < 1 << bits - 1
