"""A date says what the person knows, no more, and stands for exact bounds."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.when import Precision, When
from tests.vectors.strategies import code_of

DAY = 86_400_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZONES = st.integers(-14 * 60 - 59, 14 * 60 + 59).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(
    datetime(2, 1, 1),  # noqa: DTZ001 - the zone is drawn beside
    datetime(9998, 12, 31),  # noqa: DTZ001
    timezones=ZONES,
)


def day_start(day: date) -> int:
    return (day - date(1970, 1, 1)).days * DAY


@given(st.dates())
def test_a_day_a_month_and_a_year_hold_one_another(day: date) -> None:
    text = day.isoformat()
    spans = [When.parse(text[:size]) for size in (10, 7, 4)]
    assert [each.precision for each in spans] == [
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
    ]
    assert [each.text for each in spans] == [text, text[:7], text[:4]]
    inner, month, year = spans
    assert inner.start == day_start(day)
    assert year.start <= month.start <= inner.start <= inner.end
    assert inner.end <= month.end <= year.end
    assert inner.end - inner.start == DAY - 1


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_and_years_follow_without_a_gap(year: int, month: int) -> None:
    after = f"{year + month // 12:04}-{month % 12 + 1:02}"
    assert When.parse(f"{year:04}-{month:02}").end + 1 == When.parse(after).start
    assert When.parse(f"{year:04}").end + 1 == When.parse(f"{year + 1:04}").start


@given(MOMENTS)
def test_an_instant_is_one_millisecond_whatever_its_offset(moment: datetime) -> None:
    when = When.parse(moment.isoformat())
    assert when.precision == Precision.SECOND
    assert when.start == when.end == (moment - EPOCH) // timedelta(milliseconds=1)
    assert When.parse(moment.astimezone(UTC).isoformat()).start == when.start


@given(MOMENTS)
def test_an_instant_is_written_to_the_second_with_its_offset(moment: datetime) -> None:
    assert When.at(moment).text == moment.isoformat(timespec="seconds")


def test_an_hour_without_an_offset_is_read_as_utc() -> None:
    bare, utc = When.parse("2026-11-21T08:00:00"), When.parse("2026-11-21T08:00Z")
    assert bare.start == utc.start
    assert bare.text == "2026-11-21T08:00:00"


def test_nobody_knows_an_empty_date() -> None:
    assert When.parse("") == When.unknown() == When("", Precision.UNKNOWN, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31",
        "0001-01-01T00:00:00+14:59",
        "9999-12-31T23:59:59-14:59",
        "2024-02-29",
        "2026-11-21T23:59:59.123456789Z",
    ],
)
def test_the_ends_of_time_are_dates(text: str) -> None:
    assert When.parse(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2026-13",
        "2026-00",
        "2026-11-31",
        "0000",
        "26",
        "2026-1-1",
        "2026-11-21T",
        "2026-11-21T8:00",
        "2026-11-21 08:00",
        "2026-11-21T24:00",
        "2026-11-21T08:60",
        "2026-11-21T08:00:60",
        "2026-11-21T08:00+01:60",
        "2026-11-21T08:00+15:00",
        "2026-11-21T08:00-99:00",
        "2026-11-21T08:00+0100",
        "2026-11-21T08:00+01:00:00",
        "2026-11-21T08:00z",
        "2026-W47",
        "20261121",
        " 2026",
        "2026\n",
        "hier",
        "\u0662\u0660\u0662\u0666",
        "2026-1\u0661-21",
        "2026-11-21T08:0\uff10Z",
        "2026-11-21T08:00+01:\u0660\u0660",
    ],
)
def test_anything_else_is_not_a_date(text: str) -> None:
    with pytest.raises(Refused, match=r"^date\.malformed$"):
        When.parse(text)


@given(st.text(alphabet="0123456789-+:.TZ \u0661", max_size=30))
def test_any_text_is_a_date_kept_as_it_is_or_refused(text: str) -> None:
    code = code_of(lambda: When.parse(text))
    assert code in {"", "date.malformed"}
    if not code:
        when = When.parse(text)
        assert when.text == text
        assert text.isascii()
        assert when.start <= when.end
