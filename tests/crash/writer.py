"""Commits until killed, and says each number AFTER its commit (a liar, before).

python -m tests.crash.writer HOME FIRST [liar]
"""

import hashlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.domain.write import Write
from storage.blobs import FolderBlobs
from storage.database import open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, attachment, entry, item

BYTES = 20_000


def content(number: int) -> bytes:
    """Return the sealed bytes that go with entry *number*."""
    return hashlib.shake_256(number.to_bytes(8, "big")).digest(BYTES)


def write(vault: SqlVault, blobs: FolderBlobs, number: int) -> None:
    """Keep one document as the product does: its file, then all the rest at once."""
    blob, parts, size = blobs.put([content(number)])
    file = attachment(content(number))
    file = type(file)(
        file.id,
        file.dek,
        blob,
        size,
        size,
        file.sha,
        file.media_type,
        file.name,
        file.role,
        parts,
    )
    kept = entry(number, attachments=(file,))
    gone = (item(number - 20),) if number % 7 == 0 else ()
    texts = {kept.id: f"genou numero{number} " + "mot " * (number % 900)}
    vault.commit(Write(space=SPACE, entries=(kept,), texts=texts, removed=gone))


def say(number: int) -> None:
    """Acknowledge."""
    os.write(1, number.to_bytes(8, "big"))


def main(home: Path, first: int, *, liar: bool) -> None:
    """Write for ever."""
    database = open_database(home / "store.db", KEY)
    vault = SqlVault(database, PulseSpy())
    blobs = FolderBlobs(
        home / "blobs", now=lambda: datetime.now(UTC), entropy=os.urandom
    )
    number = first
    while True:
        if liar:
            say(number)
        write(vault, blobs, number)
        if not liar:
            say(number)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), liar=sys.argv[3:] == ["liar"])
