"""« Examen » given image by image: its files become one archive, one document."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from app.domain.errors import Refused
from app.domain.foreign import Extract, Header
from app.domain.lent import Content, pieces_of, start_of, weight
from app.flows.arrivals import Arrivals
from app.flows.backpack.stored import Stored, archive, size_of
from app.flows.parcels import Piece
from app.flows.sealed.files import SMALL_MAX

_MARK: Final = b"DICM"
_MARK_AT: Final = 128
_DIRECTORY: Final = "DICOMDIR"
_HELD_MAX: Final = 64
"""Images that wait in memory for the others; the next ones wait sealed, on disk."""


@dataclass(frozen=True, slots=True)
class Image:
    """One file of medical images, and *exam*: what those of one exam have in common."""

    name: str = field(repr=False)
    content: Content = field(repr=False)
    exam: tuple[str, ...] = field(default=(), repr=False)
    reading: Extract | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Exams:
    """Brings the images of an exam together; never those of two persons."""

    arrivals: Arrivals

    def image(self, content: Content, *, name: str) -> Image | None:
        """Return an image worth keeping with its like, None for any other file.

        What only lists the images of a disc goes with all of them.
        """
        if start_of(content, _MARK_AT + len(_MARK))[_MARK_AT:] != _MARK:
            return None
        if PurePosixPath(name).name.upper() == _DIRECTORY:
            return Image(name, content)
        try:
            reading = self.arrivals.documents.airlock.read(content, name=name)
        except Refused:
            return None
        said = reading.header or Header()
        return Image(name, content, _common(said), reading) if said.exam else None

    def together(self, images: Iterable[Image], *, name: str) -> tuple[Piece, ...]:
        """Return one piece an exam, an archive of it called *name*.

        An image that is alone of its exam stays as it came. Raises what
        `Arrivals.take` does.
        """
        groups = defaultdict[tuple[str, ...], list[Image]](list)
        for image in images:
            groups[image.exam].append(image)
        lists = groups.pop((), [])
        if not groups:
            return tuple(Piece(one.name, one.content) for one in lists)
        return tuple(self._whole(group, lists, name) for group in groups.values())

    def _whole(self, group: list[Image], lists: list[Image], name: str) -> Piece:
        if len(group) == 1:
            (alone,) = group
            return Piece(alone.name, alone.content, reading=alone.reading)
        ordered = sorted([*group, *lists], key=lambda image: image.name)
        files = [_stored(rank, image) for rank, image in enumerate(ordered)]
        packed = self.arrivals.take(archive(files), size_of(files), name=name)
        return Piece(name, packed)


def small_after(images: Sequence[Image]) -> int:
    """Return the size up to which the next image may wait in memory, in bytes."""
    return SMALL_MAX if len(images) < _HELD_MAX else 0


def _common(said: Header) -> tuple[str, ...]:
    who = said.subject
    person = (who.identifier, who.family, who.given, who.born) if who else ()
    return (said.exam, *person)


def _stored(rank: int, image: Image) -> Stored:
    """Lay an image in its place; two files of the same name are two."""
    name = f"{rank:05}-{PurePosixPath(image.name).name}"
    return Stored(name, weight(image.content), pieces_of(image.content))
