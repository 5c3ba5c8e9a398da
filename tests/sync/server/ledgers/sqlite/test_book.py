"""The book of a space in SQLite."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sync.server.book import DeviceState
from sync.server.ledgers.sqlite.book import SqliteBook, marks, place
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
    assert marks("abc") == "?,?,?"
