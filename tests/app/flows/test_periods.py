"""Periods are local days; what their measures say together is plain arithmetic."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.when import When
from app.flows.periods import ALWAYS, Drift, Span, Summary, drift, summed
from tests.app.paper_home import PaperHome

TODAY = date(2026, 11, 21)


def test_a_week_ends_today_and_the_one_before_ends_on_its_eve() -> None:
    week = Span.days(7, TODAY)
    assert (week.first, week.last) == ("2026-11-15", "2026-11-21")
    assert week.before == Span("2026-11-08", "2026-11-14")


@given(st.dates(date(1900, 1, 1)), st.integers(1, 2000))
def test_two_periods_touch_and_are_as_long(today: date, days: int) -> None:
    span = Span.days(days, today)
    before = span.before
    assert before
    ends = [date.fromisoformat(one) for one in (before.last, span.first)]
    assert ends[1] - ends[0] == timedelta(days=1)
    assert Span.days(days, ends[0]) == before


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("2026-03", "2026-04", Span("2026-03-01", "2026-04-30")),
        ("2024", "2024", Span("2024-01-01", "2024-12-31")),
        ("2026-03-05", "", Span("2026-03-05", "")),
        ("", "2026-02", Span("", "2026-02-28")),
        ("", "", ALWAYS),
    ],
)
def test_a_month_or_a_year_stands_for_its_days(
    first: str, last: str, kept: Span
) -> None:
    assert Span.between(first, last) == kept


def test_a_period_backwards_is_refused() -> None:
    with pytest.raises(Refused, match=r"period\.backwards"):
        Span.between("2026-05", "2026-04")
    with pytest.raises(Refused, match=r"date\.malformed"):
        Span.between("hier", "")


def test_nothing_comes_before_what_has_no_end() -> None:
    assert ALWAYS.before is None
    assert Span("2026-01-01", "").before is None


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2026-03-12T00:10:00+01:00", True),
        ("2026-03-12T23:50:00-04:00", True),
        ("2026-03-12", True),
        ("2026-03-11T23:59:00+01:00", False),
        ("2026-03-13", False),
        ("2026-03", False),
        ("", False),
    ],
)
def test_a_day_is_the_one_lived_there(text: str, held: bool) -> None:  # noqa: FBT001 - a table
    span, when = Span("2026-03-12", "2026-03-12"), When.parse(text)
    since, until = span.bounds
    assert since is not None
    assert until is not None
    assert span.holds(when) is held
    assert not held or since <= when.start <= until


def test_always_holds_even_an_unknown_date() -> None:
    assert ALWAYS.holds(When.unknown())
    assert ALWAYS.bounds == (None, None)


def test_measures_are_summed_up_value_by_value() -> None:
    measures = PaperHome().measures
    for high, low in (("120", "80"), ("130", "70"), ("140", "75")):
        measures.add("blood-pressure", [high, low])
    found = summed(measures.series("blood-pressure"))
    assert found == Summary(
        3,
        (Decimal(130), Decimal(75)),
        (Decimal(120), Decimal(70)),
        (Decimal(140), Decimal(80)),
    )
    assert summed([]) is None


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("72", "71", Drift.LEVEL),
        ("73", "71", Drift.HIGHER),
        ("69", "71", Drift.LOWER),
        ("0", "0", Drift.LEVEL),
        ("1", "0", Drift.HIGHER),
    ],
)
def test_two_averages_are_compared_and_a_small_gap_is_none(
    now: str, before: str, said: Drift
) -> None:
    sides = [(Decimal(one),) for one in (now, before)]
    here, there = (Summary(1, side, side, side) for side in sides)
    assert drift(here, there) is said


def test_one_value_of_a_sum_is_told_alone() -> None:
    both = (Decimal(128), Decimal(82))
    found = Summary(3, both, both, both).part(1)
    assert (found.count, found.mean, found.high) == (3, both[1:], both[1:])
