"""A large file looked at by pages, as they are needed: the whole never fits here."""

import io
from collections import OrderedDict
from collections.abc import Iterator
from typing import BinaryIO, Final

from app.domain.errors import Refused
from app.domain.lent import Lent

PAGE: Final = 32 << 10
ROOM: Final = 64 << 20
"""Bytes of pages kept: those looked at last."""

WHOLE_MAX: Final = 128 << 20
"""The largest file given whole to a reader that knows no other way."""


class Paged:
    """Looks like bytes: a length, slices, a start; `open` gives a file of it."""

    def __init__(self, lent: Lent, *, room: int = ROOM) -> None:
        self._lent = lent
        self._kept = room // PAGE
        self._pages: OrderedDict[int, bytes] = OrderedDict()

    def __len__(self) -> int:
        """Return how many bytes there are."""
        return self._lent.size

    def __getitem__(self, places: slice) -> bytes:
        """Return a stretch of it."""
        start, stop, _ = places.indices(self._lent.size)
        return self.stretch(start, stop - start)

    def startswith(self, mark: bytes | tuple[bytes, ...]) -> bool:
        """Say whether it starts with *mark*, or with one of several."""
        several = (mark,) if isinstance(mark, bytes) else mark
        return self[: max(map(len, several))].startswith(several)

    def stretch(self, start: int, size: int) -> bytes:
        """Return at most *size* bytes from *start*, fewer at the end."""
        end = min(start + size, self._lent.size)
        if end <= start:
            return b""
        pages = range(start // PAGE, (end - 1) // PAGE + 1)
        found = b"".join(map(self._page, pages))
        at = start - pages[0] * PAGE
        return found[at : at + end - start]

    def open(self) -> BinaryIO:
        """Return a file that reads it from its start; several may be open."""
        return Lent(self._lent.size, self.stretch).open(PAGE)

    def whole(self) -> bytes:
        """Return all of it. Raises Refused("import.too_large") over 128 MiB."""
        if self._lent.size > WHOLE_MAX:
            raise Refused("import.too_large")
        return b"".join(self.pages())

    def pages(self) -> Iterator[bytes]:
        """Give it from its start to its end, a page at a time."""
        return (self._page(rank) for rank in range(-(-self._lent.size // PAGE)))

    def _page(self, rank: int) -> bytes:
        found = self._pages.get(rank)
        if found is None:
            at = rank * PAGE
            found = self._lent.read(at, min(PAGE, self._lent.size - at))
            self._pages[rank] = found
            if len(self._pages) > self._kept:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(rank)
        return found


Foreign = bytes | Paged
"""A file as a reader gets it: in memory, or by pages."""


def opened(content: Foreign) -> BinaryIO:
    """Return a file that reads *content* from its start."""
    return io.BytesIO(content) if isinstance(content, bytes) else content.open()


def whole(content: Foreign) -> bytes:
    """Return *content* in memory. Raises Refused("import.too_large")."""
    return content if isinstance(content, bytes) else content.whole()


def pages(content: Foreign) -> Iterator[bytes]:
    """Give *content* from its start to its end."""
    return iter((content,)) if isinstance(content, bytes) else content.pages()


def overlapping(content: Foreign, most: int) -> Iterator[bytes]:
    """Give it as `pages` does, nothing of *most* bytes cut between two."""
    end = b""
    for page in pages(content):
        yield end + page
        end = page[-most:]
