"""The calendar of a space: the booklet in, what is due out, and what is answered."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import Due, Fact, Need, Reason
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.calendar import LATER, Calendar, Line
from tests.app.paper_home import PARIS, PaperHome, days

pytestmark = pytest.mark.covers("C-044")
REPEVAX = Immunization("Repevax", day="2004-02-01")
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")


@pytest.fixture
def home() -> PaperHome:
    """Return the space of somebody of sixty-eight."""
    return PaperHome("1958-03-12")


def flow(home: PaperHome) -> Calendar:
    """Return the calendar of that space."""
    booklet = Booklet(home.vault, home.stays.world, home.space)
    return Calendar(booklet, home.preferences, PARIS)


def line(calendar: Calendar, name: str) -> Line:
    """Return one line by its name."""
    return next(one for one in calendar.every() if one.due.name == name)


def test_a_dose_of_the_booklet_counts_for_every_disease_of_its_product(
    home: PaperHome,
) -> None:
    calendar = flow(home)
    calendar.booklet.add(REPEVAX)
    due = line(calendar, "dtp-adult/2").due
    assert (due.need, due.reason) == (Need.DONE, Reason.DOSE)
    assert due.dose
    assert due.dose.vaccine == "Repevax"


def test_the_next_booster_waits_and_says_since_when(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.booklet.add(REPEVAX)
    due = line(calendar, "dtp-adult/3").due
    assert (due.need, due.since) == (Need.TODO, date(2023, 3, 12))
    assert due.why.source
    assert line(calendar, "dtp-adult/3") in calendar.waiting()


def test_a_withdrawn_dose_does_not_count_any_more(home: PaperHome) -> None:
    calendar = flow(home)
    entry = calendar.booklet.add(replace(REPEVAX, day="2024-02-01"))
    assert line(calendar, "dtp-adult/3").due.need is Need.DONE
    calendar.booklet.withdraw(entry.id)
    assert line(calendar, "dtp-adult/3").due.need is Need.TODO


def test_the_same_injection_told_twice_is_one_dose(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.booklet.add(REPEVAX)
    calendar.booklet.add(replace(REPEVAX, first_hand=True), told={"source": "imported"})
    (dose,) = calendar.doses()
    assert dose.confirmed


@pytest.mark.covers("C-046")
@pytest.mark.parametrize(
    ("day", "reason"),
    [("", Reason.SAID), ("2024", Reason.SAID), ("2024-05-02", Reason.DOSE)],
)
def test_already_done_is_one_tap_whatever_is_known_of_its_date(
    home: PaperHome, day: str, reason: Reason
) -> None:
    calendar = flow(home)
    back = calendar.done(line(calendar, "dtp-adult/3").due, day)
    due = line(calendar, "dtp-adult/3").due
    assert (due.need, due.reason) == (Need.DONE, reason)
    back()
    assert line(calendar, "dtp-adult/3").due.need is Need.TODO
    assert calendar.booklet.count() == 0


def test_what_was_said_done_is_a_declared_dose_in_plain_words(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.done(line(calendar, "dtp-adult/3").due)
    (entry,) = calendar.booklet.every()
    assert entry.title == "Diphtérie, tétanos, poliomyélite"
    assert entry.when.text == ""
    assert not calendar.doses()[0].confirmed


def test_a_dose_to_come_is_not_done(home: PaperHome) -> None:
    calendar = flow(home)
    with pytest.raises(Refused, match=r"vaccine\.future"):
        calendar.done(line(calendar, "dtp-adult/3").due, "2027-01-01")


@pytest.mark.covers("C-046")
def test_later_and_never_are_kept_and_undone(home: PaperHome) -> None:
    calendar = flow(home)
    acts: list[Callable[[Due], Callable[[], object]]]
    acts = [calendar.later, calendar.never]
    for act in acts:
        asked = line(calendar, "dtp-adult/3")
        assert asked.waiting
        back = act(asked.due)
        assert not line(calendar, "dtp-adult/3").waiting
        back()
        assert line(calendar, "dtp-adult/3") == asked


@pytest.mark.covers("C-046")
def test_a_refusal_holds_the_next_year_and_later_only_a_month(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.later(line(calendar, "dtp-adult/3").due)
    calendar.never(line(calendar, "influenza/2026").due)
    home.now += days(LATER.days - 1)
    assert calendar.waiting() == []
    home.now += days(1)
    assert [one.due.name for one in calendar.waiting()] == ["dtp-adult/3"]
    home.now += days(330)
    assert line(calendar, "influenza/2027").refused
    calendar.again(line(calendar, "influenza/2027").due)
    assert not line(calendar, "influenza/2027").refused


def test_a_situation_is_looked_at_only_once_said(home: PaperHome) -> None:
    home = PaperHome("1990-02-01")
    calendar = flow(home)
    assert line(calendar, "influenza/0").due.need is Need.NONE
    back = calendar.tell(Fact.CHRONIC_ILLNESS, said=True)
    due = line(calendar, "influenza/2026").due
    assert (due.need, due.why.facts) == (Need.CHECK, (Fact.CHRONIC_ILLNESS,))
    calendar.tell(Fact.CHRONIC_ILLNESS, said=False)
    assert calendar.told(Fact.CHRONIC_ILLNESS) is False
    back()
    assert calendar.told(Fact.CHRONIC_ILLNESS) is None


def test_what_comes_in_forty_years_is_not_told_but_a_childhood_is() -> None:
    names = {one.due.name for one in flow(PaperHome("2026-09-01")).lines()}
    assert "dtcap-teen/1" in names
    assert "dtp-adult/1" not in names


def test_what_waits_comes_first_and_what_was_put_off_last(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.later(line(calendar, "influenza/2026").due)
    needs = [one.due.need for one in calendar.lines()]
    assert needs[0] is Need.TODO
    assert calendar.lines()[-1].due.name == "influenza/2026"


@pytest.mark.covers("C-046")
def test_a_grown_up_is_reminded_once_the_booklet_is_begun(home: PaperHome) -> None:
    calendar = flow(home)
    assert calendar.waiting()
    assert calendar.reminders() == []
    calendar.booklet.add(REPEVAX)
    assert calendar.reminders() == calendar.waiting()


@pytest.mark.covers("C-046")
def test_a_child_is_reminded_from_the_first_day() -> None:
    calendar = flow(PaperHome("2026-09-01"))
    assert calendar.reminders() == calendar.waiting() != []


@pytest.mark.covers("C-046")
def test_what_is_to_check_is_told_apart_from_what_is_due(home: PaperHome) -> None:
    calendar = flow(home)
    assert calendar.unsure() == []
    calendar.booklet.add(REPEVAX)
    unsure = calendar.unsure()
    assert {one.due.need for one in unsure} == {Need.CHECK}
    assert "influenza" in {one.due.rule for one in unsure}
    assert not set(unsure) & set(calendar.reminders())


def test_all_that_is_to_check_waits_a_month_at_once(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.booklet.add(REPEVAX)
    before, due = calendar.unsure(), calendar.waiting()
    back = calendar.all_later(*(one.due for one in before))
    assert (calendar.unsure(), calendar.waiting()) == ([], due)
    home.now += LATER
    assert calendar.unsure() == before
    home.now -= days(1)
    back()
    assert calendar.unsure() == before


def test_a_missing_birth_date_is_no_vaccine_to_check() -> None:
    calendar = flow(PaperHome(""))
    calendar.booklet.add(REPEVAX)
    assert {one.due.reason for one in calendar.lines()} == {Reason.BIRTH}
    assert calendar.unsure() == []


def test_a_disease_written_in_free_words_counts_for_nothing(home: PaperHome) -> None:
    calendar = flow(home)
    calendar.booklet.add(Immunization("Autre", diseases=(Coded(words="peste"),)))
    assert calendar.doses()[0].diseases == frozenset()


def test_the_day_is_that_of_the_place_where_the_person_lives(home: PaperHome) -> None:
    home.now = home.now.replace(hour=23, minute=30)
    assert flow(home).today() == date(2026, 11, 22)


def test_nothing_of_it_asks_a_network(home: PaperHome) -> None:
    calls: list[str] = []

    def watch(event: str, _args: Any) -> None:  # noqa: ANN401 - any audit
        if event in CALLS:
            calls.append(event)

    sys.addaudithook(watch)
    assert flow(home).lines()
    assert calls == []
