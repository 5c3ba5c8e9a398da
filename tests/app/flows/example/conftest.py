"""Empty shelves in memory, and a world that stands still."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from app.domain.ids import IdMint
from app.flows.example.filling import Shelves
from app.flows.heart import Heart
from app.flows.world import World
from storage.memory.home import MemoryHome, memory_home

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def now() -> datetime:
    """Return the moment of these tests."""
    return NOW


@dataclass
class Place:
    """A home in memory, and what fills it."""

    home: MemoryHome = field(default_factory=lambda: memory_home(now, Heart()))
    world: World = field(
        default_factory=lambda: World(now, os.urandom, IdMint(now, os.urandom))
    )

    @property
    def shelves(self) -> Shelves:
        """Return where the example goes."""
        home = self.home
        return Shelves(home.vault, home.trail, home.blobs, home.departures)


@pytest.fixture
def place() -> Place:
    """Empty shelves."""
    return Place()
