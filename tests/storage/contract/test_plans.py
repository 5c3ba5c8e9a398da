"""Every named query of the store goes by an index (P07)."""

import importlib
import re
from collections.abc import Iterator

import pytest

from storage.database import Database

ROOMS = ("vault", "journal", "trail", "search", "desk")
KEPT_AS_TEXT = (
    *("entry", "journal", "text", "conflict", "evidence", "step", "batch"),
    "version",
)
"""Tables whose rows are long: JSON, bodies, packed entries."""


def named_queries() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for name, value in vars(importlib.import_module(f"storage.{room}")).items():
            if isinstance(value, str) and re.match(r"(SELECT|UPDATE|DELETE) ", value):
                yield f"{room}.{name}", value


def scans(database: Database, sql: str) -> list[str]:
    """Return the steps of the plan that read a whole long table."""
    count = max(map(int, re.findall(r"\?(\d)", sql)), default=sql.count("?"))
    named = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
    plan = database.ask(f"EXPLAIN QUERY PLAN {sql}", named or (1,) * count)
    return [row[3] for row in plan if row[3].removeprefix("SCAN ") in KEPT_AS_TEXT]


@pytest.mark.parametrize(("name", "sql"), list(named_queries()))
def test_no_query_reads_a_whole_long_table(
    a_database: Database, name: str, sql: str
) -> None:
    assert scans(a_database, sql) == [], name


def test_there_are_queries_to_look_at() -> None:
    assert len(dict(named_queries())) > 25


@pytest.mark.parametrize(
    ("index", "query"),
    [("entry_by_date", "vault._BY_CATEGORY"), ("conflict_by_date", "vault._CONFLICTS")],
)
def test_the_check_sees_a_query_stripped_of_its_index(
    a_database: Database, index: str, query: str
) -> None:
    sql = dict(named_queries())[query].replace("space = ", "+space = ")
    with a_database.writing() as writer:
        writer.execute(f"DROP INDEX {index}")
    assert scans(a_database, sql) != []
