"""« À côté » on disk: what others entrust, in a file and a folder of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Final

from app.crypto.canon import kdf
from app.domain.changes import Changes
from app.domain.ids import EntryId, SpaceId
from app.domain.owned import owned
from app.ports.pulse import Pulse
from app.ports.world import Clock, Entropy
from storage.beat import EntrustedPulse
from storage.blobs import FolderBlobs
from storage.desk import SqlDesk
from storage.journal import SqlJournal
from storage.late import LateDatabase
from storage.sql import Writer
from storage.trail import SqlTrail
from storage.vault import SqlVault

FOLDER: Final = "entrusted"
"""What the folder of a home that holds what others entrust is called."""
TABLES: Final = (
    "trace",
    "entry",
    "attachment",
    "link",
    "version",
    "journal",
    "batch",
    "conflict",
    "standing",
    "step",
    "run",
    "item_head",
    "evidence",
    "known",
    "inbox",
    "frame",
    "space",
)
"""Every table with rows of one space, by its column `space` (`id` for the last)."""
_KEY_SIZE = 48
_POINTS = "DELETE FROM reading WHERE trace IN (SELECT n FROM trace WHERE space = ?)"
_WORDS = "DELETE FROM entry_text WHERE rowid IN (SELECT n FROM entry WHERE space = ?)"
_TEXTS = "DELETE FROM text WHERE entry IN (SELECT n FROM entry WHERE space = ?)"
_NAMED = ("setting", "secret")


@dataclass(frozen=True, slots=True)
class DiskEntrusted:
    """The ports of what is entrusted, on one encrypted store of its own."""

    database: LateDatabase
    vault: SqlVault
    journal: SqlJournal
    trail: SqlTrail
    blobs: FolderBlobs
    pulse: Pulse

    def here(self) -> bool:
        """Say whether anything was ever kept: asking makes nothing."""
        return self.database.here()

    def forget(self, lane: SpaceId, kept: Mapping[str, bytes]) -> None:
        """Erase every row, word, key and file of a lane; *kept* are secrets put."""
        before = self.vault.blobs()
        with self.database.writing() as writer:
            _forget(writer, lane)
            desk = SqlDesk(writer, lane)
            desk.rinse(())
            for name, value in kept.items():
                desk.set(name, value, secret=True)
        self.blobs.drop(before - self.vault.blobs())
        self.database.fold()
        self.pulse.beat(Changes(lane, frozenset()))

    def rinse(self) -> None:
        """Delete what a kill left of what was erased."""
        self.blobs.sweep(self.vault.blobs(), older_than=-inf)
        self.database.fold()


def beside(
    folder: Path, key: bytes, *, now: Clock, entropy: Entropy, pulse: Pulse
) -> DiskEntrusted:
    """Return what is kept beside a home; *key* is that of the home's own store."""
    own, told = kdf(key, _KEY_SIZE, "entrusted"), EntrustedPulse(pulse)
    database = LateDatabase(folder / FOLDER / "entrusted.db", own)
    return DiskEntrusted(
        database,
        SqlVault(database, told),
        SqlJournal(database),
        SqlTrail(database),
        FolderBlobs(folder / FOLDER / "blobs", now=now, entropy=entropy),
        told,
    )


def _forget(writer: Writer, lane: SpaceId) -> None:
    """Delete what one space has everywhere, and every name that says it."""
    rows = writer.execute("SELECT id FROM entry WHERE space = ?", (lane,)).fetchall()
    names = [(name,) for (item,) in rows for name in owned(EntryId(item))]
    writer.executemany("DELETE FROM setting WHERE name = ?", names)
    for sql in (_POINTS, _WORDS, _TEXTS):
        writer.execute(sql, (lane,))
    for table in TABLES:
        column = "id" if table == "space" else "space"
        writer.execute(f"DELETE FROM {table} WHERE {column} = ?", (lane,))  # noqa: S608 - constants
    for table in _NAMED:
        asked = f"DELETE FROM {table} WHERE instr(name, ?)"  # noqa: S608 - constants
        writer.execute(asked, (lane.hex(),))
