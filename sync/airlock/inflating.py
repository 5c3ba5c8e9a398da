"""What an archive packed, unpacked as far as it is read: never all of it at once."""

import zlib
from typing import Final

from app.domain.errors import Refused
from app.gates.paged import Foreign, opened

_PIECE: Final = 1 << 18


class Inflating:
    """Reads forward; to go back it starts again."""

    def __init__(self, content: Foreign) -> None:
        self._content = content
        self._begin()

    def read(self, start: int, size: int) -> bytes:
        """Return *size* bytes from *start*. Raises Refused("import.damaged")."""
        if start < self._at:
            self._begin()
        while self._at < start:
            self._next(start - self._at)
        found = bytearray()
        while len(found) < size:
            found += self._next(size - len(found))
        return bytes(found)

    def _begin(self) -> None:
        self._source = opened(self._content)
        self._unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        self._at = 0

    def _next(self, most: int) -> bytes:
        """Unpack some bytes more, at most *most*."""
        packed = self._unpacking.unconsumed_tail or self._source.read(_PIECE)
        try:
            found = self._unpacking.decompress(packed, min(most, _PIECE))
        except zlib.error as error:
            raise Refused("import.damaged") from error
        if not found and not packed:
            raise Refused("import.damaged")
        self._at += len(found)
        return found
