"""The clock of the example stands where it is put."""

from datetime import UTC, datetime

from app.flows.example.calendar import Calendar


def test_it_gives_the_moment_it_was_moved_to() -> None:
    clock = Calendar(datetime(2026, 11, 22, tzinfo=UTC))
    clock.at = datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert clock() == clock.at
    assert clock.ms() == 1000
