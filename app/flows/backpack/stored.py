"""« Archive » of files laid one after the other, as they are: nothing is squeezed."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import RawIOBase
from typing import Final

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_BESIDE: Final = 30 + 16 + 46
"""Bytes written for each file besides its own and, twice, its name (APPNOTE, 4.3)."""
_END: Final = 22


@dataclass(frozen=True, slots=True)
class Stored:
    """A file to lay in an archive; *size* is the sum of its *pieces*, in bytes."""

    name: str = field(repr=False)
    size: int
    pieces: Iterable[bytes] = field(repr=False)


def size_of(files: Sequence[Stored]) -> int:
    """Return the size of their archive, below 4 GiB."""
    names = sum(2 * len(file.name.encode()) for file in files)
    return _END + names + sum(_BESIDE + file.size for file in files)


def archive(files: Iterable[Stored]) -> Iterator[bytes]:
    """Give the archive as it is made; the same files always make the same bytes."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", allowZip64=False) as packed:
        for file in files:
            with packed.open(zipfile.ZipInfo(file.name, _STAMP), "w") as member:
                for piece in file.pieces:
                    member.write(piece)
                    yield from sink.taken()
    yield from sink.taken()


class _Sink(RawIOBase):
    """Holds what was written until it is taken."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        self._held.append(bytes(memoryview(piece)))  # type: ignore[arg-type]  # any buffer
        return len(self._held[-1])

    def taken(self) -> list[bytes]:
        held, self._held = self._held, []
        return held
