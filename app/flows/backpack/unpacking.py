"""A home filled from a verified archive: a new device of the same space."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from app.crypto.files import FileRef, seal_file
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.journal import Action, Control, Line
from app.domain.trail import Evidence, ItemHead, KeptRun, Page, Step
from app.domain.write import Origin, Write
from app.flows.backpack.opening import Archive
from app.flows.backpack.packing import Packed, Progress
from app.flows.onboarding import SERVER
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.vault import Vault
from app.rules.standing import Standing

ROWS = 1000
UNDER_WAY = "restore.archive"
"""Setting that holds the id of the archive while a home is being filled."""

Secrets = Mapping[str, bytes]
Newcomer = Callable[[Secrets], Secrets]
"""Makes, from the keys of the identity, those of a new device of its own."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Home:
    """Where an archive is unpacked: an empty home, or one left half filled."""

    vault: Vault
    journal: Journal
    blobs: Blobs


class Restoring:
    """Fills a home from an archive; done again after a cut, it goes on."""

    def __init__(self, archive: Archive, home: Home) -> None:
        self._archive = archive
        self._home = home
        self._space = archive.space

    def restore(
        self, newcomer: Newcomer, *, progress: Progress | None = None
    ) -> Packed:
        """Write everything, the keys last; return what came back.

        Raises Refused("store.exists") when the home holds something else,
        Refused("backup.malformed") when a file is not the one its entry names.
        """
        self._begin()
        waiting = {line.id: line for line in self._waiting() if not line.control}
        packed = self._files(progress)
        self._entries(waiting)
        self._log()
        self._journal(waiting)
        self._finish(newcomer)
        return packed

    def _begin(self) -> None:
        vault = self._home.vault
        if vault.setting(UNDER_WAY) == self._archive.id:
            return
        if vault.spaces():
            raise Refused("store.exists")
        self._commit(Write(self._space, settings={UNDER_WAY: self._archive.id}))

    def _waiting(self) -> Iterator[Line]:
        """Give the first line of each entry: it holds the oldest base."""
        seen: set[EntryId] = set()
        for line in self._archive.waiting():
            if line.control or line.id not in seen:
                seen.add(line.id)
                yield line

    def _files(self, progress: Progress | None) -> Packed:
        done = files = missing = 0
        for entry in self._archive.entries():
            for file in entry.attachments:
                kept = self._keep(entry, file)
                files, missing = files + kept, missing + (not kept)
            done += 1
            if progress:
                progress(done, self._archive.count)
        return Packed(done, files, missing)

    def _keep(self, entry: Entry, file: Attachment) -> bool:
        """Seal a file again under its own key: the same envelope to the byte."""
        content = self._archive.file(file)
        if content is None:
            return False
        if not self._home.blobs.has(file.blob):
            ref = FileRef(entry.space, entry.id, file.id)
            sealed = seal_file(ref, content, file.plain_size, lambda _: file.dek)
            blob, parts, _ = self._home.blobs.put(sealed)
            if (blob, parts) != (file.blob, file.parts):
                raise Refused("backup.malformed")
        return True

    def _entries(self, waiting: Mapping[EntryId, Line]) -> None:
        """Put down what the log holds: for edited entries, what they were."""
        bases = (line.base for line in waiting.values() if line.base)
        sent = (entry for entry in self._archive.entries() if entry.id not in waiting)
        for source in (bases, sent):
            for entries in _pages(source):
                self._commit(
                    Write(self._space, entries=entries, texts=self._texts(entries))
                )

    def _journal(self, waiting: Mapping[EntryId, Line]) -> None:
        """Queue again what had not left."""
        home, space = self._home, self._space
        controls: list[Control] = [
            line.control for line in self._waiting() if line.control
        ]
        if controls and not home.journal.waiting(space):
            home.vault.commit(Write(space, controls=tuple(controls)))
        edited = (entry for entry in self._archive.entries() if entry.id in waiting)
        for entries in _pages(edited):
            home.vault.commit(Write(space, entries=entries, texts=self._texts(entries)))
        gone = (line.id for line in waiting.values() if line.action is Action.DEL)
        for items in _pages(gone):
            home.vault.commit(Write(space, removed=items))

    def _texts(self, entries: Iterable[Entry]) -> dict[EntryId, str]:
        return {
            entry.id: b"".join(content).decode("utf-8", "replace")
            for entry in entries
            for file in entry.attachments
            if file.role == "text" and (content := self._archive.file(file))
        }

    def _log(self) -> None:
        if not self._archive.standing:
            return
        standing = _as_newcomer(self._archive.standing)
        for proofs in (*_pages(self._archive.proofs()), ()):
            page = Page(
                standing,
                steps=tuple(p for p in proofs if isinstance(p, Step)),
                runs=tuple(p for p in proofs if isinstance(p, KeptRun)),
                items=tuple(p for p in proofs if isinstance(p, ItemHead)),
                evidence=tuple(p for p in proofs if isinstance(p, Evidence)),
            )
            self._commit(Write(self._space, page=page))

    def _finish(self, newcomer: Newcomer) -> None:
        self._commit(
            Write(
                self._space,
                secrets=newcomer(self._archive.secrets),
                settings={UNDER_WAY: None, SERVER: self._archive.server.encode()},
                conflicts=tuple(self._archive.conflicts()),
                pasts=tuple(self._archive.pasts()),
            )
        )

    def _commit(self, write: Write) -> None:
        self._home.vault.commit(write, origin=Origin.PEER)


def _as_newcomer(standing: bytes) -> bytes:
    """Forget what only the former device had in hand: its counters, its batch."""
    state = Standing.decode(standing)
    return replace(state, ctr=0, at=0, flight=[]).encode()


def _pages(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    source = iter(items)
    while page := tuple(islice(source, ROWS)):
        yield page
