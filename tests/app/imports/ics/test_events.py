"""What an event says is taken one thing after the other, and what is odd is said."""

import pytest

from app.domain.timetable import Component, Standing, Timetable
from app.imports.ics import timetable
from app.imports.ics.events import DATES_MAX, NOTE_MAX
from tests.fictitious.agendas import agenda, event

pytestmark = pytest.mark.covers("C-065")


def told(*lines: str, **said: str) -> tuple[Component, Timetable]:
    found = timetable(agenda(event(*lines, **said)))
    return found.components[0], found


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("TENTATIVE", Standing.PROPOSED),
        ("confirmed", Standing.BOOKED),
        ("CANCELLED", Standing.CANCELLED),
        ("AUTRE", Standing.BOOKED),
    ],
)
def test_where_it_stands(status: str, standing: Standing) -> None:
    assert told(f"STATUS:{status}")[0].standing is standing


@pytest.mark.parametrize(
    "end", ["DTEND:20251207T143000", "DTEND:20261208", "DTEND:jamais"]
)
def test_an_end_that_cannot_be_is_left_out(end: str) -> None:
    assert told(end, start="DTSTART:20261207T143000")[0].end is None


def test_one_without_name_has_one_made_of_what_it_says() -> None:
    assert told(uid="")[0].uid == "2026-12-07T14:30:00/Dentiste"


def test_who_asks_is_a_name_else_an_address() -> None:
    assert told("ORGANIZER:MAILTO:a@exemple.fr")[0].who == "a@exemple.fr"
    assert told("ORGANIZER:urn:x")[0].who == ""


def test_a_note_is_bounded_and_only_a_safe_page_is_told() -> None:
    assert len(told("DESCRIPTION:" + "mot " * 5000)[0].note) <= NOTE_MAX
    assert told("URL:javascript:alert(1)")[0].note == ""


@pytest.mark.parametrize("number", ["-1", "x", "9" * 40, "²"])
def test_a_sequence_that_is_no_number_is_none(number: str) -> None:
    assert told(f"SEQUENCE:{number}")[0].sequence == 0


def test_what_is_odd_is_found() -> None:
    alarms = ["BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM"] * 11
    dates = "EXDATE:" + ",".join(["20261207T143000"] * (DATES_MAX + 1))
    assert told(*alarms)[1].findings == ("ics.alarm",)
    assert told(dates)[1].findings == ("ics.dates",)
    assert told("RDATE:hier")[1].findings == ("ics.dates",)
    assert told("RRULE:FREQ=PARFOIS")[1].findings == ("ics.rule",)
    both = told("RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY")
    assert both[1].findings == ("ics.rule",)
    assert told("BEGIN:VALARM\r\nEND:VALARM")[1].findings == ("ics.alarm",)


def test_one_of_a_series_and_all_that_follow() -> None:
    one, _ = told("RECURRENCE-ID;RANGE=THISANDFUTURE:20261207T143000")
    assert one.following
    assert one.again
