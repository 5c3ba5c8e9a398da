"""One packet, read field after field from its first byte to its last."""

from collections.abc import Callable
from typing import Final, Literal, TypeVar

Reason = Literal["short", "trailing", "crc", "size", "flags", "unit", "value"]
_T = TypeVar("_T")
LITTLE: Final = "little"


class DecodeError(ValueError):
    """These bytes are no packet of this characteristic: none of it may be believed.

    It says why, and never quotes the bytes.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Packet:
    """Little-endian fields, taken one after the other."""

    __slots__ = ("_at", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = bytes(raw)
        self._at = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes; raises DecodeError("short")."""
        start, self._at = self._at, self._at + size
        if self._at > len(self._raw):
            raise DecodeError("short")
        return self._raw[start : self._at]

    def unsigned(self, size: int) -> int:
        """Return the next whole number; raises DecodeError("short")."""
        return int.from_bytes(self.take(size), LITTLE)

    def signed(self, size: int) -> int:
        """Return the next number, two's complement; raises DecodeError("short")."""
        return int.from_bytes(self.take(size), LITTLE, signed=True)

    def flags(self, size: int, known: int) -> int:
        """Return the next flags.

        Raises DecodeError("flags") for one that is not *known*: nobody can say what
        it makes of the rest.
        """
        flags = self.unsigned(size)
        if flags & ~known:
            raise DecodeError("flags")
        return flags

    def given(self, present: object, field: Callable[["Packet"], _T]) -> _T | None:
        """Return the next field where a flag says it is *present*, else None."""
        return field(self) if present else None

    @property
    def left(self) -> int:
        """Return how many bytes were not taken."""
        return len(self._raw) - self._at

    def rest(self) -> bytes:
        """Take all that is left."""
        return self.take(self.left)

    def close(self) -> None:
        """Refuse what is left; raises DecodeError("trailing")."""
        if self.left:
            raise DecodeError("trailing")


def u8(packet: Packet) -> int:
    """Take one byte."""
    return packet.unsigned(1)


def u16(packet: Packet) -> int:
    """Take two bytes."""
    return packet.unsigned(2)


def u24(packet: Packet) -> int:
    """Take three bytes."""
    return packet.unsigned(3)


def i16(packet: Packet) -> int:
    """Take two bytes, two's complement."""
    return packet.signed(2)


def packed(value: int, size: int, *, signed: bool = False) -> bytes:
    """Return a whole number on *size* bytes; raises OverflowError."""
    return value.to_bytes(size, LITTLE, signed=signed)


def optional(value: int | None, size: int, *, signed: bool = False) -> bytes:
    """Return the bytes of a field, none for an absent one."""
    return b"" if value is None else packed(value, size, signed=signed)


def flagged(*present: object) -> int:
    """Return the flags of fields: bit n for the n-th, unless it is None or False."""
    return sum(
        1 << bit
        for bit, each in enumerate(present)
        if each is not None and each is not False
    )
