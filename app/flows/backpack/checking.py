"""« Vérifier un sac à dos » : opened to its last byte, and nothing is restored."""

from dataclasses import dataclass
from typing import BinaryIO

from app.flows.backpack.opening import PASSPHRASE, Archive, open_archive
from app.flows.backpack.packing import Backpack, documents_in


@dataclass(frozen=True, slots=True)
class Checked:
    """What a sound backpack holds; *own*: it is one of this very space."""

    entries: int
    documents: int
    created: str
    own: bool


def check_archive(backpack: Backpack, source: BinaryIO, passphrase: str) -> Checked:
    """Verify an archive whole, every seal, hash and record of it.

    Raises Refused("backup.key" | "backup.malformed" | "format.unknown" |
    "kdf.floor").
    """
    archive = open_archive(source, PASSPHRASE, passphrase)
    return Checked(
        entries=archive.count,
        documents=documents_in(archive.entries()),
        created=_created(archive),
        own=archive.space == backpack.space,
    )


def _created(archive: Archive) -> str:
    return str(archive.unpacking.manifest.get("created", ""))[:10]
