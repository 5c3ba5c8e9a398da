"""« Fichiers scellés » on disk: sealed bytes under the name computed from them."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from app.crypto.canon import digest
from app.crypto.files import blob_id
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId
from app.ports.blobs import PART
from app.ports.world import Clock, Entropy
from storage.durable import disk_told, fsync_folder

_COMING, _RECEIVED = ".part-", ".received-"


class Meter:
    """Measures an envelope as it passes: the hashes of its parts, its size."""

    def __init__(self) -> None:
        self.size = 0
        self._done: list[bytes] = []
        self._part = hashlib.sha256()
        self._room = PART

    def take(self, chunk: bytes) -> None:
        """Count the next bytes."""
        rest = memoryview(chunk)
        self.size += len(rest)
        while rest:
            self._part.update(rest[: self._room])
            taken = min(self._room, len(rest))
            self._room, rest = self._room - taken, rest[taken:]
            if not self._room:
                self._turn()

    def parts(self) -> tuple[bytes, ...]:
        """Return the hash of each part, the last one included."""
        if self._room < PART:
            self._turn()
        return tuple(self._done)

    def _turn(self) -> None:
        self._done.append(self._part.digest())
        self._part, self._room = hashlib.sha256(), PART


class FolderBlobs:
    """A folder of envelopes; what is still coming has a name of its own."""

    def __init__(self, folder: Path, *, now: Clock, entropy: Entropy) -> None:
        self._folder = folder
        self._now = now
        self._entropy = entropy

    def put(self, chunks: Iterable[bytes]) -> tuple[BlobId, tuple[bytes, ...], int]:
        """Keep an envelope given in order; durable when it returns."""
        meter = Meter()
        coming = self._folder / f"{_COMING}{self._entropy(8).hex()}"
        with disk_told():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with coming.open("wb") as file:
                    for chunk in chunks:
                        meter.take(chunk)
                        file.write(chunk)
                    file.flush()
                    os.fsync(file.fileno())
                blob = blob_id(meter.parts())
                self._settle(coming, blob)
            finally:
                coming.unlink(missing_ok=True)
        return blob, meter.parts(), meter.size

    def has(self, blob: BlobId) -> bool:
        """Say whether the whole envelope is here."""
        return self._place(blob).exists()

    def read(self, blob: BlobId) -> Iterator[bytes]:
        """Give the envelope in pieces. Raises Refused("blob.absent")."""
        return _pieces(self._open(blob))

    def part(self, blob: BlobId, index: int) -> bytes:
        """Return the 1 MiB part *index*. Raises Refused("blob.absent")."""
        with disk_told(), self._open(blob) as file:
            file.seek(index * PART)
            return file.read(PART)

    def store_part(self, blob: BlobId, index: int, data: bytes) -> None:
        """Keep one received part until `assemble`; survives a restart."""
        folder = self._received(blob)
        coming = folder / f"{_COMING}{index}"
        with disk_told():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with coming.open("wb") as file:
                    file.write(data)
                coming.replace(folder / str(index))
            finally:
                coming.unlink(missing_ok=True)

    def parts_here(self, blob: BlobId) -> set[int]:
        """Return the indexes received so far of an envelope not assembled yet."""
        return {int(file.name) for file in self._received(blob).glob("[0-9]*")}

    def assemble(self, blob: BlobId, parts: tuple[bytes, ...]) -> None:
        """Join received parts, check the name, keep the envelope.

        Raises Broken("blob.mismatch") when a part is wrong or missing, or when the
        name is wrong: the wrong parts are dropped, the right ones stay.
        """
        folder = self._received(blob)
        if not self.has(blob):
            if blob_id(parts) != blob:
                raise Broken("blob.mismatch")
            files = [folder / str(index) for index in range(len(parts))]
            with disk_told():
                _check(files, parts)
                self.put(file.read_bytes() for file in files)
        shutil.rmtree(folder, ignore_errors=True)

    def drop(self, blobs: Iterable[BlobId]) -> None:
        """Delete envelopes now, whole or half received; absent ones are no fault."""
        with disk_told():
            for blob in blobs:
                self._place(blob).unlink(missing_ok=True)
                shutil.rmtree(self._received(blob), ignore_errors=True)

    def sweep(self, keep: set[BlobId], *, older_than: float) -> int:
        """Delete unreferenced envelopes older than that many seconds; count them."""
        limit = self._now().timestamp() - older_than
        kept = {blob.hex() for blob in keep}
        strays = self._strays(kept)
        old = [file for file in strays if file.stat().st_mtime < limit]
        for file in old:
            file.unlink(missing_ok=True)
        for left in self._folder.glob(f"{_COMING}*"):
            if left.stat().st_mtime < limit:
                left.unlink(missing_ok=True)
        return sum(not file.parent.name.startswith(".") for file in old)

    def _strays(self, kept: set[str]) -> Iterator[Path]:
        """Give the envelopes nobody wants among thousands, and parts of no use."""
        folders = os.scandir(self._folder) if self._folder.exists() else ()
        for folder in folders:
            name = folder.name.removeprefix(_RECEIVED)
            coming = name in kept and not (self._folder / name[:2] / name).exists()
            if folder.is_dir() and not coming:
                files = os.scandir(folder)
                yield from (Path(file) for file in files if file.name not in kept)

    def _place(self, blob: BlobId) -> Path:
        return self._folder / blob.hex()[:2] / blob.hex()

    def _received(self, blob: BlobId) -> Path:
        return self._folder / f"{_RECEIVED}{blob.hex()}"

    def _open(self, blob: BlobId) -> BinaryIO:
        try:
            return self._place(blob).open("rb")
        except FileNotFoundError as error:
            raise Refused("blob.absent") from error
        except OSError as error:
            raise Broken("disk.io") from error

    def _settle(self, coming: Path, blob: BlobId) -> None:
        place = self._place(blob)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        moment = self._now().timestamp()
        os.utime(coming, (moment, moment))
        coming.replace(place)
        fsync_folder(place.parent)
        fsync_folder(self._folder)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with disk_told(), file:
        while piece := file.read(PART):
            yield piece


def _check(files: list[Path], parts: tuple[bytes, ...]) -> None:
    wrong = [
        file
        for file, part in zip(files, parts, strict=True)
        if not file.exists() or digest(file.read_bytes()) != part
    ]
    for file in wrong:
        file.unlink(missing_ok=True)
    if wrong:
        raise Broken("blob.mismatch")
