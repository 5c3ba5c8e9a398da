"""« Images d’examen » : the images of a document, one by one, and the report beside."""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.foreign import Picture
from app.domain.ids import EntryId
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.lent import Content
from app.domain.query import Filters
from app.domain.state import ASIDE
from app.flows.documents import Documents
from app.flows.sealed.files import SMALL_MAX, files_of

MEDIA_TYPES: Final = ("application/dicom", "application/dicom+zip")
REPORT: Final = "report"
"""The link from images to the document that tells what they mean."""

_CLOSE: Final = 60 * 86_400_000
"""Milliseconds between an exam and a report of it, at most."""
_PROPOSED: Final = 5


@dataclass(frozen=True, slots=True)
class Imaging:
    """What a person can do with medical images; nothing of them is ever a file."""

    documents: Documents

    def study(self, entry: EntryId) -> Study:
        """Return the series of an exam.

        Raises Refused("import.no_image") for any other document, and what
        `SealedFiles.content` and the airlock do.
        """
        rank = self._rank(entry)
        found = self.documents.entry(entry)
        content = self.documents.files.content(found, "original", rank)
        return self.documents.airlock.study(content)

    def draw(
        self, entry: EntryId, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw one image; only its own bytes are opened. Raises as `study`."""
        piece = self._piece(entry, where)
        return self.documents.airlock.shade(piece, where, width=width, look=look)

    def report(self, entry: EntryId) -> Entry | None:
        """Return the report that goes with the images, if it is still in use."""
        for link in self.documents.entry(entry).links:
            if link.relation == REPORT and (found := self._in_use(link.target)):
                return found
        return None

    def proposed(self, entry: EntryId) -> list[Entry]:
        """Return documents that may be its report: the nearest in time, at most 5."""
        exam = self.documents.entry(entry)
        near = [
            one
            for one in self.documents.list(Filters())
            if one.id != entry
            and not is_exam(one)
            and abs(one.when.start - exam.when.start) <= _CLOSE
        ]
        near.sort(key=lambda one: abs(one.when.start - exam.when.start))
        return near[:_PROPOSED]

    def put_beside(self, entry: EntryId, report: EntryId | None) -> Entry:
        """Keep a report with the images, or none any more; return the entry."""
        found = self.documents.entry(entry)
        links = tuple(one for one in found.links if one.relation != REPORT)
        if report is not None:
            links += (Link(REPORT, self.documents.entry(report).id),)
        return self.documents.restore(replace(found, links=links))

    def _piece(self, entry: EntryId, where: Slice) -> Content:
        """Return the bytes of one image, lent when they are many."""
        found, rank = self.documents.entry(entry), self._rank(entry)
        lent = self.documents.files.lend(found, "original", rank)
        if not 0 <= where.start < where.start + where.size <= lent.size:
            raise Refused("document.no_file")
        piece = lent.within(where.start, where.size)
        return piece if piece.size > SMALL_MAX else piece.read(0, piece.size)

    def _rank(self, entry: EntryId) -> int:
        """Return which file of a document holds images."""
        for rank, file in enumerate(self.documents.originals(entry)):
            if file.media_type in MEDIA_TYPES:
                return rank
        raise Refused("import.no_image")

    def _in_use(self, entry: EntryId) -> Entry | None:
        try:
            found = self.documents.entry(entry)
        except Refused:
            return None
        return None if found.meta.get("status") in ASIDE else found


def is_exam(entry: Entry) -> bool:
    """Say whether a document is made of medical images."""
    return any(one.media_type in MEDIA_TYPES for one in files_of(entry, "original"))


def is_reported(entry: Entry) -> bool:
    """Say whether a report was put beside the images."""
    return any(link.relation == REPORT for link in entry.links)
