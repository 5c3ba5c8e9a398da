"""A component becomes a draft of ours; what is odd in it is found."""

from datetime import date

import pytest

from app.domain.agenda import Draft, EventKind, EventState, Every, Repeat
from app.domain.timetable import Component, Moment, Rule, Sort, Standing
from app.flows.agenda_files.drafts import Making, dated, moved, series_of, without
from tests.app.flows.agenda.home import PARIS

pytestmark = pytest.mark.covers("C-065")
NOON = Moment("2026-12-07T12:00:00", "Europe/Paris")
ONE = Component(
    "a", Sort.EVENT, NOON, "Dentiste", Moment("2026-12-07T12:30:00", "Europe/Paris")
)


def making() -> Making:
    return Making(PARIS, date(2026, 11, 23), "Clinique", "Rendez-vous")


def told(one: Component) -> Draft:
    found = making().draft(one)
    assert found
    return found


def test_each_word_has_its_place() -> None:
    said = told(ONE)
    assert (said.kind, said.state, said.author) == (
        *(EventKind.APPOINTMENT, EventState.BOOKED),
        "Clinique",
    )
    assert (said.start, said.end) == ("2026-12-07T12:00", "2026-12-07T12:30")
    task = Component("b", Sort.TASK, Moment("2026-12-07"), standing=Standing.FULFILLED)
    assert (told(task).kind, told(task).state) == (EventKind.TASK, EventState.FULFILLED)


def test_an_hour_in_another_zone_stays_on_its_clocks() -> None:
    one = Component("a", Sort.EVENT, Moment("2026-12-07T12:00:00", "Asia/Tokyo"))
    assert (told(one).start, told(one).zone) == ("2026-12-07T12:00", "Asia/Tokyo")


def test_an_end_told_on_other_clocks_comes_on_those_of_the_start() -> None:
    end = Moment("2026-12-07T11:30:00", "UTC")
    one = Component("a", Sort.EVENT, NOON, end=end)
    assert told(one).end == "2026-12-07T12:30"


def test_an_hour_without_zone_is_that_of_here() -> None:
    one = Component("a", Sort.EVENT, Moment("2026-12-07T12:00:00"))
    assert told(one).zone == "Europe/Paris"


def test_a_series_of_utc_stays_on_its_clocks() -> None:
    """It moves with the seasons here, as its rule says."""
    utc = Moment("2026-12-07T12:00:00", "UTC")
    one = Component("a", Sort.EVENT, utc, rule=Rule("WEEKLY"))
    assert (told(one).start, told(one).zone) == ("2026-12-07T12:00", "UTC")


def test_a_rule_ends_on_the_day_it_says() -> None:
    until = Rule("DAILY", until=Moment("2026-12-09T11:00:00", "UTC"))
    one = Component("a", Sort.EVENT, NOON, rule=until)
    said = making().repeated(one, told(one))
    assert said
    assert (said.repeat.every, said.repeat.until) == (Every.DAY, "2026-12-09")
    day = Component(
        "a", Sort.EVENT, NOON, rule=Rule("DAILY", until=Moment("2026-12-09"))
    )
    again = making().repeated(day, told(day))
    assert again
    assert again.repeat.until == "2026-12-09"


def test_dates_listed_besides_come_one_by_one() -> None:
    one = Component("a", Sort.EVENT, NOON, besides=(Moment("2026-12-20T12:00:00"),))
    found = [each.start for each in making().single(one, told(one))]
    assert found == ["2026-12-07T12:00", "2026-12-20T12:00"]


def test_a_date_of_a_series_lasts_as_long_and_has_a_name_of_its_own() -> None:
    said = moved(told(ONE), "2026-12-14T12:00")
    assert (said.end, said.uid) == ("2026-12-14T12:30", dated("a", "2026-12-14T12:00"))


def test_what_turns_the_writing_around_is_taken_away() -> None:
    one = Component("a\u202e", Sort.EVENT, NOON, "den\u202etiste", place="l\u202eà")
    assert (told(one).uid, told(one).title, told(one).place) == ("a", "dentiste", "là")


def test_a_date_of_a_series_names_its_series() -> None:
    assert series_of(dated("a#b", "2026-12-07T09:00")) == "a#b"
    assert series_of(dated("a", "2026-12-07")) == "a"
    assert series_of("a#b") == "a#b"
    assert without(Repeat(but=("b",)), ["c", "a"]).but == ("a", "b", "c")
