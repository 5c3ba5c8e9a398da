"""Every named query of the store goes by an index (P07)."""

import importlib
import re
from collections.abc import Iterator

import pytest

from storage import entries
from storage.database import Database, _connect
from storage.sql import Values
from tests.storage.samples import KEY

ROOMS = (
    *("vault", "journal", "trail", "search", "desk", "departures", "traces"),
    *("inbox", "entries"),
)
KEPT_AS_TEXT = (
    *("entry", "journal", "text", "conflict", "evidence", "step", "batch"),
    *("version", "reading", "known", "inbox", "frame"),
)
"""Tables whose rows are long: JSON, bodies, packed entries."""
OWN_TO_THE_INDEX = {None, "entry_text", "data_version"}
"""What the index of words looks up by itself each time it is asked."""


def named_queries() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for name, value in vars(importlib.import_module(f"storage.{room}")).items():
            if isinstance(value, str) and re.match(r"(SELECT|UPDATE|DELETE) ", value):
                yield f"{room}.{name}", value


def values(sql: str, value: int) -> Values:
    """Return something for each place of a query."""
    count = max(map(int, re.findall(r"\?(\d)", sql)), default=sql.count("?"))
    return dict.fromkeys(re.findall(r":(\w+)", sql), value) or (value,) * count


def plan_of(database: Database, sql: str) -> list[str]:
    """Return the steps by which a query is answered."""
    plan = database.ask(f"EXPLAIN QUERY PLAN {sql}", values(sql, 1))
    return [str(row[3]) for row in plan]


def scans(database: Database, sql: str) -> list[str]:
    """Return the steps of the plan that read a whole long table."""
    plan = plan_of(database, sql)
    return [step for step in plan if step.removeprefix("SCAN ") in KEPT_AS_TEXT]


def prepared_again(database: Database, sql: str) -> set[str | None]:
    """Return the tables looked up again when other values are given to a query."""
    reader = _connect(database.path, KEY, readonly=True)
    tables: set[str | None] = set()

    def prepared(_: int, table: str | None, *__: object) -> int:
        tables.add(table)
        return 0

    reader.set_authorizer(prepared)
    for value in (1, 2):
        tables.clear()
        reader.execute(sql, values(sql, value)).fetchall()
    reader.close()
    return tables - OWN_TO_THE_INDEX


@pytest.mark.parametrize(("name", "sql"), list(named_queries()))
def test_no_query_reads_a_whole_long_table(
    a_database: Database, name: str, sql: str
) -> None:
    assert scans(a_database, sql) == [], name


@pytest.mark.parametrize("name", ["_NEWEST", "_OLDEST", "_COUNT", "_TOLD"])
def test_a_conversation_is_read_along_its_own_index(
    a_database: Database, name: str
) -> None:
    """Nothing of the others is met, and nothing is sorted."""
    narrowed = entries._FILTER + entries._WITHIN
    sql = vars(entries)[name].replace(entries._FILTER, narrowed)
    assert ":thread" in sql
    (step,) = plan_of(a_database, sql)
    assert "USING INDEX entry_by_thread (space=? AND kind=? AND <expr>=?" in step
    assert prepared_again(a_database, sql) == set()


def test_there_are_queries_to_look_at() -> None:
    assert len(dict(named_queries())) > 25


@pytest.mark.parametrize(
    ("index", "query"),
    [
        ("entry_by_date", "entries._BY_CATEGORY"),
        ("conflict_by_date", "vault._CONFLICTS"),
    ],
)
def test_the_check_sees_a_query_stripped_of_its_index(
    a_database: Database, index: str, query: str
) -> None:
    sql = dict(named_queries())[query].replace("space = ", "+space = ")
    with a_database.writing() as writer:
        writer.execute(f"DROP INDEX {index}")
    assert scans(a_database, sql) != []


READS = [(name, sql) for name, sql in named_queries() if sql.startswith("SELECT")]


@pytest.mark.parametrize(("name", "sql"), READS)
def test_a_read_is_prepared_once_whatever_its_values(
    a_database: Database, name: str, sql: str
) -> None:
    assert prepared_again(a_database, sql) == set(), name


def test_the_check_sees_a_bare_limit(a_database: Database) -> None:
    sql = dict(READS)["entries._NEWEST"].replace(" + 0", "")
    assert prepared_again(a_database, sql) == {"entry"}
