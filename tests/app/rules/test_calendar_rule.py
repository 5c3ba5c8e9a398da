"""Rules of other agendas give the dates RFC 5545 says, and cost little."""

from datetime import date, datetime, timedelta
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import Every, Repeat
from app.domain.timetable import Rule
from app.imports.ics.lines import Line
from app.imports.ics.rules import rule
from app.rules.agenda.recurrence import starts
from app.rules.calendar_rule import Dates, Span, ours

pytestmark = pytest.mark.covers("C-065")
START = datetime(2026, 12, 7, 14, 30)  # noqa: DTZ001  on the clocks of its place
FIRST, LAST = date(2026, 1, 1), date(2031, 1, 1)


def read(said: str) -> Rule:
    found = rule(Line("RRULE", said))
    assert found
    return found


def days(said: str, start: datetime = START, first: date = FIRST) -> list[str]:
    found = Dates().of(Span(read(said), start), first, LAST)
    assert found is not None
    return [one.date().isoformat() for one in found[:4]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-12-07 2026-12-10 2026-12-14 2026-12-17"),
        ("FREQ=DAILY;BYDAY=SA,SU", "2026-12-12 2026-12-13 2026-12-19 2026-12-20"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-25 2027-01-29 2027-02-26 2027-03-26"),
        ("FREQ=MONTHLY;BYDAY=2MO", "2026-12-14 2027-01-11 2027-02-08 2027-03-08"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-12-31 2027-01-31 2027-02-28 2027-03-31"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-12-31 2027-01-29 2027-02-26 2027-03-31",
        ),
        ("FREQ=YEARLY;BYMONTH=3,9", "2027-03-07 2027-09-07 2028-03-07 2028-09-07"),
        ("FREQ=YEARLY;BYDAY=1MO", "2027-01-04 2028-01-03 2029-01-01 2030-01-07"),
        (
            "FREQ=YEARLY;BYMONTH=6;BYDAY=3SU",
            "2027-06-20 2028-06-18 2029-06-17 2030-06-16",
        ),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU;COUNT=2", "2026-12-20 2027-01-03"),
        ("FREQ=DAILY;BYMONTH=1;COUNT=3", "2027-01-01 2027-01-02 2027-01-03"),
    ],
)
def test_the_dates_are_those_of_the_standard(said: str, expected: str) -> None:
    assert days(said) == expected.split()


def test_an_end_is_kept_to_the_hour() -> None:
    until = datetime(2026, 12, 14, 14, 0)  # noqa: DTZ001
    span = Span(Rule("DAILY", by=(("DAY", ("MO",)),)), START, until)
    assert Dates().of(span, FIRST, LAST) == [START]


@pytest.mark.parametrize(
    ("said", "repeat"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", Repeat(Every.WEEK)),
        ("FREQ=DAILY;INTERVAL=3;COUNT=9", Repeat(Every.DAY, count=9, step=3)),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=7", Repeat(Every.YEAR)),
        ("FREQ=MONTHLY;BYMONTHDAY=7", Repeat(Every.MONTH)),
        ("FREQ=WEEKLY;BYDAY=MO,TH", None),
        ("FREQ=WEEKLY;BYDAY=TU", None),
        ("FREQ=YEARLY;BYMONTHDAY=7", None),
        ("FREQ=MONTHLY;BYDAY=1MO", None),
        ("FREQ=HOURLY", None),
        ("FREQ=DAILY;COUNT=367", None),
        ("FREQ=DAILY;INTERVAL=1000", None),
    ],
)
def test_a_simple_rule_is_kept_as_one_of_ours(said: str, repeat: Repeat | None) -> None:
    assert ours(Span(read(said), START)) == repeat


def test_the_last_day_of_ours_allows_its_hour() -> None:
    early = datetime(2026, 12, 20, 9, 0)  # noqa: DTZ001
    found = ours(Span(Rule("DAILY"), START, early))
    assert found == Repeat(Every.DAY, until="2026-12-19")


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 40),
    st.integers(0, 60),
    st.integers(0, 2000),
)
def test_ours_gives_the_same_dates(
    every: str, step: int, times: int, after: int
) -> None:
    span = Span(Rule(every, step, times), START + timedelta(days=after % 400))
    first = FIRST + timedelta(days=after)
    repeat = ours(span)
    assert repeat
    assert Dates().of(span, first, LAST) == list(
        starts(span.start, repeat, first, LAST)
    )


@pytest.mark.parametrize(
    "said",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;BYHOUR=8,20",
    ],
)
def test_what_cannot_be_followed_gives_no_date(said: str) -> None:
    assert Dates().of(Span(read(said), START), FIRST, LAST) is None


def test_a_rule_since_1900_is_met_at_once() -> None:
    old = datetime(1900, 1, 1, 8)  # noqa: DTZ001
    started = thread_time()
    assert days("FREQ=YEARLY;BYMONTH=1,7", old)[:2] == ["2026-01-01", "2026-07-01"]
    assert thread_time() - started < 0.2


def test_all_the_rules_of_a_file_cost_a_bounded_time() -> None:
    old, dates = datetime(1900, 1, 1, 8), Dates()  # noqa: DTZ001
    span = Span(read("FREQ=DAILY;BYDAY=MO,TU;COUNT=999999"), old)
    started = thread_time()
    found = [dates.of(span, FIRST, LAST) for _ in range(2_000)]
    assert found[0]
    assert found[-1] is None
    assert thread_time() - started < 3


def test_a_rule_that_never_comes_ends() -> None:
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == []
    assert days("FREQ=YEARLY;INTERVAL=999999;BYMONTH=1,2", first=LAST) == []


def test_a_rule_gives_at_most_a_year_of_days() -> None:
    found = Dates().of(Span(read("FREQ=DAILY;BYMONTH=1,2,3"), START), FIRST, LAST)
    assert found
    assert len(found) <= 366
