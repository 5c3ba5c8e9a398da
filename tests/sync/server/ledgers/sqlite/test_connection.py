"""How the ledger's file is opened, and what its errors become."""

import sqlite3
from pathlib import Path

import pytest

from app.domain.errors import Broken, Refused
from sync.server.ledgers.sqlite.connection import (
    SCHEMA,
    connect,
    migrate,
    ours,
    wrapped,
)


def test_a_file_is_durable_and_made_once(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    migrate(db)
    asked = ("journal_mode", "synchronous", "page_size", "user_version")
    found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    db.close()
    assert found == ["wal", 2, 8192, SCHEMA]


def test_a_schema_of_the_future_is_refused(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    db.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(Broken, match="ledger_newer"):
        migrate(db)
    db.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    writer = connect(tmp_path / "ledger.db")
    migrate(writer)
    reader = connect(tmp_path / "ledger.db", reader=True)
    with pytest.raises(Broken, match="storage_broken"), wrapped():
        reader.execute("DELETE FROM space")
    reader.close()
    writer.close()


def test_an_error_of_ours_stays_itself() -> None:
    error = Refused("conflict")
    assert ours(error) is error
    assert ours(sqlite3.OperationalError("x")).code == "storage_broken"
