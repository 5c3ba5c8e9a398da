"""The tables of a foreign database are read by name; what it would run is refused."""

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.gates import tables as gate
from app.gates.tables import SIZE_MAX, Tables

HONEST = """
CREATE TABLE weights (row_id INTEGER PRIMARY KEY, time INTEGER, weight REAL,
    note TEXT, local INTEGER AS (time + 1000));
INSERT INTO weights (time, weight, note) VALUES (20, 70500.0, 'é'), (10, 71000, NULL);
"""

ENDLESS = """CREATE VIEW weights AS WITH RECURSIVE n(x) AS (
SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS time FROM n"""


def database(script: str) -> bytes:
    engine = sqlite3.connect(":memory:")
    engine.executescript(script)
    content = engine.serialize()
    engine.close()
    return content


WHOLE = database(HONEST)


def read(content: bytes, table: str, *columns: str, order: str = "") -> list[object]:
    opened = Tables(content)
    try:
        return [tuple(row.values()) for row in opened.rows(table, columns, order=order)]
    finally:
        opened.close()


def test_lines_come_by_the_names_of_their_columns() -> None:
    found = read(database(HONEST), "weights", "time", "weight", "note", order="time")
    assert found == [(10, 71000.0, None), (20, 70500.0, "é")]


def test_a_column_it_does_not_have_is_nothing() -> None:
    assert read(database(HONEST), "weights", "time", "gone") == [(20, None), (10, None)]
    assert read(database(HONEST), "heights", "time") == []
    assert Tables(database(HONEST)).columns("heights") == frozenset()


def test_the_tables_are_named() -> None:
    assert Tables(WHOLE).names() == ["weights"]


def test_a_file_that_waits_for_a_journal_is_read_all_the_same() -> None:
    waiting = bytearray(database(HONEST))
    waiting[18:20] = b"\2\2"
    assert read(bytes(waiting), "weights", "time") == [(20,), (10,)]


@pytest.mark.covers("C-001")
@pytest.mark.parametrize(
    "hostile",
    [
        ENDLESS,
        "CREATE TABLE w (x); CREATE VIEW weights AS SELECT load_extension('x') AS time",
    ],
)
def test_a_view_is_no_table(hostile: str) -> None:
    assert read(database(hostile), "weights", "time") == []


@pytest.mark.covers("C-001")
def test_a_column_that_computes_is_never_asked_for() -> None:
    computed = "CREATE TABLE w (a, b AS (abs(a)), c AS (a) STORED)"
    assert Tables(database(computed)).columns("w") == {"a"}


def test_a_virtual_table_is_none() -> None:
    engine = sqlite3.connect(":memory:")
    engine.executescript("CREATE VIRTUAL TABLE weights USING fts5(time)")
    assert read(engine.serialize(), "weights", "time") == []


def test_without_the_authorizer_a_function_would_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = "SELECT abs(-1)"
    with pytest.raises(sqlite3.DatabaseError):
        Tables(WHOLE)._engine.execute(asked)
    monkeypatch.setattr(gate, "_allowed", lambda *_about: sqlite3.SQLITE_OK)
    assert Tables(WHOLE)._engine.execute(asked).fetchone() == (1,)


def test_a_reading_that_turns_round_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "STEPS_MAX", 100_000)
    many = (
        "CREATE TABLE w (a); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
        "FROM n LIMIT 100000) INSERT INTO w SELECT x FROM n"
    )
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(database(many), "w", "a")


def test_nothing_is_written_nor_opened_beside() -> None:
    engine = Tables(database(HONEST))._engine
    for order in (
        "DELETE FROM weights",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only = OFF",
        "CREATE TABLE other (a)",
    ):
        with pytest.raises(sqlite3.DatabaseError):
            engine.execute(order)


def test_a_file_too_large_or_of_another_sort_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        Tables(bytes(SIZE_MAX + 1))
    with pytest.raises(Refused, match=r"import\.damaged"):
        Tables(b"not a database")


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30
    )
)
def test_a_damaged_file_gives_lines_or_a_refusal(
    changes: list[tuple[int, int]],
) -> None:
    damaged = bytearray(WHOLE)
    for at, byte in changes:
        damaged[at] = byte
    with suppress(Refused):
        read(bytes(damaged), "weights", "time", "weight", "note", order="time")


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_short_gives_lines_or_a_refusal(size: int) -> None:
    with suppress(Refused):
        read(WHOLE[:size], "weights", "time", "weight")
