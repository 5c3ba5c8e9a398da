"""« CBOR » (RFC 8949) of a foreign hand: bounded, in plain values, nothing run."""

import struct
from dataclasses import dataclass, field
from typing import Any, Final

DEPTH_MAX: Final = 16
ITEMS_MAX: Final = 4_096
SIZE_MAX: Final = 64 << 10

_BREAK: Final = object()
_SIMPLE: Final = {20: False, 21: True, 22: None, 23: None}
_FLOATS: Final = {25: ">e", 26: ">f", 27: ">d"}
_LENGTHS: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_UNENDING: Final = 31
_SHORT: Final = 24
_BYTES, _TEXT, _ARRAY, _MAP, _TAG, _OTHER = 2, 3, 4, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value and what its author calls it."""

    number: int
    value: Any


def loads(raw: bytes) -> Any:  # noqa: ANN401 - any CBOR
    """Return the one value of *raw*: dict, list, str, bytes, int, float, bool, None.

    Raises ValueError for anything else: cut short, too deep, too many items, a key
    twice, bytes left over.
    """
    if len(raw) > SIZE_MAX:
        raise ValueError
    reading = _Reading(raw)
    found = reading.value()
    if found is _BREAK or reading.at != len(raw):
        raise ValueError
    return found


@dataclass(slots=True)
class _Reading:
    raw: bytes
    at: int = 0
    left: int = field(default=ITEMS_MAX)

    def value(self, depth: int = DEPTH_MAX) -> Any:  # noqa: ANN401 - any CBOR
        """Read one value and what is inside it."""
        self.left -= 1
        if depth == 0 or self.left < 0:
            raise ValueError
        (first,) = self._taken(1)
        major, low = first >> 5, first & 31
        if major == _OTHER:
            return self._other(low)
        if low == _UNENDING:
            return self._unending(major, depth)
        size = self._size(low)
        if major <= 1:
            return -1 - size if major else size
        return self._holding(major, size, depth)

    def _holding(self, major: int, size: int, depth: int) -> Any:  # noqa: ANN401
        if major in (_BYTES, _TEXT):
            return _text(major, self._taken(size))
        if major == _TAG:
            return Tagged(size, self._inside(depth))
        if size > self.left:
            raise ValueError
        count = size * (2 if major == _MAP else 1)
        return _gathered(major, [self._inside(depth) for _ in range(count)])

    def _inside(self, depth: int) -> Any:  # noqa: ANN401 - any CBOR
        """Read a value inside another: never the end of one without length."""
        found = self.value(depth - 1)
        if found is _BREAK:
            raise ValueError
        return found

    def _unending(self, major: int, depth: int) -> Any:  # noqa: ANN401 - any CBOR
        """Read what ends with a break: its parts, one after the other."""
        if major < _BYTES or major == _TAG:
            raise ValueError
        parts = []
        while (part := self.value(depth - 1)) is not _BREAK:
            parts.append(part)
        if major in (_ARRAY, _MAP):
            return _gathered(major, parts)
        kind: type[bytes | str] = bytes if major == _BYTES else str
        if not all(isinstance(part, kind) for part in parts):
            raise ValueError
        return kind().join(parts)

    def _other(self, low: int) -> Any:  # noqa: ANN401 - any CBOR
        if low == _UNENDING:
            return _BREAK
        if low in _FLOATS:
            return struct.unpack(_FLOATS[low], self._taken(_LENGTHS[low]))[0]
        if low not in _SIMPLE:
            raise ValueError
        return _SIMPLE[low]

    def _size(self, low: int) -> int:
        if low < _SHORT:
            return low
        if low not in _LENGTHS:
            raise ValueError
        return int.from_bytes(self._taken(_LENGTHS[low]), "big")

    def _taken(self, size: int) -> bytes:
        part = self.raw[self.at : self.at + size]
        if len(part) != size:
            raise ValueError
        self.at += size
        return part


def _text(major: int, raw: bytes) -> bytes | str:
    return raw if major == _BYTES else raw.decode("utf-8")


def _gathered(major: int, parts: list[Any]) -> Any:  # noqa: ANN401 - any CBOR
    """Return a list, or a map whose keys are plain and there once."""
    if major == _ARRAY:
        return parts
    keys = parts[::2]
    plain = all(isinstance(key, str | bytes | int) for key in keys)
    if len(parts) % 2 or not plain:
        raise ValueError
    found = dict(zip(keys, parts[1::2], strict=True))
    if len(found) != len(keys):
        raise ValueError
    return found
