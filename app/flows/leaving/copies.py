"""« Copies » : several documents put outside in one file, as they were received."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from app.domain.departure import Departure, Purpose
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.backpack.members import Packing
from app.flows.backpack.packing import Packed, Progress
from app.flows.departures import Departures
from app.flows.documents import Documents
from app.flows.sealed.files import files_of

_ORIGINAL: Final = "original"


@dataclass(frozen=True, slots=True, repr=False)
class Copies:
    """Puts the received bytes of documents in a ZIP, each under a clear name."""

    documents: Documents
    departures: Departures

    def write(
        self, entries: Sequence[EntryId], sink: BinaryIO, progress: Progress
    ) -> Packed:
        """Write the ZIP in *sink*, then note that each of its documents leaves.

        What is not on this device is left out, and counted. Raises what
        `Documents.stream` and `Departures.copied` raise, and what *progress* does:
        nothing is noted then. What was is in the answer, for a ZIP that goes nowhere.
        """
        wanted = [self.documents.entry(entry) for entry in entries]
        here = [one for one in wanted if self.documents.have(one.id)]
        packing, names, files = Packing(sink), _Names(), 0
        for done, entry in enumerate(here, 1):
            for rank in range(len(files_of(entry, _ORIGINAL))):
                name = names.own(self.documents.export_name(entry.id, rank))
                pieces = self.documents.stream(entry.id, rank)
                packing.add(name, _told(pieces, partial(progress, done, len(here))))
                files += 1
        packing.end()
        missing, noted = len(wanted) - len(here), self._noted(here)
        return Packed(len(here), files, missing, len(here), noted)

    def _noted(self, entries: Iterable[Entry]) -> tuple[Departure, ...]:
        with self.departures.noting() as note:
            return tuple(
                note(Purpose.COPY_DOCUMENT, _weight(entry), entry.id)
                for entry in entries
            )


class _Names:
    """Gives each file a name of its own, for systems that mind no capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def own(self, name: str) -> str:
        """Return *name*, or the first of « name (2) », « name (3) »… that is free."""
        free = next(one for one in _tried(name) if one.casefold() not in self._taken)
        self._taken.add(free.casefold())
        return free


def _weight(entry: Entry) -> int:
    return sum(one.plain_size for one in files_of(entry, _ORIGINAL))


def _tried(name: str) -> Iterator[str]:
    yield name
    stem, dot, end = name.rpartition(".")
    rank = 2
    while True:
        yield f"{stem} ({rank}){dot}{end}" if dot else f"{name} ({rank})"
        rank += 1


def _told(pieces: Iterator[bytes], tell: Callable[[], object]) -> Iterator[bytes]:
    for piece in pieces:
        tell()
        yield piece
