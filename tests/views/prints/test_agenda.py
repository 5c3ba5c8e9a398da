"""The agenda leaves as any program reads it: two readers say the same of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.domain.agenda import Event, EventKind, EventState, Every, Repeat
from app.domain.ids import EntryId
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.rules.agenda.occurring import occurrences
from tests.app.flows.agenda.home import PARIS, AgendaHome
from tests.app.flows.agenda_files.test_agenda_files import Reading
from views.prints.agenda import agenda_file, whole_agenda

pytestmark = pytest.mark.covers("C-065")
MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DENTIST = Event(
    EntryId(b"d" * 16),
    EventKind.APPOINTMENT,
    "Dentiste, contrôle",
    "2026-12-07T14:30",
    "2026-12-07T15:15",
    "Europe/Paris",
    "12 rue des Lilas; Lyon",
    "Dr Fictif",
    "Venir à jeun.\nCarte Vitale.",
    reminders=(0, 60, 1440),
    uid=(b"d" * 16).hex(),
    sequence=4,
)
WALK = replace(
    DENTIST,
    id=EntryId(b"w" * 16),
    uid=(b"w" * 16).hex(),
    kind=EventKind.TASK,
    title="Marcher",
    start="2027-03-21T08:00",
    end="",
    repeat=Repeat(Every.WEEK, "2027-05-01", but=("2027-04-04T08:00",)),
)
STAY = replace(
    DENTIST,
    id=EntryId(b"s" * 16),
    uid="clinique@exemple.fr",
    kind=EventKind.APPOINTMENT,
    title="Clinique",
    start="2026-12-20",
    end="2026-12-23",
    zone="",
    author="Clinique",
    state=EventState.CANCELLED,
    reminders=(0, 1440, 10080),
)
EVERY = [DENTIST, WALK, STAY]


def read(events: Sequence[Event] = EVERY, *, named: bool = True) -> list[Any]:
    """Read with a library of others: what it says of each event."""
    library = pytest.importorskip("icalendar")
    content = agenda_file(events, MADE, named=named)
    return list(library.Calendar.from_ical(content).walk("VEVENT"))


def test_another_reader_says_the_same_words_and_times() -> None:
    dentist, walk, stay = read()
    assert str(dentist["SUMMARY"]) == "Dentiste, contrôle"
    assert str(dentist["LOCATION"]) == "12 rue des Lilas; Lyon"
    assert str(dentist["DESCRIPTION"]) == "Venir à jeun.\nCarte Vitale."
    assert dentist["DTSTART"].dt.astimezone(UTC) == datetime(
        2026, 12, 7, 13, 30, tzinfo=UTC
    )
    assert dentist["DTEND"].dt - dentist["DTSTART"].dt == timedelta(minutes=45)
    assert (stay["DTSTART"].dt, stay["DTEND"].dt) == (
        date(2026, 12, 20),
        date(2026, 12, 24),
    )
    assert (str(stay["UID"]), str(stay["STATUS"])) == (
        "clinique@exemple.fr",
        "CANCELLED",
    )
    assert str(dentist["UID"]) == f"{DENTIST.uid}@alveole.invalid"
    assert (dentist["SEQUENCE"], str(walk["TRANSP"])) == (4, "TRANSPARENT")


def test_another_reader_tells_it_at_the_same_minute() -> None:
    dentist, _walk, stay = read()
    told = [one["TRIGGER"].dt for one in dentist.walk("VALARM")]
    assert told == [timedelta(0), timedelta(hours=-1), timedelta(days=-1)]
    days = [one["TRIGGER"].dt for one in stay.walk("VALARM")]
    nine = timedelta(hours=9)
    assert days == [nine, nine - timedelta(days=1), nine - timedelta(days=7)]


def test_another_reader_finds_the_same_dates_across_the_clocks() -> None:
    """The clocks change on 28 March: the walk stays at eight."""
    walk = read()[1]
    rules = pytest.importorskip("dateutil.rrule")
    start = walk["DTSTART"].dt
    found = rules.rrulestr(walk["RRULE"].to_ical().decode(), dtstart=start)
    left = {walk["EXDATE"].dts[0].dt}
    theirs = [one.astimezone(UTC) for one in found if one not in left]
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    ours = [one.at.astimezone(UTC) for one in occurrences(WALK, first, last, PARIS)]
    assert theirs == ours
    assert {one.hour for one in ours} == {6, 7}


def test_the_definition_of_the_zone_says_when_clocks_change() -> None:
    library = pytest.importorskip("icalendar")
    content = agenda_file([WALK], MADE, named=True)
    (zone,) = library.Calendar.from_ical(content).walk("VTIMEZONE")
    made = zone.to_tz()
    for day in (
        date(2027, 3, 27),
        date(2027, 3, 28),
        date(2027, 10, 31),
        date(2030, 7, 1),
    ):
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001
        assert (
            noon.replace(tzinfo=made).utcoffset()
            == noon.replace(tzinfo=PARIS).utcoffset()
        )


def test_by_itself_it_says_nothing_of_health() -> None:
    told = agenda_file(EVERY, MADE, named=False).decode()
    assert told.count("SUMMARY:Rendez-vous\r\n") == 2
    assert told.count("SUMMARY:Rappel\r\n") == 1
    for word in (
        "entiste",
        "Lilas",
        "Fictif",
        "jeun",
        "archer",
        "linique",
        "exemple.fr",
    ):
        assert word not in told, word


def test_no_line_is_long_and_none_breaks_out() -> None:
    odd = replace(
        DENTIST, title="é" * 99, note="a\r\nEND:VCALENDAR", uid="x\r\nBEGIN:X"
    )
    told = agenda_file([odd], MADE, named=True)
    assert all(len(line) <= 75 for line in told.split(b"\r\n"))
    lines = told.replace(b"\r\n ", b"").split(b"\r\n")
    assert lines.count(b"END:VCALENDAR") == 1
    assert not [line for line in lines if line.startswith(b"BEGIN:X")]


def test_it_comes_back_the_same_in_another_space() -> None:
    home = AgendaHome()
    files = AgendaFiles(home.agenda, Reading())
    content = agenda_file(EVERY[:2], MADE, named=True)
    files.take(content, untitled="Rendez-vous")
    known = home.agenda.known()
    for one in EVERY[:2]:
        back = known[f"{one.uid}@alveole.invalid"]
        assert replace(back, id=one.id, uid=one.uid) == one
    assert not files.take(content, untitled="Rendez-vous").done


def test_in_its_own_space_it_is_known() -> None:
    home = AgendaHome()
    home.visit(reminders=(60,))
    home.walk()
    days = date(2026, 1, 1), date(2027, 1, 1)
    events = {one.event.id: one.event for one in home.agenda.between(*days)}
    content = agenda_file([*events.values()], MADE, named=False)
    files = AgendaFiles(home.agenda, Reading())
    found = files.preview(content, untitled="Rendez-vous", coming=False)
    assert (found.count, found.known) == (0, 2)


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        (Repeat(Every.DAY), "RRULE:FREQ=DAILY\r\n"),
        (
            Repeat(Every.MONTH, count=6, step=2),
            "RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=6\r\n",
        ),
        (Repeat(Every.YEAR, "2030-12-31"), "RRULE:FREQ=YEARLY;UNTIL=20301231\r\n"),
    ],
)
def test_each_rhythm_has_its_rule(repeat: Repeat, rule: str) -> None:
    assert (
        rule in agenda_file([replace(STAY, repeat=repeat)], MADE, named=True).decode()
    )


def test_an_empty_agenda_is_a_file() -> None:
    assert agenda_file([], MADE, named=True).startswith(b"BEGIN:VCALENDAR")


def test_a_whole_agenda_says_all_and_an_empty_one_nothing() -> None:
    assert whole_agenda([], MADE) == b""
    assert whole_agenda([DENTIST], MADE) == agenda_file([DENTIST], MADE, named=True)
