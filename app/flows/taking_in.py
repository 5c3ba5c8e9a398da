"""« Dépôt » of one's own files: read in the airlock, sealed, filed, kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.crypto.canon import digest
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.foreign import Reading
from app.domain.ids import AttachmentId, EntryId, NewId
from app.domain.space import Space
from app.domain.state import State
from app.domain.write import Write
from app.flows.describing import put_back, stated
from app.flows.intake import Kept, Page, Said, entry_of, filed, joined
from app.flows.sealed_files import Plain, SealedFiles, files_of
from app.flows.shelf import Shelf
from app.ports.airlock import Airlock

SIZE_MAX = 100 << 20
"""The largest file taken, in bytes."""


class Status(StrEnum):
    """What became of a file given to the record."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """The fate of one file: its entry (the older one of a duplicate), or why not."""

    status: Status
    entry: Entry | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class TakingIn:
    """Makes one document of one or several files, or keeps nothing of them."""

    shelf: Shelf
    files: SealedFiles
    airlock: Airlock
    space: Space
    new_id: NewId

    def take(
        self,
        pages: Sequence[Page],
        said: Said,
        *,
        today: datetime,
        older: Entry | None = None,
    ) -> Added:
        """Keep the files as one document, in the place of *older*; *today* is local."""
        said.check()
        if any(len(page.content) > SIZE_MAX for page in pages):
            return Added(Status.REFUSED, code="import.too_large")
        known = self._known(pages)
        if known:
            return Added(Status.DUPLICATE, self._out_of_the_trash(known))
        try:
            readings = [
                self.airlock.read(page.content, name=page.name) for page in pages
            ]
        except Refused as error:
            return Added(Status.REFUSED, code=error.code)
        kept = self._sealed(pages, readings, older)
        place = filed(joined(readings), pages[0].name, said, today=today)
        return Added(
            Status.IMPORTED,
            self._keep(entry_of(kept, place, self.space, added=today), kept),
        )

    def _known(self, pages: Sequence[Page]) -> Entry | None:
        """Return the document that holds this file, or these in this order."""
        shas = [digest(page.content) for page in pages]
        holder = self.shelf.vault.holding(self.space.id, shas[0])
        if holder is None:
            return None
        found = self.shelf.entry(holder)
        held = [one.sha for one in files_of(found, "original")]
        return found if len(shas) == 1 or held == shas else None

    def _out_of_the_trash(self, known: Entry) -> Entry:
        if known.meta.get("status") != State.TRASHED:
            return known
        return self.shelf.put(put_back(known))

    def _sealed(
        self, pages: Sequence[Page], readings: Sequence[Reading], older: Entry | None
    ) -> Kept:
        new = EntryId(self.new_id())
        files = [
            self._seal(new, page, "original", reading.media_type)
            for page, reading in zip(pages, readings, strict=True)
        ]
        words = joined(readings).text
        if words:
            files.append(
                self._seal(new, Page(words.encode(), ""), "text", "text/plain")
            )
        sha1s = (hashlib.sha1(page.content, usedforsecurity=False) for page in pages)
        digests = tuple(each.digest() for each in sha1s)
        return Kept(new, tuple(files), digests, tuple(readings), older)

    def _seal(
        self, entry: EntryId, page: Page, role: str, media_type: str
    ) -> Attachment:
        own = AttachmentId(self.new_id())
        plain = Plain(own, page.content, role, media_type, page.name)
        return self.files.seal(self.space.id, entry, plain)

    def _keep(self, entry: Entry, kept: Kept) -> Entry:
        """Write the document and what becomes of the older one, all at once."""
        words = joined(kept.readings).text
        older = kept.older and stated(kept.older, State.SUPERSEDED)
        replaced = (replace(older, updated=entry.updated),) if older else ()
        write = Write(
            self.space.id,
            entries=(entry, *replaced),
            texts={entry.id: words} if words else {},
        )
        self.shelf.vault.commit(write)
        return entry
