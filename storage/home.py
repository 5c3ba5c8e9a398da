"""A whole home on disk: its store, opened once, and what is read and written there."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import SpaceId
from app.ports.pulse import Pulse
from app.ports.world import Clock, Entropy
from storage.apart import Apart
from storage.blobs import FolderBlobs
from storage.database import Database, open_database
from storage.departures import SqlDepartures
from storage.durable import free_bytes
from storage.entrusted import DiskEntrusted, beside
from storage.journal import SqlJournal
from storage.trail import SqlTrail
from storage.vault import SqlVault

Shelves = tuple[
    Database, SqlVault, SqlJournal, SqlTrail, FolderBlobs, Pulse, DiskEntrusted
]


@dataclass(frozen=True, slots=True)
class DiskHome:
    """The ports of one home, on one encrypted store; *entrusted* has its own."""

    database: Database
    vault: SqlVault
    journal: SqlJournal
    trail: SqlTrail
    blobs: FolderBlobs
    heart: Pulse
    entrusted: DiskEntrusted

    @property
    def folder(self) -> Path:
        """The folder of the home."""
        return self.database.path.parent

    def free(self) -> int:
        """Return how many bytes its disk can still take."""
        return free_bytes(self.folder)

    def shut(self) -> None:
        """Close both stores; the home belongs to others again."""
        with closing(self.database):
            self.entrusted.database.close()

    def findings(self) -> list[str]:
        """Return what is damaged in either store; empty when both are sound."""
        return [*self.database.findings(), *self.entrusted.database.findings()]

    def apart(self, space: SpaceId, *, own: bool) -> SqlVault:
        """Return the vault as the house of one space sees it."""
        return SqlVault(self.database, self.heart, Apart(space, own=own))

    @property
    def ledger(self) -> SqlDepartures:
        """Where what left is noted."""
        return SqlDepartures(self.database, self.heart)


def opened(
    folder: Path, key: bytes, *, now: Clock, entropy: Entropy, pulse: Pulse
) -> Shelves:
    """Open the home of a folder with its 48 bytes; raises what `open_database` does."""
    database = open_database(folder / "store.db", key)
    return (
        database,
        SqlVault(database, pulse),
        SqlJournal(database),
        SqlTrail(database),
        FolderBlobs(folder / "blobs", now=now, entropy=entropy),
        pulse,
        beside(folder, key, now=now, entropy=entropy, pulse=pulse),
    )
