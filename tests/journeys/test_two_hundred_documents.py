"""Two hundred documents go in through the airlock and are found by their words."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.ids import EntryId, IdMint, SpaceId
from app.domain.space import Space
from app.flows.documents import Documents, Status
from app.flows.heart import Heart
from app.flows.search import Search
from storage.blobs import FolderBlobs
from storage.database import open_database
from storage.vault import SqlVault
from sync.airlock.parent import SealedAirlock
from tests.fictitious.documents import Fictitious, documents

SPACE = Space(SpaceId(bytes(15) + b"\1"), "Rose", "1958-03-12")
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
COUNT = 200


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[tuple[Documents, Search]]:
    """Return the documents of an encrypted home, and the search over them."""
    database, airlock = open_database(tmp_path / "store.db", bytes(48)), SealedAirlock()
    vault = SqlVault(database, Heart())
    blobs = FolderBlobs(tmp_path / "blobs", now=lambda: NOW, entropy=os.urandom)
    new_id = IdMint(lambda: NOW, os.urandom)
    kept = Documents(vault, blobs, airlock, SPACE, lambda: NOW, new_id, os.urandom)
    yield kept, Search(vault, SPACE)
    airlock.close()
    database.close()


@pytest.mark.slow
@pytest.mark.covers("C-001", "C-003")
def test_each_is_kept_identical_and_found_by_each_of_its_words(
    drawer: tuple[Documents, Search], tmp_path: Path
) -> None:
    kept, search = drawer
    for given in documents(7, COUNT):
        added = kept.add(given.content, name=given.name)
        assert added.status is Status.IMPORTED, (given.name, added.code)
        assert added.entry is not None
        assert kept.original(added.entry.id) == given.content
        assert lost(given, search, added.entry.id) == []
    assert sum(kept.counts().values()) == COUNT
    assert not [one for one in tmp_path.rglob("*") if clear(one)]


def lost(given: Fictitious, search: Search, entry: EntryId) -> list[str]:
    """Return the words of a document that do not find it."""
    reference = given.words[-1]
    return [
        word
        for word in given.words
        if entry not in {hit.entry.id for hit in search.find(f"{word} {reference}")}
    ]


def clear(path: Path) -> bool:
    """Say whether a file of the home shows a word of a document."""
    return path.is_file() and b"document fictif" in path.read_bytes().lower()
