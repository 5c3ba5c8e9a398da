"""The members of the archive: plain ZIP, nothing compressed, each with its SHA-256."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from app.domain.entry import Attachment
from app.domain.errors import Refused

FORMAT = 1
ENTRIES, WAITING, CONFLICTS = "bundle.ndjson", "journal.ndjson", "conflicts.ndjson"
HISTORY = "history.ndjson"
"""Earlier descriptions; archives made before there were any lack it."""

LOG, STANDING, KEYS = "log.ndjson", "standing.bin", "keys.msgpack"
README, MANIFEST = "LISEZMOI.txt", "manifest.json"
INDEX = "index.html"
"""The page any browser opens; archives made before there was one lack it."""

RECORDS = frozenset({ENTRIES, WAITING, CONFLICTS, LOG, STANDING, KEYS, README})
SMALL_MAX = 64 << 20
_STAMP = (1980, 1, 1, 0, 0, 0)
_SLICE = 1 << 20


def name_of(file: Attachment) -> str:
    """Return where a file lies in the archive: `originals/…`, `texts/…`."""
    return f"{file.role}s/{file.id.hex()}"


class Packing:
    """Adds members one after the other, then the manifest that names them all."""

    def __init__(self, sink: IO[bytes] | io.RawIOBase) -> None:
        self._zip = zipfile.ZipFile(sink, "w", allowZip64=True)
        self._members: dict[str, list[object]] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Add one member, hashed as it flows."""
        total, size = hashlib.sha256(), 0
        place = zipfile.ZipInfo(name, _STAMP)
        with self._zip.open(place, "w", force_zip64=True) as member:
            for piece in pieces:
                total.update(piece)
                size += member.write(piece)
        self._members[name] = [size, total.hexdigest()]

    def close(self, told: Mapping[str, object]) -> None:
        """Add the manifest and end the archive."""
        manifest = {"format": FORMAT, **told, "members": self._members}
        self._zip.writestr(zipfile.ZipInfo(MANIFEST, _STAMP), json.dumps(manifest))
        self.end()

    def end(self) -> None:
        """End the archive as it is: files alone, for people to open."""
        self._zip.close()


class Unpacking:
    """Reads an archive already decrypted by a verifying reader."""

    def __init__(self, source: io.BufferedIOBase) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
            self.manifest = json.loads(self._read_whole(MANIFEST))
            self._members = dict(self.manifest["members"])
            newer = self.manifest["format"] != FORMAT
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
            raise Refused("backup.malformed") from error
        if newer:
            raise Refused("format.unknown")

    def verify(self) -> None:
        """Check that the members are those announced, each with its size and hash.

        Raises Refused("backup.malformed").
        """
        names = self._zip.namelist()
        wanted = {*self._members, MANIFEST}
        if len(names) != len(wanted) or set(names) != wanted:
            raise Refused("backup.malformed")
        if not wanted >= RECORDS:
            raise Refused("backup.malformed")
        for name, (size, sha) in self._members.items():
            total, seen = hashlib.sha256(), 0
            for piece in self.pieces(name):
                total.update(piece)
                seen += len(piece)
            if (seen, total.hexdigest()) != (size, sha):
                raise Refused("backup.malformed")

    def has(self, name: str) -> bool:
        """Say whether the archive holds that member."""
        return name in self._members

    def size(self, name: str) -> int:
        """Return the size announced of a member, in bytes."""
        return int(self._members[name][0])

    def whole(self, name: str) -> bytes:
        """Return a small member. Raises Refused("backup.malformed") over 64 MiB."""
        with _sound():
            return self._read_whole(name)

    def lines(self, name: str) -> Iterator[bytes]:
        """Give the lines of a member."""
        with _sound(), self._zip.open(name) as member:
            yield from member

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a member in pieces of 1 MiB."""
        with _sound(), self._zip.open(name) as member:
            yield from _slices(member)

    def _read_whole(self, name: str) -> bytes:
        if self._zip.getinfo(name).file_size > SMALL_MAX:
            raise Refused("backup.malformed")
        return self._zip.read(name)


def _slices(member: IO[bytes]) -> Iterator[bytes]:
    while piece := member.read(_SLICE):
        yield piece


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, KeyError, EOFError, OSError) as error:
        raise Refused("backup.malformed") from error
