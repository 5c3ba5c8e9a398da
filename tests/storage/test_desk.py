"""A desk leaves no orphan row behind an entry."""

import pytest

from storage.database import Database
from storage.desk import SqlDesk
from tests.storage.samples import SPACE, full_entry, item

TABLES = ("entry", "attachment", "text", "entry_text")


def counts(database: Database) -> list[int]:
    return [
        database.ask(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - constants
        for table in TABLES
    ]


def test_an_entry_put_twice_is_there_once(a_database: Database) -> None:
    for _ in range(2):
        with a_database.writing() as writer:
            SqlDesk(writer, SPACE).put(full_entry(1), "genou")
    assert counts(a_database) == [1, 2, 1, 1]


@pytest.mark.covers("C-115")
def test_a_removed_entry_leaves_no_row(a_database: Database) -> None:
    with a_database.writing() as writer:
        SqlDesk(writer, SPACE).put(full_entry(1), "genou")
        SqlDesk(writer, SPACE).remove(item(1))
    assert counts(a_database) == [0, 0, 0, 0]


def test_a_row_keeps_its_place_in_the_index(a_database: Database) -> None:
    with a_database.writing() as writer:
        desk = SqlDesk(writer, SPACE)
        desk.put(full_entry(1), "genou")
        desk.put(full_entry(2), "hanche")
        desk.put(full_entry(1), None)
    rows = a_database.ask("SELECT rowid FROM entry_text WHERE entry_text MATCH 'genou'")
    assert rows == a_database.ask("SELECT n FROM entry WHERE id = ?", (item(1),))
