"""« Classement d'un dépôt » : its file read in the airlock, its words, its card."""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.domain.changes import Changes
from app.domain.entry import Attachment, Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.foreign import Extract
from app.domain.ids import AttachmentId, EntryId
from app.domain.lent import pieces_of
from app.domain.state import State
from app.domain.write import Write
from app.flows.describing import stated
from app.flows.documents import Added, Documents, Status
from app.flows.intake import Kept, Leaf, Page, Said, entry_of, filed
from app.flows.proposing.cards import Cards
from app.flows.sealed.deposits import FILED, WAITS
from app.flows.sealed.files import Plain
from app.flows.standings import again
from app.flows.whose import identity_of
from app.ports.pulse import Pulse
from app.rules.identity import Whose, whose

_LATER: Final = frozenset({"airlock.unavailable", "import.too_slow", "blob.absent"})
"""What stops a reading for now; anything else stops it for good, and is told."""

_OF_THE_FILE: Final = ("author", "pages")
"""What the file says better than what came with it; all the rest stays as it is."""

_MOVED: Final = "journal.moved"
"""The person changed the document while its file was being read."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Reads what was deposited, once its file is here; another device may do the same.

    It names who deposited as the directory does. A file that names somebody else is
    set aside; a blood group that the laboratory tells of the person is noted.
    """

    documents: Documents

    def waiting(self) -> list[EntryId]:
        """Return the deposits whose file was not read on this device."""
        names = sorted(self.documents.vault.secrets(WAITS))
        return [EntryId(bytes.fromhex(name.removeprefix(WAITS))) for name in names]

    def run(self) -> list[Entry]:
        """Read every one whose file is here; return those that are filed now."""
        return [made for one in self.waiting() if (made := self.file(one))]

    def file(self, own: EntryId) -> Entry | None:
        """Read one; None when there is nothing to read, or not now.

        What goes wrong with one never keeps the next from being read.
        """
        try:
            return again(lambda: self._file(own))
        except AlveoleError:
            return None

    def here(self, own: EntryId) -> bool:
        """Say whether the file of a deposit has come, or the deposit is gone."""
        try:
            return self._now(own) is None or self.documents.have(own)
        except AlveoleError:
            return False

    def _file(self, own: EntryId) -> Entry | None:
        known = self._now(own)
        if known is None or known.kind != "document" or FILED in known.meta:
            secrets = {WAITS + own.hex(): None}
            self.documents.vault.commit(Write(self.documents.space.id, secrets=secrets))
            return None
        return self._read(known) if self.here(own) else None

    def _now(self, own: EntryId) -> Entry | None:
        documents = self.documents
        return documents.vault.entries(documents.space.id, [own]).get(own)

    def _read(self, known: Entry) -> Entry | None:
        """Say of a deposit what its file says; the file stays as it came."""
        try:
            leaf = self._leaf(known)
        except Refused as refusal:
            if refusal.code in _LATER:
                return None
            told = {**known.meta, FILED: refusal.code}
            return self._kept(known, replace(known, meta=told))
        reading = leaf.reading
        words = self._words(known, reading)
        made = self._described(known, Kept(known.id, (leaf,), None, words))
        named = self._whose(reading)
        if named is Whose.OTHER:
            made = stated(made, State.TO_CHECK)
        kept = self._kept(known, made, reading.text)
        added = Added(Status.IMPORTED, kept, mine=named is Whose.MINE)
        Cards(self.documents).take(added)
        return kept

    def _leaf(self, known: Entry) -> Leaf:
        """Read the file in the airlock, and take its SHA-1 again."""
        documents = self.documents
        (file,) = [one for one in known.attachments if one.role == "original"]
        content = documents.files.content(known, "original")
        reading = documents.taking_in.read(Page(content, file.name))
        sha1 = hashlib.sha1(usedforsecurity=False)
        for piece in pieces_of(content):
            sha1.update(piece)
        return Leaf(file, sha1.digest(), reading)

    def _described(self, known: Entry, kept: Kept) -> Entry:
        documents, meta = self.documents, known.meta
        said = Said(meta["category"], known.when.text, known.title)
        place = filed(kept.reading, kept.files[0].name, said, today=documents.today)
        added = datetime.fromisoformat(meta["deposited"])
        made = entry_of(kept, place, documents.space, added=added)
        read = {one: made.meta[one] for one in _OF_THE_FILE if one in made.meta}
        told = {**made.meta, **meta, **read, FILED: "yes"}
        return replace(
            known,
            body=made.body,
            when=made.when,
            links=tuple(dict.fromkeys((*known.links, *made.links))),
            attachments=made.attachments,
            meta=told,
        )

    def _words(self, known: Entry, reading: Extract) -> tuple[Attachment, ...]:
        if not reading.text:
            return ()
        own, words = AttachmentId(self.documents.new_id()), reading.text.encode()
        plain = Plain(own, words, "text", "text/plain", "")
        return (self.documents.files.seal(known.space, known.id, plain),)

    def _whose(self, reading: Extract) -> Whose:
        subject = reading.header.subject if reading.header else None
        mine = identity_of(self.documents.vault, self.documents.space)
        return whose(subject, mine)

    def _kept(self, known: Entry, made: Entry, words: str = "") -> Entry:
        """Keep it, unless the person changed it meanwhile: theirs is not undone."""
        if self._now(known.id) != known:
            raise Refused(_MOVED)
        now = int(self.documents.now().timestamp() * 1000)
        entry = replace(made, updated=now)
        write = Write(
            entry.space,
            entries=(entry,),
            texts={entry.id: words} if words else {},
            secrets={WAITS + entry.id.hex(): None},
        )
        self.documents.vault.commit(write)
        return entry


@dataclass(frozen=True, slots=True)
class Reader:
    """Files deposits while the app is open."""

    filing: Filing
    pulse: Pulse

    async def follow(self) -> None:
        """Look now, then at each document or file that comes; never ends."""
        loop, woken = asyncio.get_running_loop(), asyncio.Event()
        space = self.filing.documents.space.id

        def heard(changes: Changes) -> None:
            if changes.space == space and _touched(changes, ("document", "offline")):
                loop.call_soon_threadsafe(woken.set)

        stop, tried = self.pulse.listen(heard), set[EntryId]()
        try:
            while True:
                await self._look(tried)
                await woken.wait()
                woken.clear()
        finally:
            stop()

    async def _look(self, tried: set[EntryId]) -> None:
        """File one after the other: closing the app waits for one at most.

        Each is *tried* once; what stops it is looked at again when the app opens.
        """
        for one in await asyncio.to_thread(self._waiting):
            if one not in tried and await asyncio.to_thread(self.filing.here, one):
                tried.add(one)
                await asyncio.to_thread(self.filing.file, one)

    def _waiting(self) -> list[EntryId]:
        try:
            return self.filing.waiting()
        except AlveoleError:
            return []


def _touched(changes: Changes, kinds: Iterable[str]) -> bool:
    return any(changes.touches(kind) for kind in kinds)
