"""« Arrivée » : a large file sealed as it comes, and read from there; never whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import BinaryIO

from app.domain.entry import Attachment
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, EntryId
from app.domain.lent import PIECE, Arrived, Content
from app.domain.write import Write
from app.flows.documents import Documents
from app.flows.sealed.files import SMALL_MAX, Poured
from app.flows.size_max import LIMIT, SETTING, size_max

Progress = Callable[[int, int], object]
"""Told how many bytes came, of how many; what it raises ends the arrival."""


def unheard(_done: int, _total: int) -> None:
    """Be told, and do nothing of it."""


@dataclass(frozen=True, slots=True, repr=False)
class Arrivals:
    """Takes files in, whatever their size, up to the largest one wanted.

    What came and no document holds is dropped by `leave`, or at a later opening.
    """

    documents: Documents
    turn: Lock = field(default_factory=Lock, compare=False)
    come: set[BlobId] = field(default_factory=set, compare=False)

    @property
    def size_max(self) -> int:
        """The largest file taken, in bytes."""
        return size_max(self.documents.vault)

    def allow(self, size: int) -> None:
        """Choose the largest file taken. Raises Refused("import.limit")."""
        if not 0 < size <= LIMIT:
            raise Refused("import.limit")
        settings = {SETTING: str(size).encode()}
        self.documents.vault.commit(Write(self.documents.space.id, settings=settings))

    def take(
        self,
        pieces: Iterable[bytes],
        size: int,
        *,
        name: str,
        tell: Progress = unheard,
        small: int = SMALL_MAX,
    ) -> Content:
        """Return a file in memory up to *small* bytes, sealed on the disk above.

        It is durable when this returns. Raises Refused("import.too_large") before
        anything of it is read, Refused("file.changed") when it has not the *size*
        announced, what *pieces* and *tell* raise, Broken("disk.full" | "disk.io").
        """
        if size > self.size_max:
            raise Refused("import.too_large")
        told = _told(pieces, size, tell)
        if size <= small:
            content = b"".join(told)
            if len(content) != size:
                raise Refused("file.changed")
            return content
        return self._sealed(told, size, name)

    def leave(self) -> None:
        """Drop what came and no document holds: refused, or known already."""
        with self.turn:
            named = self.documents.vault.blobs() if self.come else set()
            self.documents.blobs.drop(self.come - named)
            self.come.clear()

    def give_up(self, content: Content) -> None:
        """Drop one file that came, unless a document holds it by now."""
        if isinstance(content, Arrived):
            blob = content.file.blob
            with self.turn:
                self.come.discard(blob)
                named = self.documents.vault.blobs()
                self.documents.blobs.drop({blob} - named)

    def _sealed(self, pieces: Iterator[bytes], size: int, name: str) -> Arrived:
        documents, sha1 = self.documents, hashlib.sha1(usedforsecurity=False)

        def hashed() -> Iterator[bytes]:
            for piece in pieces:
                sha1.update(piece)
                yield piece

        own = EntryId(documents.new_id())
        poured = Poured(AttachmentId(documents.new_id()), hashed(), size, name=name)
        file = documents.files.seal(documents.space.id, own, poured)
        with self.turn:
            self.come.add(file.blob)
        return self._arrived(own, file, sha1.digest())

    def _arrived(self, own: EntryId, file: Attachment, sha1: bytes) -> Arrived:
        read = self.documents.files.lent(self.documents.space.id, own, file).read
        return Arrived(file.plain_size, read, own, file, sha1)


def read_through(file: BinaryIO) -> Iterator[bytes]:
    """Give a file from where it is to its end. Raises Refused("import.unreadable")."""
    try:
        while piece := file.read(PIECE):
            yield piece
    except OSError as error:
        raise Refused("import.unreadable") from error


def _told(pieces: Iterable[bytes], size: int, tell: Progress) -> Iterator[bytes]:
    """Give what comes, no more than announced; tell after each piece."""
    done = 0
    for piece in pieces:
        done += len(piece)
        if done > size:
            raise Refused("file.changed")
        tell(done, size)
        yield piece
