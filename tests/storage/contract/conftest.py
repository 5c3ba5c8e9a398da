"""The same home twice: on disk and in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from storage.blobs import FolderBlobs
from storage.database import open_database
from storage.journal import SqlJournal
from storage.memory.blobs import MemoryBlobs
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from storage.trail import SqlTrail
from storage.vault import SqlVault
from tests.storage.samples import KEY, Clock, Drawn, PulseSpy


@dataclass(frozen=True)
class Home:
    """The ports of one home, and the clock and pulse they were given."""

    vault: Vault
    journal: Journal
    trail: Trail
    blobs: Blobs
    pulse: PulseSpy
    clock: Clock


def in_memory() -> Home:
    """Return a home in dictionaries."""
    memory, pulse, clock = Memory(), PulseSpy(), Clock()
    return Home(
        MemoryVault(memory, pulse),
        MemoryJournal(memory),
        MemoryTrail(memory),
        MemoryBlobs(now=clock),
        pulse,
        clock,
    )


@pytest.fixture(params=["disk", "memory"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Return a home of each make."""
    if request.param == "memory":
        yield in_memory()
        return
    database, pulse, clock = open_database(tmp_path / "s.db", KEY), PulseSpy(), Clock()
    yield Home(
        SqlVault(database, pulse),
        SqlJournal(database),
        SqlTrail(database),
        FolderBlobs(tmp_path / "blobs", now=clock, entropy=Drawn()),
        pulse,
        clock,
    )
    database.close()
