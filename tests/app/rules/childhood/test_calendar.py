"""What is to do, to come, done, over: on twenty days of a child's life."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth
from app.rules.childhood.calendar import Due, Progress, calendar
from app.rules.childhood.table import certificates, examinations
from tests.fictitious.childhood import BORN, DATES, DUE, days_old

pytestmark = pytest.mark.covers("C-143")
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
LEO = Birth(BORN, BORN)


def due(birth: Birth, day: date, *done: str) -> tuple[str, ...]:
    """Name what is to be done on a day."""
    found = calendar(examinations(), birth, day, done)
    return tuple(one.stage.id for one in found if one.progress is Progress.DUE)


@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_right_examinations_are_due(day: date) -> None:
    assert due(LEO, day) == DUE[day]


def test_there_are_twenty_days_over_seventeen_years() -> None:
    assert len(DATES) == len(set(DATES)) == 20
    assert (DATES[-1] - DATES[0]).days > 17 * 365


@pytest.mark.parametrize(
    ("old", "progress"),
    [(6, "coming"), (7, "due"), (14, "due"), (15, "passed")],
)
def test_a_window_opens_and_closes_on_its_days(old: int, progress: str) -> None:
    first = calendar(examinations(), LEO, days_old(old), ())[0]
    assert first.progress == progress


def test_what_was_done_is_done_whatever_the_day() -> None:
    for day in DATES:
        first, *rest = calendar(examinations(), LEO, day, {"exam-01"})
        assert first.progress is Progress.DONE
        assert [one.progress for one in rest].count(Progress.DONE) == 0


@given(DAYS, st.integers(0, 7000))
def test_a_stage_goes_from_coming_to_due_to_over(born: date, days: int) -> None:
    birth, order = Birth(born, born), ["coming", "due", "passed"]
    now = calendar(examinations(), birth, born + timedelta(days), ())
    then = calendar(examinations(), birth, born + timedelta(days + 1), ())
    for one, next_ in zip(now, then, strict=True):
        assert order.index(one.progress) <= order.index(next_.progress)
        assert one.sure
        assert (one.since, one.until) == (next_.since, next_.until)


@given(DAYS, st.integers(0, 7000), st.sampled_from([4, 7]))
def test_a_partial_birth_date_hides_nothing_that_may_be_due(
    born: date, days: int, kept: int
) -> None:
    day = born + timedelta(days)
    birth = Birth.parse(born.isoformat()[:kept])
    assert birth
    exact, partly = (
        due(Birth(born, born), day),
        calendar(examinations(), birth, day, ()),
    )
    assert set(exact) <= {
        one.stage.id for one in partly if one.progress is Progress.DUE
    }
    assert all(_told(one, exact) for one in partly)


def _told(one: Due, exact: tuple[str, ...]) -> bool:
    """What is surely due is due; the rest of what may be is said to be unsure."""
    return one.progress is not Progress.DUE or not one.sure or one.stage.id in exact


@pytest.mark.parametrize(
    ("day", "waiting"),
    [
        (date(2024, 3, 1), ["CS8"]),
        (date(2024, 3, 9), []),
        (date(2024, 11, 10), ["CS9"]),
        (date(2026, 2, 10), ["CS24"]),
    ],
)
def test_a_certificate_has_its_weeks(day: date, waiting: list[str]) -> None:
    found = calendar(certificates(), LEO, day, ())
    assert [one.stage.id for one in found if one.progress is Progress.DUE] == waiting
