"""Header of a « sac à dos » : who may open the archive behind it, and how."""

import struct
from dataclasses import dataclass
from typing import NamedTuple

from app.crypto.canon import KEY, Entropy, box, canon, kdf, unbox_key
from app.crypto.files import FileRef
from app.crypto.packing import Count, Id, Nothing, pack, unpack
from app.crypto.slots import Argon, passphrase_kek
from app.domain.errors import Refused
from app.domain.ids import ID_SIZE

MAGIC = b"ALVB"
PASSPHRASE, RECOVERY = "passphrase", "recovery"
_VERSION = 1
_PREFIX = struct.Struct(">4sBI")
_HEADER_MAX = 64 * 1024


class Way(NamedTuple):
    """One way to the archive's key; *kdf* is empty for the recovery key."""

    way: str
    kdf: Argon | Nothing
    box: bytes


class _Fields(NamedTuple):
    export: Id
    created: Count
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """« En-tête » of an archive; *created* is Unix ms."""

    export: bytes
    created: int
    ways: tuple[Way, ...]

    @property
    def file(self) -> FileRef:
        """The place the archive's envelope is bound to."""
        return FileRef(bytes(ID_SIZE), self.export, bytes(ID_SIZE))

    def encode(self) -> bytes:
        """Return the bytes that stand before the envelope."""
        packed = pack((self.export, self.created, self.ways))
        return _PREFIX.pack(MAGIC, _VERSION, len(packed)) + packed


def read_header(start: bytes) -> tuple[Header, int]:
    """Read a header from the first bytes of a file, and tell where it ends.

    64 KiB are always enough. Raises Refused("backup.malformed") when it is not an
    archive or is cut, Refused("format.unknown") for a newer one.
    """
    if len(start) < _PREFIX.size:
        raise Refused("backup.malformed")
    magic, version, size = _PREFIX.unpack_from(start)
    end = _PREFIX.size + size
    if magic != MAGIC or end > min(_HEADER_MAX, len(start)):
        raise Refused("backup.malformed")
    if version != _VERSION:
        raise Refused("format.unknown")
    try:
        fields: _Fields = unpack(_Fields, start[_PREFIX.size : end])
    except Refused as error:
        raise Refused("backup.malformed") from error
    return Header(*fields), end


def passphrase_way(
    dek: bytes, export: bytes, passphrase: str, argon: Argon, entropy: Entropy
) -> Way:
    """Let a passphrase open the archive. Raises Refused("kdf.floor")."""
    kek = passphrase_kek(passphrase, argon)
    return Way(PASSPHRASE, argon, box(kek, dek, _context(export), entropy))


def recovery_way(dek: bytes, export: bytes, key: bytes, entropy: Entropy) -> Way:
    """Let the recovery key (20 bytes) open the archive."""
    kek = kdf(key, KEY, "backup", export)
    return Way(RECOVERY, b"", box(kek, dek, _context(export), entropy))


def open_with_passphrase(header: Header, passphrase: str) -> bytes:
    """Return the archive's key.

    Raises Refused("backup.key") for another passphrase, Refused("kdf.floor").
    """
    way = _first(header, PASSPHRASE)
    if not isinstance(way.kdf, Argon):
        raise Refused("backup.key")
    return _opened(passphrase_kek(passphrase, way.kdf), header, way)


def open_with_recovery(header: Header, key: bytes) -> bytes:
    """Return the archive's key. Raises Refused("backup.key") for another key."""
    way = _first(header, RECOVERY)
    if way.kdf:
        raise Refused("backup.key")
    return _opened(kdf(key, KEY, "backup", header.export), header, way)


def _first(header: Header, kind: str) -> Way:
    for way in header.ways:
        if way.way == kind:
            return way
    raise Refused("backup.key")


def _opened(kek: bytes, header: Header, way: Way) -> bytes:
    return unbox_key(kek, way.box, _context(header.export), "backup.key")


def _context(export: bytes) -> bytes:
    return canon("backup", export)
