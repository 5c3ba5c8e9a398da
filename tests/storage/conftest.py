"""An encrypted store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from tests.storage.samples import KEY


@pytest.fixture
def a_database(tmp_path: Path) -> Iterator[Database]:
    """Return an open store; closed at the end."""
    database = open_database(tmp_path / "store.db", KEY)
    yield database
    database.close()
