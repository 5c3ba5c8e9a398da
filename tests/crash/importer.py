"""Imports files while the disk fails under it; says what it acknowledged.

python -m tests.crash.importer HOME [survey|liar]
"""

import json
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain.errors import AlveoleError
from app.domain.ids import AttachmentId
from app.domain.query import Query
from app.domain.write import Write
from app.flows.sealed.files import Plain, SealedFiles
from storage.blobs import FolderBlobs
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, entry

FILES = 6
TRIES = 20
"""Openings tried while the disk fails."""


def content(number: int) -> bytes:
    """Return the file of an entry, of two parts for the last ones."""
    return bytes([number]) * (1_100_000 if number >= FILES - 1 else 20_000)


def opened(home: Path, errors: Counter[str]) -> Database | None:
    """Open, again and again while the disk fails."""
    for _ in range(TRIES):
        try:
            return open_database(home / "store.db", KEY)
        except AlveoleError as error:
            errors[error.code] += 1
    return None


def main(home: Path, *, liar: bool = False) -> dict[str, object]:
    """Seal each file, then its entry; acknowledge once both are kept.

    A liar acknowledges before: the planted fault.
    """
    errors: Counter[str] = Counter()
    home.mkdir(exist_ok=True)
    database, kept = opened(home, errors), []
    files = SealedFiles(blobs(home), os.urandom)
    for number in range(FILES) if database else ():
        if liar:
            kept.append(number)
        try:
            plain = Plain(AttachmentId(bytes(16)), content(number), "original", "", "")
            sealed = files.seal(SPACE, entry(number).id, plain)
            one = replace(entry(number), attachments=(sealed,))
            texts = {one.id: f"genou {number}"}
            write = Write(space=SPACE, entries=(one,), texts=texts)
            SqlVault(database, PulseSpy()).commit(write)  # type: ignore[arg-type]
            kept += [] if liar else [number]
        except AlveoleError as error:
            errors[error.code] += 1
    return {"kept": kept, "errors": errors}


def blobs(home: Path) -> FolderBlobs:
    """Return the files of a home."""
    return FolderBlobs(
        home / "blobs", now=lambda: datetime.now(UTC), entropy=os.urandom
    )


def survey(home: Path) -> dict[str, object]:
    """Say what is there, and whole."""
    database = open_database(home / "store.db", KEY)
    query = Query("document", limit=200, oldest_first=True)
    files, found = SealedFiles(blobs(home), os.urandom), []
    for each in SqlVault(database, PulseSpy()).find(SPACE, query):
        number = int.from_bytes(each.id, "big")
        if files.open(each, "original") == content(number):
            found.append(number)
    return {"found": found, "findings": database.findings()}


if __name__ == "__main__":
    place, how = Path(sys.argv[1]), sys.argv[2:]
    said = survey(place) if how == ["survey"] else main(place, liar=how == ["liar"])
    answer = json.dumps(said).encode()
    os.writev(1, [answer])  # `write` may be the one that fails
