"""Another calendar is told a day and « Rendez-vous », and more only when asked."""

from datetime import UTC, date, datetime

import pytest

from app.flows.vaccines.planning import Planned
from tests.app.worlds import a_home
from views.prints.reminding import reminder_of, reminders_of

pytestmark = pytest.mark.covers("C-046")
HOME = a_home()[0]
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def planned(title: str, day: date) -> Planned:
    """Return something planned, by its title."""
    entry = HOME.vault.entry(HOME.space, HOME.write(title))
    return Planned(entry, "dtp-adult/3", day)


FLU = planned("Vaccin contre la grippe", date(2026, 12, 1))
DTP = planned("Rappel : diphtérie, tétanos, polio", date(2027, 3, 12))


def test_by_itself_it_names_nothing() -> None:
    told = reminders_of(MADE, [FLU, DTP], named=False).decode()
    assert told.count("BEGIN:VEVENT") == 2
    assert told.count("SUMMARY:Rendez-vous\r\n") == 2
    for word in ("accin", "ripp", "ipht", "dtp"):
        assert word not in told
    assert "DTSTART;VALUE=DATE:20261201" in told
    assert "DTSTART;VALUE=DATE:20270312" in told


def test_asked_for_each_says_what_it_is() -> None:
    told = reminders_of(MADE, [FLU, DTP], named=True).decode()
    assert "SUMMARY:Vaccin contre la grippe\r\n" in told
    assert "SUMMARY:Rappel : diphtérie\\, tétanos\\, polio\r\n" in told
    assert "SUMMARY:Rendez-vous" not in told


def test_one_alone_is_the_same_event_as_among_all() -> None:
    """Copied twice, it stands once in the other calendar."""
    one = reminder_of(MADE, FLU).decode()
    every = reminders_of(MADE, [FLU, DTP], named=False).decode()
    uids = [line for line in every.splitlines() if line.startswith("UID:")]
    assert [line for line in one.splitlines() if line in uids] == uids[:1]
    assert len(set(uids)) == 2
