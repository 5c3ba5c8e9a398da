"""What is typed of an event is what the agenda keeps, and back the same."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda import Event, EventKind, Every, Repeat
from app.domain.errors import Refused
from app.domain.ids import EntryId
from views.parts.agenda.typed import AS_IT_IS, Typed, drafted, read, typed_of

TODAY = date(2026, 11, 23)
OLD = Event(
    EntryId(b"e" * 16),
    EventKind.APPOINTMENT,
    "Kiné",
    "2026-11-25T09:00",
    "2026-11-25T09:30",
    "America/Guadeloupe",
    repeat=Repeat(Every.WEEK, until="2027-01-31", but=("2026-12-02T09:00",)),
    reminders=(60, 1440),
)


def test_an_event_typed_again_says_the_same() -> None:
    draft = read(typed_of(OLD), OLD, TODAY)
    assert (draft.start, draft.end, draft.zone) == (OLD.start, OLD.end, OLD.zone)
    assert (draft.repeat, draft.reminders) == (OLD.repeat, OLD.reminders)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ({"clock": "14 h 30"}, "2026-11-24T14:30", ""),
        ({"clock": "14h30", "end": "15h"}, "2026-11-24T14:30", "2026-11-24T15:00"),
        ({"clock": "22h", "end": "6h"}, "2026-11-24T22:00", "2026-11-25T06:00"),
        ({"last": "26/11/2026"}, "2026-11-24", "2026-11-26"),
        ({}, "2026-11-24", ""),
    ],
)
def test_a_day_and_hours_are_a_span(
    typed: dict[str, str], start: str, end: str
) -> None:
    draft = read(Typed(title="Dentiste", day="demain", **typed), None, TODAY)
    assert (draft.start, draft.end, draft.zone) == (start, end, "")


@pytest.mark.parametrize(
    ("typed", "code", "line"),
    [
        ({"title": " "}, "line.needed", "title"),
        ({"day": ""}, "line.needed", "day"),
        ({"day": "bientôt"}, "date.malformed", "day"),
        ({"clock": "25 h"}, "date.clock_malformed", "clock"),
        ({"end": "15 h"}, "line.needed", "clock"),
        ({"every": "week", "until": "un jour"}, "date.malformed", "until"),
    ],
)
def test_what_is_wrong_names_its_line(
    typed: dict[str, str], code: str, line: str
) -> None:
    right = Typed(title="Dentiste", day="demain")
    with pytest.raises(Refused) as refused:
        read(replace(right, **typed), None, TODAY)
    assert (refused.value.code, refused.value.details["line"]) == (code, line)


def test_a_rhythm_without_words_stays_as_it_was() -> None:
    odd = replace(OLD, repeat=Repeat(Every.MONTH, step=3, count=4))
    typed = typed_of(odd)
    assert typed.every == AS_IT_IS
    assert read(typed, odd, TODAY).repeat == odd.repeat
    assert read(replace(typed, every="week"), odd, TODAY).repeat == Repeat(Every.WEEK)
    assert read(replace(typed, every=""), odd, TODAY).repeat == Repeat()


def test_a_draft_of_another_version_is_read_for_what_is_known() -> None:
    assert drafted(Typed(), {"title": "Dentiste", "colour": "red"}).title == "Dentiste"
