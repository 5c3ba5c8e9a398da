"""« Vignettes » : a small picture of the first page, made once, sealed like a file."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from app.crypto.files import FileRef, open_whole
from app.crypto.packing import pack, unpack_kept
from app.domain.entry import Attachment, Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.ids import AttachmentId, BlobId, EntryId
from app.domain.owned import THUMB
from app.domain.write import Write
from app.flows import locked
from app.flows.documents import Documents
from app.flows.intake import pages_of
from app.flows.sealed.files import Plain, files_of
from app.ports.vault import Vault

WIDTH: Final = 112
"""Pixels across: sharp on a good screen at half as many."""
TALLEST: Final = 3 * WIDTH
"""Pixels down: a longer picture says nothing so small."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a document: *of* is the file it shows; no *file*, no picture."""

    of: BlobId
    file: Attachment | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Thumbs:
    """Pictures of this device alone: they are made again elsewhere, never sent.

    A picture loses its key in the write that erases its document. Those that do not
    *last* are drawn each time, and kept nowhere.
    """

    documents: Documents
    turn: Lock = field(default_factory=Lock, compare=False)
    last: bool = True

    def kept(self, entry: Entry) -> bytes | None:
        """Return the picture of a document, b"" when it has none, None before `make`.

        Nothing is drawn by this.
        """
        files = files_of(entry, "original")
        if not files or not pages_of(entry):
            return b""
        made = self._made(entry.id)
        if made is None or made.of != files[0].blob:
            return None
        return self._open(entry, made.file) if made.file else b""

    def make(self, entry: Entry) -> bytes:
        """Return the picture, drawn in the airlock the first time, one at a time.

        A document it refuses has none; one that is elsewhere has none for now.
        """
        with self.turn:
            found = self.kept(entry)
            if found is not None:
                return found
            if not locked.here(self.documents.files, entry):
                return b""
            try:
                return self._make(entry)
            except AlveoleError as error:
                if self.last and error.code.startswith("import."):
                    self._keep(entry, None)
                return b""

    def _make(self, entry: Entry) -> bytes:
        drawn = self.documents.draw(entry.id, 0, WIDTH)
        if drawn.height > TALLEST:
            raise Refused("import.too_large")
        if not self.last:
            return drawn.png
        own, space = AttachmentId(self.documents.new_id()), self.documents.space.id
        plain = Plain(own, drawn.png, "thumb", "image/png", "")
        self._keep(entry, self.documents.files.seal(space, entry.id, plain))
        return drawn.png

    def _keep(self, entry: Entry, file: Attachment | None) -> None:
        """Keep a picture; none of a document that went while it was drawn."""
        made = Made(files_of(entry, "original")[0].blob, file)
        self._write(entry.id, pack(made))
        try:
            self.documents.entry(entry.id)
        except AlveoleError:
            self._write(entry.id, None)
            raise

    def _write(self, entry: EntryId, made: bytes | None) -> None:
        settings = {THUMB + entry.hex(): made}
        documents = self.documents
        documents.vault.commit(Write(documents.space.id, settings=settings))

    def _made(self, entry: EntryId) -> Made | None:
        kept = self.documents.vault.setting(THUMB + entry.hex())
        return _read(kept) if kept else None

    def _open(self, entry: Entry, file: Attachment) -> bytes | None:
        ref = FileRef(entry.space, entry.id, file.id)
        try:
            return open_whole(file.dek, ref, self.documents.blobs.read(file.blob))
        except AlveoleError:
            return None


def thumb_files(vault: Vault) -> set[BlobId]:
    """Return the files of the pictures kept: no entry refers to them."""
    made = map(_read, vault.settings(THUMB).values())
    return {one.file.blob for one in made if one.file}


def _read(kept: bytes) -> Made:
    made: Made = unpack_kept(Made, kept)
    return made
