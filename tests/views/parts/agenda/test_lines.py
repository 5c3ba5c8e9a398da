"""What takes place is gathered by day, in order, each time with its own words."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.agenda import Draft, EventKind, Every, Repeat
from tests.screens.fletunit import plain
from tests.screens.homes import NOON, a_house, filled
from views.parts.agenda.lines import (
    count_words,
    covered,
    days_of,
    folded,
    page_of,
    title_of,
)

NOW = NOON.astimezone(UTC)
TODAY = NOW.date()
YEAR = timedelta(days=365)


def test_the_days_come_in_order_and_what_lasts_all_day_first() -> None:
    agenda = a_house().agenda
    agenda.add(Draft(title="Dentiste", start="2026-11-24T14:30", who="Dr Fictif"))
    agenda.add(Draft(title="À jeun", start="2026-11-24"))
    agenda.add(Draft(title="Radio", start="2026-11-22T08:00", place="CHU Fictif"))
    days = days_of(agenda.between(TODAY, TODAY + YEAR), NOW)
    titles = [[line.title for line in day.lines] for day in days]
    assert titles == [["Radio"], ["À jeun", "Dentiste"]]
    assert plain(days[0].title) == "Demain, dimanche 22 novembre 2026"
    assert plain(days[0].lines[0].words[1]) == "CHU Fictif"
    assert count_words(3) == "3 éléments prévus"
    assert count_words(0) == "Rien de prévu."


@pytest.mark.parametrize(
    ("kind", "every", "following"),
    [
        (EventKind.TASK, Every.DAY, "2026-11-22"),
        (EventKind.TASK, Every.WEEK, "2026-11-28"),
        (EventKind.TASK, Every.MONTH, "2026-12-21"),
        (EventKind.APPOINTMENT, Every.DAY, "2026-11-22"),
    ],
)
def test_what_comes_again_is_one_line_of_a_list(
    kind: EventKind, every: Every, following: str
) -> None:
    agenda = a_house().agenda
    again = Repeat(every, count=8)
    drops = Draft(title="Gouttes", start="2026-11-21", kind=kind, repeat=again)
    event = agenda.add(drops)
    agenda.done(event.id, "2026-11-21")
    (one,) = folded(agenda.between(TODAY, TODAY + YEAR))
    assert one.start == following


def test_each_appointment_of_a_course_is_a_line_of_the_list() -> None:
    agenda = a_house().agenda
    weekly = Repeat(Every.WEEK, count=3)
    agenda.add(Draft(title="Kiné", start="2026-11-22T09:00", repeat=weekly))
    found = list(folded(agenda.between(TODAY, TODAY + YEAR)))
    assert [one.start[:10] for one in found] == [
        "2026-11-22",
        "2026-11-29",
        "2026-12-06",
    ]


def test_a_stay_has_its_own_page_and_lasts() -> None:
    house = filled()
    stay = next(
        one
        for one in house.agenda.between(TODAY - YEAR, TODAY)
        if one.event.kind is EventKind.STAY
    )
    assert page_of(stay.event).startswith("/sante/hospitalisations/")
    assert title_of(stay.event) == "Clinique du Parc"
    assert [day.day for day in covered(stay)] == [2, 3, 4, 5]


def test_the_name_of_a_line_is_its_own() -> None:
    agenda = a_house().agenda
    weekly = Repeat(Every.WEEK, count=3)
    agenda.add(Draft(title="Kiné", start="2026-11-22T09:00", repeat=weekly))
    found = agenda.between(TODAY, TODAY + YEAR)
    names = {
        line.name for day in days_of(found, datetime.now(UTC)) for line in day.lines
    }
    assert len(names) == 3
