"""A copy too large for memory, sealed on the disk while it passes."""

import io
from collections.abc import Callable
from typing import BinaryIO, TypeVar

from app.crypto.archive import OpeningReader, SealingWriter
from app.crypto.canon import KEY
from app.crypto.files import FileRef
from app.domain.ids import ID_SIZE
from app.ports.world import Entropy

T = TypeVar("T")


class Spool:
    """Holds one copy in *file*, which nobody opens without this very object."""

    def __init__(self, file: BinaryIO, entropy: Entropy) -> None:
        self._file = file
        self._dek = entropy(KEY)
        self._ref = FileRef(entropy(ID_SIZE), entropy(ID_SIZE), entropy(ID_SIZE))

    def fill(self, write: Callable[[io.RawIOBase], T]) -> T:
        """Have *write* put the copy in, once and in order; return what it returns."""
        writer = SealingWriter(self._file, self._dek, self._ref)
        made = write(writer)
        writer.finish()
        return made

    def opened(self) -> BinaryIO:
        """Open the copy, to be read anywhere; each part is verified as it is read."""
        reader = OpeningReader(self._file, 0, self._dek, self._ref)
        return io.BufferedReader(reader)
