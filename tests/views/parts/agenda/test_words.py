"""Days, hours, repeats and reminders are said as people say them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.agenda import Event, EventKind, EventState, Every, Occurrence, Repeat
from app.domain.ids import EntryId
from tests.screens.fletunit import plain
from views.parts.agenda.words import (
    day_words,
    hours_words,
    reminder_words,
    repeat_words,
    state_words,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 12, tzinfo=PARIS)
EVENT = Event(
    EntryId(b"e" * 16),
    EventKind.APPOINTMENT,
    "Dentiste",
    "2026-11-24T14:30",
    zone="Europe/Paris",
)


def once(start: str, end: str = "", zone: str = "Europe/Paris") -> Occurrence:
    """Return one time of an event."""
    at = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    event = replace(EVENT, start=start, end=end, zone=zone if "T" in start else "")
    return Occurrence(event, at, at.date(), start, end)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (once("2026-11-24T14:30"), "14 h 30"),
        (once("2026-11-24T14:30", "2026-11-24T15:00"), "de 14 h 30 à 15 h 00"),
        (
            once("2026-11-24T22:00", "2026-11-25T06:00"),
            "22 h 00, jusqu'au 25 novembre 2026 à 6 h 00",
        ),
        (once("2026-11-24"), ""),
        (once("2026-11-24", "2026-11-26"), "jusqu'au 26 novembre 2026"),
        (
            once("2026-11-24T14:30", zone="America/Guadeloupe"),
            "14 h 30, heure de Guadeloupe",
        ),
    ],
)
def test_hours_are_those_of_the_clocks_of_the_place(one: Occurrence, said: str) -> None:
    assert plain(hours_words(one, NOW)) == said


def test_a_day_next_to_today_has_its_own_word() -> None:
    today = date(2026, 11, 23)
    assert day_words(today, today) == "Aujourd'hui, lundi 23 novembre 2026"
    assert day_words(date(2026, 11, 24), today) == "Demain, mardi 24 novembre 2026"
    assert day_words(date(2026, 11, 25), today) == "Mercredi 25 novembre 2026"


@pytest.mark.covers("C-060")
@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "À l'heure dite"),
        (60, "Une heure avant"),
        (1440, "La veille"),
        (10080, "Une semaine avant"),
        (20, "20 minutes avant"),
        (180, "3 heures avant"),
        (4320, "3 jours avant"),
        (20160, "2 semaines avant"),
    ],
)
def test_a_reminder_is_said_in_words(minutes: int, said: str) -> None:
    assert reminder_words(minutes) == said


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        (Repeat(), ""),
        (Repeat(Every.DAY), "Chaque jour"),
        (Repeat(Every.WEEK, "2027-03-12"), "Chaque semaine jusqu'au 12 mars 2027"),
        (Repeat(Every.WEEK, step=2, count=10), "Toutes les 2 semaines, 10 fois"),
        (Repeat(Every.MONTH, step=3), "Tous les 3 mois"),
    ],
)
def test_what_comes_again_says_how(repeat: Repeat, said: str) -> None:
    assert repeat_words(repeat) == said


def test_only_what_is_not_simply_to_come_has_a_state() -> None:
    said = {state: state_words(replace(EVENT, state=state)) for state in EventState}
    assert said[EventState.BOOKED] == ""
    assert said[EventState.CANCELLED] == "Annulé"
    assert said[EventState.PROPOSED] == ""
    ruled = replace(EVENT, state=EventState.PROPOSED, rule="checkup-60-65")
    assert state_words(ruled) == "À réserver"
    assert hours_words(once("2026-11-24T14:30"), NOW.astimezone(UTC)).endswith("Paris")
