"""Gathers pages until killed, and says each number AFTER it was kept (a liar, before).

python -m tests.crash.gatherer HOME [liar]
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from app.domain.ids import IdMint
from app.domain.space import Space
from app.flows.documents import Documents
from app.flows.gathering import Gathering
from storage.blobs import FolderBlobs
from storage.database import open_database
from storage.vault import SqlVault
from sync.airlock.parent import SealedAirlock
from tests.fictitious import printing
from tests.storage.samples import KEY, SPACE, PulseSpy

CANARY = "kvqzwxjypage"


def photograph(number: int) -> bytes:
    """Return the picture of page *number*."""
    return printing.photograph([f"{CANARY} {number}"], date="2026-03-12", turned=False)


def name(number: int) -> str:
    """Return the name page *number* is given under."""
    return f"{CANARY}{number}.jpg"


@contextmanager
def opened(home: Path) -> Iterator[Gathering]:
    """Open the pages that wait in *home*, behind the real airlock."""

    def now() -> datetime:
        return datetime.now(UTC)

    database = open_database(home / "store.db", KEY)
    with closing(database), closing(SealedAirlock()) as airlock:
        yield Gathering(
            Documents(
                SqlVault(database, PulseSpy()),
                FolderBlobs(home / "blobs", now=now, entropy=os.urandom),
                airlock,
                Space(SPACE, "Rose"),
                now,
                IdMint(now, os.urandom),
                os.urandom,
            )
        )


def main(home: Path, *, liar: bool) -> None:
    """Gather for ever."""
    with opened(home) as gathering:
        for number in count(1):
            if liar:
                os.write(1, bytes([number]))
            gathering.add(photograph(number), name=name(number))
            if not liar:
                os.write(1, bytes([number]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), liar=sys.argv[2:] == ["liar"])
