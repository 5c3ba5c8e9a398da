"""« Pages en attente » : pictures sealed one by one, that one document will hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import Final

from app.crypto.files import FileRef, open_whole
from app.crypto.packing import pack, unpack_kept
from app.domain.errors import Refused
from app.domain.foreign import Picture
from app.domain.ids import AttachmentId, BlobId, EntryId
from app.domain.scan import PHOTO, Cut
from app.domain.write import Write
from app.flows.documents import Added, Documents, Page, Status
from app.flows.intake import Kept, Leaf, Said, joined
from app.ports.airlock import Airlock
from app.ports.vault import Vault

_PREFIX: Final = "gathered/"

Leaves = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The pages so far, in order, and the document they will be.

    Its id is drawn at the first page: each envelope is bound to it, so that
    nothing is sealed again once the document is made. *cuts* say how pages are cut
    out of their photographs.
    """

    id: EntryId
    leaves: Leaves = ()
    cuts: dict[AttachmentId, Cut] = field(default_factory=dict)


NOTHING: Final = Gathered(EntryId(bytes(16)))
"""What waits when no page does."""


@dataclass(frozen=True, slots=True, repr=False)
class Scan:
    """« Numérisation » : the PDF made *of* pages, which people read instead."""

    of: Gathered
    pdf: Page


@dataclass(frozen=True, slots=True, repr=False)
class Gathering:
    """Keeps each page at once, on this device only, until the document is made.

    A page is durable when `add` returns. Pages never made a document lose their
    keys when they are removed, and their sealed bytes at a later opening.
    """

    documents: Documents
    turn: Lock = field(default_factory=Lock, compare=False)

    def pages(self) -> Leaves:
        """Return the pages that wait, in order."""
        return self.gathered().leaves

    def gathered(self) -> Gathered:
        """Return the pages that wait, and how each is cut out."""
        found = self.documents.vault.setting(self._name)
        return _read(found) if found else NOTHING

    def choose(self, cuts: Mapping[AttachmentId, Cut], *, anew: bool = True) -> None:
        """Say how pages are cut out; *anew*, instead of what was said before.

        Raises Refused("pages.other") when none of them waits any more.
        """
        with self.turn:
            now = self.gathered()
            here = {leaf.file.id for leaf in now.leaves}
            chosen = {page: cut for page, cut in cuts.items() if page in here}
            if not chosen:
                raise Refused("pages.other")
            both = {**now.cuts, **chosen} if anew else {**chosen, **now.cuts}
            if both != now.cuts:
                self._keep(replace(now, cuts=both))

    def add(self, content: bytes, *, name: str) -> None:
        """Keep one more page, last; raises what `Airlock.read` and `Blobs.put` do."""
        page, taking = Page(content, name), self.documents.taking_in
        reading = taking.read(page)
        with self.turn:
            now = self.gathered()
            now = now if now.leaves else Gathered(EntryId(self.documents.new_id()))
            leaf = taking.sealed(now.id, page, reading)
            self._keep(replace(now, leaves=(*now.leaves, leaf)))

    def move(self, page: AttachmentId, step: int) -> int:
        """Move a page *step* places further, never out of the list; return its rank.

        Raises Refused("entry.absent").
        """
        with self.turn:
            now = self.gathered()
            leaves, leaf = list(now.leaves), _found(now, page)
            there = min(max(0, leaves.index(leaf) + step), len(leaves) - 1)
            leaves.remove(leaf)
            leaves.insert(there, leaf)
            self._keep(replace(now, leaves=tuple(leaves)))
            return there

    def remove(self, *pages: AttachmentId) -> Callable[[], None]:
        """Take pages away; return what puts them back where they were."""
        with self.turn:
            now = self.gathered()
            left = tuple(leaf for leaf in now.leaves if leaf.file.id not in pages)
            self._keep(replace(now, leaves=left))
        return partial(self._put_back, now, pages)

    def draw(self, page: AttachmentId, width: int) -> Picture:
        """Draw a page in the airlock. Raises Refused("entry.absent"), or as it does."""
        return self.airlock.draw(self.content(page), page=0, width=width)

    def content(self, page: AttachmentId) -> bytes:
        """Return a page as it was given. Raises Refused("entry.absent")."""
        now = self.gathered()
        file = _found(now, page).file
        ref = FileRef(self.documents.space.id, now.id, file.id)
        return open_whole(file.dek, ref, self.documents.blobs.read(file.blob))

    @property
    def airlock(self) -> Airlock:
        """Where pages are opened."""
        return self.documents.airlock

    def make(self, scan: Scan | None = None) -> Added:
        """Make one document of the pages: none waits any more, in the same write.

        Raises Refused("document.no_file") when none waits, Refused("pages.other")
        when they are not those that were scanned.
        """
        with self.turn:
            now, taking = self.gathered(), self.documents.taking_in
            if not now.leaves:
                raise Refused("document.no_file")
            if scan and scan.of != now:
                raise Refused("pages.other")
            kept = self._bound(now, scan.pdf) if scan else Kept(now.id, now.leaves)
            known = taking.known([leaf.file.sha for leaf in kept.leaves])
            if known:
                self._write(None)
                self.documents.blobs.drop(file.blob for file in kept.files)
                return Added(Status.DUPLICATE, known)
            today, done = self.documents.today, {self._name: None}
            made = taking.keep(kept, Said(), today=today, settings=done)
            return Added(Status.IMPORTED, made)

    def _put_back(self, before: Gathered, pages: Sequence[AttachmentId]) -> None:
        with self.turn:
            now = self.gathered()
            if now.id != before.id:
                raise Refused("pages.other")
            leaves = list(now.leaves)
            for rank, leaf in enumerate(before.leaves):
                if leaf.file.id in pages and leaf not in leaves:
                    leaves.insert(rank, leaf)
            self._keep(replace(now, leaves=tuple(leaves)))

    def _bound(self, now: Gathered, pdf: Page) -> Kept:
        """Seal the PDF as what is read; the photographs stay beside, as received."""
        taking = self.documents.taking_in
        told = joined([leaf.reading for leaf in now.leaves])
        read = taking.read(pdf)
        reading = replace(told, media_type=read.media_type, pages=read.pages)
        photos = tuple(replace(leaf.file, role=PHOTO) for leaf in now.leaves)
        return Kept(now.id, (taking.sealed(now.id, pdf, reading),), words=photos)

    def _keep(self, gathered: Gathered) -> None:
        self._write(pack(gathered))

    def _write(self, kept: bytes | None) -> None:
        space = self.documents.space.id
        self.documents.vault.commit(Write(space, settings={self._name: kept}))

    @property
    def _name(self) -> str:
        return _PREFIX + self.documents.space.id.hex()


def waiting_files(vault: Vault) -> set[BlobId]:
    """Return the files of the pages that wait: no entry refers to them yet."""
    kept = map(_read, vault.settings(_PREFIX).values())
    return {leaf.file.blob for gathered in kept for leaf in gathered.leaves}


def _found(gathered: Gathered, page: AttachmentId) -> Leaf:
    for leaf in gathered.leaves:
        if leaf.file.id == page:
            return leaf
    raise Refused("entry.absent")


def _read(kept: bytes) -> Gathered:
    gathered: Gathered = unpack_kept(Gathered, kept)
    return gathered
