"""An archive opened: nothing of it is used before all of it is verified."""

import io
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from app.crypto.archive import OpeningReader
from app.crypto.backup import (
    Header,
    open_with_passphrase,
    open_with_recovery,
    read_header,
)
from app.crypto.files import FileRef
from app.crypto.packing import unpack
from app.crypto.recovery import recovery_key
from app.domain.conflict import Conflict
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import SpaceId, parse_id
from app.domain.journal import Line
from app.domain.past import Past
from app.flows.backpack import members, records
from app.flows.backpack.members import Unpacking, name_of

HEADER_MAX = 64 * 1024
PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way
RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Archive:
    """A verified archive: each call reads it again, decrypted as it goes."""

    id: bytes
    space: SpaceId
    secrets: Mapping[str, bytes] = field(repr=False)
    standing: bytes = field(repr=False)
    unpacking: Unpacking = field(repr=False)

    @property
    def count(self) -> int:
        """How many entries it holds."""
        return int(self.unpacking.manifest["entries"])

    @property
    def server(self) -> str:
        """The address the space synchronised with, "" for none."""
        return str(self.unpacking.manifest.get("server", ""))

    def entries(self) -> Iterator[Entry]:
        """Give every entry, by id."""
        for line in self.unpacking.lines(members.ENTRIES):
            yield records.read_line(line, lambda t: records.read_entry(self.space, t))

    def waiting(self) -> Iterator[Line]:
        """Give what had not left yet, in order."""
        for line in self.unpacking.lines(members.WAITING):
            yield records.read_line(line, lambda t: records.read_waiting(self.space, t))

    def conflicts(self) -> Iterator[Conflict]:
        """Give the versions that wait for a choice."""
        for line in self.unpacking.lines(members.CONFLICTS):
            yield records.read_line(
                line, lambda t: records.read_conflict(self.space, t)
            )

    def pasts(self) -> Iterator[Past]:
        """Give the earlier descriptions, oldest first."""
        told = self.unpacking.has(members.HISTORY)
        for line in self.unpacking.lines(members.HISTORY) if told else ():
            yield records.read_line(line, lambda t: records.read_past(self.space, t))

    def proofs(self) -> Iterator[records.Proof]:
        """Give the verified log: rows, items, runs, evidence."""
        for line in self.unpacking.lines(members.LOG):
            yield records.read_line(line, records.read_proof)

    def file(self, file: Attachment) -> Iterator[bytes] | None:
        """Give the content of a file, None when the archive lacks it."""
        name = name_of(file)
        return self.unpacking.pieces(name) if self.unpacking.has(name) else None


def open_archive(source: BinaryIO, way: str, secret: str) -> Archive:
    """Verify an archive from its first to its last byte.

    *way* is `passphrase` or `recovery`, *secret* what the person typed. Raises
    Refused("backup.key" | "backup.malformed" | "format.unknown" |
    "recovery.mistyped" | "kdf.floor").
    """
    source.seek(0)
    header, end = read_header(source.read(HEADER_MAX))
    reader = _verified(source, end, _key(header, way, secret), header.file)
    unpacking = Unpacking(io.BufferedReader(reader))
    unpacking.verify()
    archive = Archive(
        header.export,
        _space(unpacking),
        _secrets(unpacking.whole(members.KEYS)),
        unpacking.whole(members.STANDING),
        unpacking,
    )
    _check(archive)
    return archive


def _verified(source: BinaryIO, start: int, dek: bytes, ref: FileRef) -> OpeningReader:
    """Read the whole envelope once: a cut or altered archive stops here."""
    try:
        reader = OpeningReader(source, start, dek, ref)
        reader.verify()
    except Refused as refusal:
        if refusal.code != "commit.mismatch":
            raise
        raise Refused("backup.malformed") from refusal
    return reader


def _key(header: Header, way: str, secret: str) -> bytes:
    if way == RECOVERY:
        return open_with_recovery(header, recovery_key(secret))
    return open_with_passphrase(header, secret)


def _space(unpacking: Unpacking) -> SpaceId:
    try:
        return SpaceId(parse_id(str(unpacking.manifest["space"])))
    except (KeyError, Refused) as error:
        raise Refused("backup.malformed") from error


def _secrets(raw: bytes) -> Mapping[str, bytes]:
    try:
        secrets: Mapping[str, bytes] = unpack(dict[str, bytes], raw)
    except Refused as error:
        raise Refused("backup.malformed") from error
    return secrets


def _check(archive: Archive) -> None:
    """Read every record once, and hold each file to the entry that names it."""
    unpacking, count = archive.unpacking, 0
    for entry in archive.entries():
        count += 1
        for file in entry.attachments:
            name = name_of(file)
            if unpacking.has(name) and unpacking.size(name) != file.plain_size:
                raise Refused("backup.malformed")
    if count != archive.count:
        raise Refused("backup.malformed")
    told = archive.waiting(), archive.conflicts(), archive.pasts(), archive.proofs()
    deque(chain(*told), maxlen=0)
