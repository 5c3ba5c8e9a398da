"""« Documents » : keep a file, find it again, read it, file it, remove it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from enum import StrEnum

from app.crypto.canon import digest
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.foreign import Picture, Reading
from app.domain.ids import AttachmentId, EntryId, NewId
from app.domain.query import PAGE_MAX, Query
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.fhir import document
from app.flows import filing
from app.flows.intake import Kept, Said, entry_of, filed
from app.flows.sealed_files import Plain, SealedFiles
from app.ports.airlock import Airlock
from app.ports.blobs import Blobs
from app.ports.vault import Vault
from app.ports.world import Clock, Entropy

SIZE_MAX = 100 << 20
"""The largest file taken, in bytes."""

_KIND = "document"
Entries = list[Entry]


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


@dataclass(frozen=True, slots=True, repr=False)
class Documents:
    """What a person can do with documents.

    Methods taking an entry raise Refused("entry.absent"), and those that read
    a file Refused("blob.absent") when it is not on this device yet.
    """

    vault: Vault
    blobs: Blobs
    airlock: Airlock
    space: Space
    now: Clock
    new_id: NewId
    entropy: Entropy
    zone: tzinfo = UTC

    def add(
        self,
        content: bytes,
        *,
        name: str,
        category: str = "",
        date: str = "",
        title: str = "",
    ) -> Added:
        """Keep a file exactly as it is, with its words, its title and its date.

        A file the airlock refuses, a file already here, a file over 100 MiB is an
        answer, not an error. Raises Refused("date.malformed" |
        "document.category_unknown") for what was said of it, and what
        `Blobs.put` and `Vault.commit` raise.
        """
        said = Said(category, date, title.strip())
        said.check()
        if len(content) > SIZE_MAX:
            return Added(Status.REFUSED, code="import.too_large")
        known = self.vault.holding(self.space.id, digest(content))
        if known:
            return Added(Status.DUPLICATE, self._entry(known))
        try:
            reading = self.airlock.read(content, name=name)
        except Refused as error:
            return Added(Status.REFUSED, code=error.code)
        return Added(Status.IMPORTED, self._keep(content, name, reading, said))

    def counts(self) -> Mapping[str, int]:
        """Return how many documents each category holds."""
        return self.vault.categories(self.space.id, _KIND)

    def entry(self, entry: EntryId) -> Entry:
        """Return one document."""
        return self._entry(entry)

    def have(self, entry: EntryId) -> bool:
        """Say whether its file is on this device."""
        return self._files.have(self._entry(entry), "original")

    def original(self, entry: EntryId) -> bytes:
        """Return the file, byte for byte as it was given."""
        return self._files.open(self._entry(entry), "original")

    def stream(self, entry: EntryId) -> Iterator[bytes]:
        """Give the file piece by piece, to save or send it."""
        return self._files.stream(self._entry(entry), "original")

    def pages(self, entry: EntryId) -> int:
        """Return how many pages can be drawn; 0 for plain text."""
        return int(self._entry(entry).meta.get("pages", "0"))

    def draw(self, entry: EntryId, page: int, width: int) -> Picture:
        """Draw a page (from 0) in the airlock; raises what it raises."""
        return self.airlock.draw(self.original(entry), page=page, width=width)

    def text(self, entry: EntryId) -> str:
        """Return the words of a document, "" when it has none."""
        found = self._entry(entry)
        if self._files.have(found, "text"):
            return self._files.open(found, "text").decode()
        return self.vault.text(self.space.id, entry)

    def rename(self, entry: EntryId, title: str) -> Entry:
        """Give another title. Raises Refused("document.title_empty")."""
        if not title.strip():
            raise Refused("document.title_empty")
        old = self._entry(entry)
        body = document.renamed(old.body, title.strip())
        return self._change(old, body, title=title.strip())

    def recategorise(self, entry: EntryId, code: str) -> Entry:
        """File elsewhere; whoever may read it follows the rubric of the category."""
        old, chosen = self._entry(entry), filing.category(code)
        body = document.refiled(old.body, type_code=chosen.type, category=code)
        return self._change(replace(old, rubric=chosen.rubric), body, category=code)

    def redate(self, entry: EntryId, date: str) -> Entry:
        """Say when the act took place. Raises Refused("date.malformed")."""
        old, when = self._entry(entry), When.parse(date)
        body = document.redated(old.body, when.text)
        return self._change(replace(old, when=when), body, dated="typed")

    def remove(self, entry: EntryId) -> None:
        """Remove a document from the record, here and on the other devices."""
        self.vault.commit(Write(self.space.id, removed=(self._entry(entry).id,)))

    def list(
        self,
        category: str = "",
        *,
        since: int | None = None,
        until: int | None = None,
        author: str = "",
        limit: int = PAGE_MAX,
        offset: int = 0,
    ) -> Entries:
        """Return documents newest first; bounds are Unix ms of the act's date."""
        asked = Query(
            _KIND,
            category=category,
            author=author,
            since=since,
            until=until,
            limit=min(limit, PAGE_MAX),
            offset=offset,
        )
        return self.vault.find(self.space.id, asked)

    @property
    def _files(self) -> SealedFiles:
        return SealedFiles(self.blobs, self.entropy)

    def _entry(self, entry: EntryId) -> Entry:
        found = self.vault.entry(self.space.id, entry)
        if found.kind != _KIND:
            raise Refused("entry.absent")
        return found

    def _keep(self, content: bytes, name: str, reading: Reading, said: Said) -> Entry:
        new = EntryId(self.new_id())
        files = [self._seal(new, content, "original", reading.media_type, name)]
        if reading.text:
            words = reading.text.encode()
            files.append(self._seal(new, words, "text", "text/plain", ""))
        today = self.now().astimezone(self.zone)
        sha1 = hashlib.sha1(content, usedforsecurity=False).digest()
        kept = Kept(new, tuple(files), sha1, reading)
        place = filed(reading, name, said, today=today)
        entry = entry_of(kept, place, self.space, added=today)
        texts = {entry.id: reading.text} if reading.text else {}
        self.vault.commit(Write(self.space.id, entries=(entry,), texts=texts))
        return entry

    def _seal(
        self, entry: EntryId, content: bytes, role: str, media_type: str, name: str
    ) -> Attachment:
        plain = Plain(AttachmentId(self.new_id()), content, role, media_type, name)
        return self._files.seal(self.space.id, entry, plain)

    def _change(self, old: Entry, body: bytes, **meta: str) -> Entry:
        """Write a document's new description; its file stays."""
        new = replace(old, body=body, meta={**old.meta, **meta})
        self.vault.commit(Write(self.space.id, entries=(new,)))
        return new
