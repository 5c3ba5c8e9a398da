"""The book of a space in SQLite."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.book import DeviceState
from sync.server.ledgers.sqlite.book import (
    AT_ONCE,
    PUT_CHANGE,
    PUT_ITEM,
    PUT_STEP,
    SqliteBook,
    insert,
    marks,
    place,
)
from sync.server.ledgers.sqlite.connection import connect, migrate

numbers = st.integers(0, (1 << 31) - 1)


@given(numbers, numbers, numbers, numbers)
def test_places_keep_the_order_of_logs(a: int, b: int, c: int, d: int) -> None:
    assert (place(a, b) < place(c, d)) == ((a, b) < (c, d))


def test_an_empty_ledger_knows_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    book = SqliteBook(db, bytes(16))
    assert (book.space(), book.lane(bytes(16)), book.lane_at(bytes(16), 1)) == (
        None,
        None,
        None,
    )
    assert book.device(bytes(16)) == DeviceState()
    assert (book.items([bytes(16)]), book.members()) == ({}, [])
    assert not book.has_been(bytes(32))
    many = [n.to_bytes(32, "big") for n in range(1024)]
    assert book.lacking(many) == many
    db.close()


def test_marks() -> None:
    assert marks("abc") == "?, ?, ?"


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE + 7])
def test_rows_written_together_are_those_written_one_by_one(
    tmp_path: Path, count: int
) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    rows = [(1, n.to_bytes(16, "big"), 1, n, 0) for n in range(count)]
    insert(db, PUT_ITEM, rows)
    insert(db, PUT_ITEM, [(no, item, 2, n, 1) for no, item, _, n, _ in rows])
    kept = db.execute("SELECT * FROM item ORDER BY item").fetchall()
    assert kept == [(no, item, 2, n, 1) for no, item, _, n, _ in rows]
    db.close()


ROWS: dict[str, Callable[[int], tuple[object, ...]]] = {
    PUT_STEP: lambda n: (n, 1, 1, n, 0, b"h", b"hc", b"op", 0),
    PUT_CHANGE: lambda n: (n, 1, n, b"op"),
    PUT_ITEM: lambda n: (1, n.to_bytes(16, "big"), 1, n, 0),
}


@pytest.mark.parametrize("sql", list(ROWS))
def test_many_rows_take_few_statements(tmp_path: Path, sql: str) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    insert(db, sql, [ROWS[sql](n) for n in range(2 * AT_ONCE)])
    assert len(asked) == 2
    db.close()
