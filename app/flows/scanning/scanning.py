"""« Numériser » : each picture that waits is the page it will be, once flat."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.foreign import Picture
from app.domain.ids import AttachmentId
from app.domain.scan import PHOTO, Cut, Plate, Tone
from app.flows.documents import Added, Page
from app.flows.gathering import Gathered, Gathering, Scan
from app.flows.intake import Leaf
from app.flows.scanning.binding import bound
from app.flows.sealed.files import files_of

Progress = Callable[[int, int], object]
"""Told how many pages are ready, of how many; what it raises stops there."""


def unwatched(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, repr=False)
class Scanning:
    """Chooses how each page is cut out of its photograph, and binds the PDF.

    Photographs are kept as received, beside the PDF. Methods taking a page raise
    Refused("entry.absent"), and what the airlock does.
    """

    gathering: Gathering

    def add(self, content: bytes, *, name: str) -> None:
        """Keep one more picture, as `Gathering.add`, then look for its page."""
        self.gathering.add(content, name=name)
        leaf = self.gathering.pages()[-1]
        with suppress(Refused):  # kept already: it is looked for again when shown
            self.cut(leaf.file.id)

    def cut(self, page: AttachmentId) -> Cut:
        """Return how a page is cut out: as chosen, else as the airlock sees it."""
        chosen = self.gathering.gathered().cuts.get(page)
        if chosen:
            return chosen
        found = self.seen(page)
        self.gathering.choose({page: found}, anew=False)
        return found

    def seen(self, page: AttachmentId) -> Cut:
        """Return how the airlock would cut a page out, whatever was chosen."""
        return self.gathering.airlock.frame(self.gathering.content(page), page=0)

    def put(self, page: AttachmentId, cut: Cut) -> Callable[[], None]:
        """Choose how a page is cut out; return what takes it back."""
        before = self.cut(page)
        self.gathering.choose({page: cut})
        return lambda: self.gathering.choose({page: before})

    def tone_all(self, tone: Tone) -> Callable[[], None]:
        """Choose the tone of every page; return what takes it back."""
        pages = [leaf.file.id for leaf in self.gathering.pages()]
        before = {page: self.cut(page) for page in pages}
        after = {page: replace(cut, tone=tone) for page, cut in before.items()}
        self.gathering.choose(after)
        return lambda: self.gathering.choose(before)

    def draw(self, page: AttachmentId, width: int, cut: Cut | None = None) -> Picture:
        """Draw a page as it will be, or as it would be cut out so."""
        content, chosen = self.gathering.content(page), cut or self.cut(page)
        return self.gathering.airlock.scan(content, page=0, cut=chosen, width=width)

    def photographs(self, entry: Entry) -> list[Attachment]:
        """Return the photographs a scan was made of, in the order of its pages."""
        return files_of(entry, PHOTO)

    def photograph(self, entry: Entry, rank: int) -> bytes:
        """Return one of them, byte for byte. Raises Refused("blob.absent")."""
        return self.gathering.documents.files.open(entry, PHOTO, rank)

    def make(self, progress: Progress = unwatched) -> Added:
        """Make one PDF of the pages that wait; what is no picture stays as it is.

        Raises what *progress* does, and as `Gathering.make`: no page is lost.
        """
        of = self.gathering.gathered()
        if not of.leaves or not all(map(is_picture, of.leaves)):
            return self.gathering.make()
        plates: list[Plate] = []
        sheets = [(leaf, rank) for leaf in of.leaves for rank in range(_count(leaf))]
        for leaf, rank in sheets:
            progress(len(plates), len(sheets))
            plates.append(self._plate(leaf, rank))
        name = f"{PurePath(of.leaves[0].file.name).stem}.pdf"
        return self.gathering.make(Scan(self._now(of), Page(bound(plates), name)))

    def _plate(self, leaf: Leaf, rank: int) -> Plate:
        """Print a page; those after the first one of a file are found alone."""
        content, airlock = self.gathering.content(leaf.file.id), self.gathering.airlock
        cut = airlock.frame(content, page=rank) if rank else self.cut(leaf.file.id)
        return airlock.press(content, page=rank, cut=cut)

    def _now(self, of: Gathered) -> Gathered:
        """Return the same pages, with the cuts found on the way."""
        return replace(of, cuts=self.gathering.gathered().cuts)


def is_picture(leaf: Leaf) -> bool:
    """Say whether a page that waits is a photograph."""
    return leaf.reading.media_type.startswith("image/")


def _count(leaf: Leaf) -> int:
    return max(1, leaf.reading.pages)
