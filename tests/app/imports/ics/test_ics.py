"""An agenda of another program gives its events, whoever wrote it and however."""

from pathlib import Path
from time import thread_time

import pytest

from app.domain.errors import Refused
from app.domain.timetable import Moment, Rule, Sort, Standing, Timetable
from app.imports import reader_of
from app.imports.ics import EVENTS_MAX, READER, timetable
from tests.fictitious.agendas import HEAD, HOSTILE, RICH, agenda, event, outcome

pytestmark = pytest.mark.covers("C-065")
REAL = Path(__file__).parents[5] / "shared/data/standards/ics"
PARIS = "Europe/Paris"


@pytest.fixture(scope="module")
def rich() -> Timetable:
    return timetable(RICH)


def test_an_appointment_comes_whole(rich: Timetable) -> None:
    one = rich.components[0]
    assert rich.name == "Ma santé"
    assert (one.uid, one.title, one.sort) == (
        "dentiste@exemple.fr",
        "Dentiste",
        Sort.EVENT,
    )
    assert one.start == Moment("2026-12-07T14:30:00", PARIS)
    assert one.end == Moment("2026-12-07T15:15:00", PARIS)
    assert one.place == "12 rue des Lilas, Lyon"
    assert one.who == "Cabinet; dentaire"
    assert (
        one.note == "Venir à jeun.\nApporter la carte Vitale.\nhttps://exemple.fr/rdv/1"
    )
    assert (one.sequence, one.reminders, one.standing) == (
        3,
        (60, 1440),
        Standing.BOOKED,
    )


def test_a_series_keeps_its_rule_and_its_exceptions(rich: Timetable) -> None:
    series, again = rich.components[1:3]
    assert series.rule == Rule("WEEKLY", count=20, by=(("DAY", ("MO", "WE")),))
    assert [one.text[:10] for one in series.without] == ["2026-12-09", "2026-12-14"]
    assert [one.text[:10] for one in series.besides] == ["2026-12-12"]
    assert again.again == Moment("2026-12-16T09:00:00", PARIS)
    assert (again.uid, again.start.text) == (series.uid, "2026-12-16T11:00:00")


def test_something_to_do_is_a_task_on_its_day(rich: Timetable) -> None:
    one = rich.components[3]
    assert (one.sort, one.standing) == (Sort.TASK, Standing.FULFILLED)
    assert one.start == Moment("2026-12-10")


def test_a_file_that_cancels_cancels_all_it_names() -> None:
    (one,) = timetable(agenda(event(), method="CANCEL")).components
    assert one.standing is Standing.CANCELLED


def test_it_is_no_document_and_says_so() -> None:
    found = READER.read(RICH)
    assert (found.export, found.title, found.media_type) == (
        "ics",
        "Ma santé",
        "text/calendar",
    )
    assert reader_of(RICH, "lettre.txt") is READER


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCARD\r\n", b"<html>"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.unknown_format"):
        timetable(content)


def test_what_cannot_be_kept_is_named() -> None:
    found = timetable(
        agenda(
            event(start="DTSTART:demain", title="Sans date"),
            event(name="VJOURNAL", title="Journal"),
        )
        + HEAD.encode()
        + b"BEGIN:VEVENT\r\nSUMMARY:Coup"
    )
    assert [(one.reason, one.title) for one in found.unkept] == [
        ("date", "Sans date"),
        ("kind", "Journal"),
        ("cut", "Coup"),
    ]


def test_of_too_many_the_latest_and_what_repeats_are_kept() -> None:
    olds = (
        event(uid=f"{n}", start=f"DTSTART:20{n // 365:02}0101T{n % 24:02}0000")
        for n in range(EVENTS_MAX + 500)
    )
    series = event("RRULE:FREQ=YEARLY", uid="s", start="DTSTART:19010101T000000")
    found = timetable(agenda(series, *olds))
    assert (len(found.components), found.more) == (EVENTS_MAX, 501)
    assert found.components[0].uid == "s"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_is_read_or_refused_at_once(name: str) -> None:
    started = thread_time()
    found = outcome(timetable, HOSTILE[name])
    if isinstance(found, Timetable):
        assert len(found.components) <= EVENTS_MAX
    else:
        assert found in {"import.too_large", "import.damaged"}
    assert thread_time() - started < 5


def test_hostile_words_come_without_commands() -> None:
    (one,) = timetable(HOSTILE["nul"]).components
    assert one.place.isprintable() or "\u202e" in one.place
    assert "\0" not in one.place
    assert "\x1b" not in one.place


@pytest.mark.parametrize("name", ["latin-1", "utf-16"])
def test_other_alphabets_are_read(name: str) -> None:
    assert timetable(HOSTILE[name]).components[0].place == "Hôpital"


def test_every_public_sample_is_read_or_refused_by_name() -> None:
    if not REAL.exists():
        pytest.skip("the public samples are not beside this tree")
    refused = list[str]()
    for path in sorted(REAL.rglob("*.ics")):
        try:
            timetable(path.read_bytes())
        except Refused as error:
            refused.append(error.code)
    assert set(refused) <= {"import.unknown_format"}
    assert len(refused) <= 20
