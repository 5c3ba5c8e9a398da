"""« Dépôt » of one's own files: read in the airlock, sealed, filed, kept."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.foreign import Extract, Part
from app.domain.ids import AttachmentId, EntryId, NewId
from app.domain.lent import Arrived, Content, pieces_of, weight
from app.domain.space import Space
from app.domain.state import State
from app.domain.timetable import NAME as AGENDA
from app.domain.when import When
from app.domain.write import Write
from app.flows.describing import put_back, stated
from app.flows.heading import type_of
from app.flows.intake import Kept, Leaf, Page, Said, entry_of, filed
from app.flows.lineage import placed, twin
from app.flows.locked import KEY
from app.flows.sealed.files import Poured, SealedFiles, files_of
from app.flows.shelf import Shelf
from app.flows.size_max import PARTS_MAX, size_max
from app.flows.whose import identity_of
from app.ports.airlock import Airlock
from app.rules.identity import Whose, whose

NOTHING: Mapping[str, bytes | None] = MappingProxyType({})


class Status(StrEnum):
    """What became of a file given to the record.

    A DUPLICATE is the very same file, not kept again. A TWIN is the same document in
    another file: both are kept. TO_CHECK bears the name of somebody else.
    """

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    TWIN = "twin"
    TO_CHECK = "to_check"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """The fate of one file: its entry (the older one of a duplicate), or why not.

    *mine*: it names the person of the space; *asked* is the rank of the proposal to
    ask about at once.
    """

    status: Status
    entry: Entry | None = None
    code: str = ""
    mine: bool = False
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class TakingIn:
    """Makes one document of one or several files, or keeps nothing of them."""

    shelf: Shelf
    files: SealedFiles
    airlock: Airlock
    space: Space
    new_id: NewId

    def take(
        self, page: Page, said: Said, *, today: datetime, older: Entry | None = None
    ) -> Added:
        """Keep a file as one document, in the place of *older*; *today* is local."""
        said.check()
        known = self.known([fingerprint(page.content)])
        if known:
            waits = known.meta.get("status") == State.TO_CHECK
            return Added(Status.TO_CHECK if waits else Status.DUPLICATE, known)
        try:
            reading = self.read(page)
        except Refused as error:
            return Added(Status.REFUSED, code=error.code)
        arrived = page.content if isinstance(page.content, Arrived) else None
        own = arrived.own if arrived else EntryId(self.new_id())
        leaves, words = (self.sealed(own, page, reading),), self._key(own, page)
        kept = Kept(own, leaves, older, words)
        made = self.keep(kept, said, today=today)
        mine = self._whose(reading) is Whose.MINE
        return Added(self._fate(made), made, mine=mine)

    def read(self, page: Page) -> Extract:
        """Have the airlock read a file; raises what it does.

        Raises Refused("import.not_a_document") for what only machines read,
        Refused("import.readings") for what is harvested (`app.flows.importing`),
        Refused("import.agenda") for the agenda of another program.
        """
        if weight(page.content) > size_max(self.shelf.vault):
            raise Refused("import.too_large")
        reading = _described(page.reading or self._read(page), page.told)
        if reading.export:
            agenda = reading.export == AGENDA
            raise Refused("import.agenda" if agenda else "import.readings")
        official = type_of(reading.header)
        if official and official.unlisted:
            raise Refused("import.not_a_document")
        return reading

    def sealed(self, own: EntryId, page: Page, reading: Extract) -> Leaf:
        """Seal a file that was read as one of the document *own*.

        One that arrived is sealed already.
        """
        content, kind = page.content, reading.media_type
        if isinstance(content, Arrived):
            file = replace(
                content.file, role="original", media_type=kind, name=page.name
            )
            return Leaf(file, content.sha1, reading)
        sha1 = hashlib.sha1(usedforsecurity=False)
        for piece in pieces_of(content):
            sha1.update(piece)
        return Leaf(self._seal(own, page, "original", kind), sha1.digest(), reading)

    def known(self, shas: Sequence[bytes]) -> Entry | None:
        """Return the document that holds this file, or these in this order.

        One that lay in the trash is put back.
        """
        holder = self.shelf.vault.holding(self.space.id, shas[0])
        if holder is None:
            return None
        found = self.shelf.entry(holder)
        held = [one.sha for one in files_of(found, "original")]
        if len(shas) > 1 and held != shas:
            return None
        trashed = found.meta.get("status") == State.TRASHED
        return self.shelf.put(put_back(found)) if trashed else found

    def keep(
        self,
        kept: Kept,
        said: Said,
        *,
        today: datetime,
        settings: Mapping[str, bytes | None] = NOTHING,
    ) -> Entry:
        """Write a document, what becomes of the older one, and *settings*, at once.

        Raises Refused("import.too_large") for files that one change cannot name.
        """
        if sum(len(file.parts) for file in kept.files) > PARTS_MAX:
            raise Refused("import.too_large")
        words = kept.reading.text
        if words:
            text = self._seal(kept.id, Page(words.encode(), ""), "text", "text/plain")
            kept = replace(kept, words=(*kept.words, text))
        place = filed(kept.reading, kept.files[0].name, said, today=today)
        entry = entry_of(kept, place, self.space, added=today)
        entry = replace(entry, meta=_sent(said, entry.meta))
        entry, *others = self._placed(entry, kept)
        write = Write(
            self.space.id,
            entries=(entry, *(replace(one, updated=entry.updated) for one in others)),
            texts={entry.id: words} if words else {},
            settings=settings,
        )
        self.shelf.vault.commit(write)
        return entry

    def _read(self, page: Page) -> Extract:
        content = page.content
        if page.password:
            content = self.airlock.unlock(content, password=page.password)
        return self.airlock.read(content, name=page.name)

    def _placed(self, entry: Entry, kept: Kept) -> tuple[Entry, ...]:
        """Set aside what is somebody else's; give the rest its place."""
        if self._whose(kept.reading) is Whose.OTHER:
            return (stated(entry, State.TO_CHECK),)
        return placed(self.shelf.vault, entry)

    def _whose(self, reading: Extract) -> Whose:
        subject = reading.header.subject if reading.header else None
        return whose(subject, identity_of(self.shelf.vault, self.space))

    def _fate(self, entry: Entry) -> Status:
        if entry.meta.get("status") == State.TO_CHECK:
            return Status.TO_CHECK
        return Status.TWIN if twin(self.shelf.vault, entry) else Status.IMPORTED

    def _key(self, own: EntryId, page: Page) -> tuple[Attachment, ...]:
        """Seal what opens a locked file beside it: it is asked for only once."""
        typed = Page(page.password.encode(), "")
        return (self._seal(own, typed, KEY, "text/plain"),) if page.password else ()

    def _seal(
        self, entry: EntryId, page: Page, role: str, media_type: str
    ) -> Attachment:
        own = AttachmentId(self.new_id())
        pieces, size = pieces_of(page.content), weight(page.content)
        poured = Poured(own, pieces, size, role, media_type, page.name)
        return self.files.seal(self.space.id, entry, poured)


def fingerprint(content: Content) -> bytes:
    """Return the SHA-256 of a file; one that arrived was hashed as it came."""
    if isinstance(content, Arrived):
        return content.file.sha
    total = hashlib.sha256()
    for piece in pieces_of(content):
        total.update(piece)
    return total.digest()


def _sent(said: Said, meta: Mapping[str, str]) -> dict[str, str]:
    """Return the `meta` of a document, with who sent it and how it came."""
    author = {"author": said.sender} if said.sender else {}
    source = {"source": said.source} if said.source else {}
    return {**author, **meta, **source}


def _described(reading: Extract, told: Part | None) -> Extract:
    """Add what an archive says to what the file itself says, which wins."""
    if told is None:
        return reading
    return replace(
        reading,
        title=reading.title or told.title,
        when=reading.when or When.parse(told.when),
        header=reading.header or told.header,
    )
