"""« Rescellement » : files of what was hidden get new keys, now or when they can."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.crypto.canon import digest
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.lent import pieces_of
from app.domain.write import Write
from app.flows.documents import Documents
from app.flows.profile.links import tied_as
from app.flows.sealed.files import Poured, sealed_as
from app.rules.hiding import narrows

AT_ONCE: Final = 16 << 20
"""Bytes of files sealed anew before a document is said to be hidden."""

_PREFIX: Final = "reseal/"
_DIGEST: Final = 32


def never() -> bool:
    """Go on to the end."""
    return False


@dataclass(frozen=True, slots=True, repr=False)
class Resealing:
    """Seals files anew when fewer people may read them (trust, section 3).

    Whoever holds the key of before opens the version of before, never the files of the
    new one. Heavy files, and those that are not on this device, keep their keys for a
    while: what is still to be done is written with the document, and outlives a kill.
    """

    documents: Documents

    def put(self, before: Sequence[Entry], after: Sequence[Entry]) -> None:
        """Write new states of entries, in the order of those *before*, all at once."""
        room, entries = AT_ONCE, list[Entry]()
        later: dict[str, bytes | None] = {}
        for old, new in zip(before, after, strict=True):
            weight = sum(one.plain_size for one in new.attachments)
            if not narrows(old.confidentiality, new.confidentiality):
                entries.append(new)
            elif weight <= room and self._here(new.attachments):
                entries.append(self._renewed(new, new.attachments, never))
                room -= weight
            else:
                entries.append(new)
                later[_name(new.id)] = b"".join(_marks(new.attachments))
        self._write(entries, later)

    def put_back(self, before: Sequence[Entry]) -> None:
        """Write the states of before; nothing is to be done for them any more.

        Files that have new keys already keep them; links made since stay.
        """
        found = ((self._found(one.id), one) for one in before)
        entries = [
            tied_as(sealed_as(now, one), now) if now else one for now, one in found
        ]
        self._write(entries, {_name(one.id): None for one in before})

    def waiting(self) -> list[EntryId]:
        """Return the documents that have files to be sealed anew."""
        names = self.documents.vault.settings(_PREFIX)
        return [EntryId(parse_id(name.removeprefix(_PREFIX))) for name in names]

    def finish(self, stopped: Callable[[], bool] = never) -> int:
        """Seal anew what waits and is here; return how many documents were done.

        Killed anywhere, it begins again with the document it was at. Raises
        Refused("cancelled") once *stopped*, and what `Blobs.put` raises.
        """
        return sum(self._finished(entry, stopped) for entry in self.waiting())

    def _finished(self, entry: EntryId, stopped: Callable[[], bool]) -> bool:
        found = self._found(entry)
        due = self._due(found, entry)
        if not found or not due:
            self._write((), {_name(entry): None})
            return False
        if not self._here(due):
            return False
        done = self._renewed(found, due, stopped)
        return self._replace(done, due)

    def _replace(self, done: Entry, due: Sequence[Attachment]) -> bool:
        """Put the new files in the document as it is now, unless it was put back."""
        now = self._found(done.id)
        if not now or not self._due(now, done.id):
            return False
        new = {one.id: one for one in done.attachments}
        files = [new.get(one.id, one) if one in due else one for one in now.attachments]
        self._write((replace(now, attachments=tuple(files)),), {_name(now.id): None})
        return True

    def _found(self, entry: EntryId) -> Entry | None:
        space = self.documents.space.id
        return self.documents.vault.entries(space, [entry]).get(entry)

    def _due(self, found: Entry | None, entry: EntryId) -> list[Attachment]:
        """Return the files whose keys are still those of before."""
        kept = self.documents.vault.setting(_name(entry)) or b""
        old = {kept[at : at + _DIGEST] for at in range(0, len(kept), _DIGEST)}
        files = found.attachments if found else ()
        return [one for one in files if digest(one.dek) in old]

    def _here(self, files: Sequence[Attachment]) -> bool:
        return all(self.documents.blobs.has(one.blob) for one in files)

    def _renewed(
        self, entry: Entry, due: Sequence[Attachment], stopped: Callable[[], bool]
    ) -> Entry:
        """Return the entry, each file *due* sealed under a key of its own, new."""
        files = [
            self._sealed(entry, one, stopped) if one in due else one
            for one in entry.attachments
        ]
        return replace(entry, attachments=tuple(files))

    def _sealed(
        self, entry: Entry, file: Attachment, stopped: Callable[[], bool]
    ) -> Attachment:
        files = self.documents.files
        lent = files.lent(entry.space, entry.id, file)
        said = (file.plain_size, file.role, file.media_type, file.name)
        plain = Poured(file.id, _until(stopped, pieces_of(lent)), *said)
        made = files.seal(entry.space, entry.id, plain)
        if made.sha != file.sha:
            raise Refused("commit.mismatch")
        return made

    def _write(
        self, entries: Sequence[Entry], settings: dict[str, bytes | None]
    ) -> None:
        updated = int(self.documents.now().timestamp() * 1000)
        stamped = tuple(replace(one, updated=updated) for one in entries)
        space = self.documents.space.id
        self.documents.vault.commit(Write(space, entries=stamped, settings=settings))


def _name(entry: EntryId) -> str:
    return f"{_PREFIX}{entry.hex()}"


def _marks(files: Sequence[Attachment]) -> Iterator[bytes]:
    return (digest(one.dek) for one in files)


def _until(stopped: Callable[[], bool], pieces: Iterator[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        if stopped():
            raise Refused("cancelled")
        yield piece
