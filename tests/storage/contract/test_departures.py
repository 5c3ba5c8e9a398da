"""The ledger of departures, on disk and in memory."""

from dataclasses import replace

import pytest

from app.domain.departure import KIND, Departure, Outcome, Purpose
from app.domain.ids import EntryId
from app.ports.departures import Departures
from storage.departures import SqlDepartures
from storage.memory.departures import MemoryDepartures
from tests.storage.contract.conftest import Home

LEFT = Departure(bytes(16), 1_795_000_000_000, "2026-11-21", Purpose.SEND, "a:1", 100)


def left(number: int, **changes: object) -> Departure:
    """Return the departure *number*, in order of time."""
    own = number.to_bytes(16, "big")
    return replace(LEFT, id=own, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def shelf(home: Home) -> Departures:
    database = getattr(home.vault, "_database", None)
    if database is None:
        return MemoryDepartures(home.pulse)
    return SqlDepartures(database, home.pulse)


def test_a_departure_comes_back_as_it_left(shelf: Departures) -> None:
    whole = left(
        1,
        received=9,
        outcome=Outcome.SILENT,
        consent="c",
        entry=EntryId(b"e" * 16),
    )
    shelf.keep([whole, left(2)])
    assert shelf.of("2026-11-21", limit=9) == [left(2), whole]


def test_the_same_id_is_replaced(shelf: Departures) -> None:
    shelf.keep([left(1)])
    shelf.keep([left(1, received=5, outcome=Outcome.DONE)])
    (told,) = shelf.of("2026-11-21", limit=9)
    assert (told.received, told.outcome) == (5, Outcome.DONE)


def test_what_did_not_leave_is_dropped_alone(shelf: Departures) -> None:
    shelf.keep([left(1), left(2)])
    shelf.drop(left(1).id)
    shelf.drop(left(9).id)
    assert shelf.of("2026-11-21", limit=9) == [left(2)]


def test_days_are_summed_by_reason_and_place_newest_first(shelf: Departures) -> None:
    other = left(3, day="2026-11-22", host="b:2", outcome=Outcome.REFUSED)
    shelf.keep([left(1, received=1), left(2, received=2), other])
    newest, oldest = shelf.tallies("2026-11-01", "2026-11-30")
    assert (newest.day, newest.host, newest.failed) == ("2026-11-22", "b:2", 1)
    assert (oldest.count, oldest.sent, oldest.received) == (2, 200, 3)
    assert oldest.failed == 0


def test_only_the_days_asked_for_are_summed(shelf: Departures) -> None:
    shelf.keep([left(1), left(2, day="2026-11-22")])
    assert [one.day for one in shelf.tallies("2026-11-22", "2026-11-30")] == [
        "2026-11-22"
    ]


def test_a_day_is_read_by_windows(shelf: Departures) -> None:
    shelf.keep([left(number) for number in range(5)])
    assert shelf.of("2026-11-21", limit=2, offset=2) == [left(2), left(1)]
    assert shelf.of("2026-11-22", limit=2) == []


def test_old_days_are_forgotten(shelf: Departures) -> None:
    shelf.keep([left(1), left(2, day="2026-11-22")])
    assert shelf.forget("2026-11-22") == 1
    assert shelf.of("2026-11-21", limit=9) == []
    assert len(shelf.of("2026-11-22", limit=9)) == 1
    assert shelf.forget("2026-11-22") == 0


def test_the_pulse_tells_and_nothing_waits_to_travel(
    home: Home, shelf: Departures
) -> None:
    shelf.keep([left(1)])
    assert home.pulse.told[-1].kinds == {KIND}
    assert all(home.journal.waiting(space) == 0 for space in home.vault.spaces())
