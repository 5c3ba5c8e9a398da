"""The ledger goes by its indexes, and says nothing in clear on the disk."""

from pathlib import Path

import pytest

from app.domain.departure import Departure, Purpose
from storage import departures
from storage.database import Database
from storage.departures import SqlDepartures
from tests.storage.samples import PulseSpy


@pytest.mark.parametrize(
    ("sql", "count"),
    [
        (departures._TALLIES, 2),
        (departures._OF, 3),
        (departures._OLD, 1),
        (departures._FORGET, 1),
    ],
)
def test_every_query_goes_by_an_index(
    a_database: Database, sql: str, count: int
) -> None:
    plan = a_database.ask(f"EXPLAIN QUERY PLAN {sql}", (1,) * count)
    steps = [row[3] for row in plan]
    assert all(step.startswith("SEARCH departure USING") for step in steps), steps


def test_a_query_stripped_of_its_index_is_seen(a_database: Database) -> None:
    with a_database.writing() as writer:
        writer.execute("DROP INDEX departure_by_day")
        writer.execute("DROP INDEX departure_in_order")
    plan = a_database.ask(f"EXPLAIN QUERY PLAN {departures._OLD}", (1,))
    assert any(row[3].startswith("SCAN") for row in plan)


@pytest.mark.covers("C-157")
def test_no_host_is_readable_on_the_disk(a_database: Database, tmp_path: Path) -> None:
    host = "serveur-tres-reconnaissable.exemple"
    left = Departure(bytes(16), 0, "2026-11-21", Purpose.SEND, host, 1)
    SqlDepartures(a_database, PulseSpy()).keep([left])
    a_database.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert kept
    assert host.encode() not in kept
