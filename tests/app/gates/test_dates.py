"""Local times are read as apps write them; which comes first, day or month, is seen."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.gates.dates import local, order_of

AFTERNOON = datetime(2019, 12, 5, 16, 25)  # noqa: DTZ001 - local


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-05T16:25:00",
        "2019-12-05 16:25",
        "2019/12/05 16:25:00.000",
        "05-12-2019 16:25",
        "5/12/2019 04:25 PM",
        "05.12.2019, 4:25:00 p.m.",
    ],
)
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    assert local(text, day_first=True) == AFTERNOON


def test_the_month_may_come_first() -> None:
    assert local("12-05-2019 16:25", day_first=False) == AFTERNOON


@pytest.mark.parametrize(
    ("text", "hour"), [("1/1/2020 12:05 AM", 0), ("1/1/2020 12:05 PM", 12)]
)
def test_noon_and_midnight_are_twelve(text: str, hour: int) -> None:
    found = local(text, day_first=True)
    assert found is not None
    assert found.hour == hour


@pytest.mark.parametrize(
    "text",
    ["", "hier", "31-02-2020 08:00", "2020-01-01", "1/1/2020 13:00 PM", "1/1/20 8:00"],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert local(text, day_first=True) is None


def test_a_day_after_the_twelfth_settles_the_whole_file() -> None:
    assert order_of(["05-12-2019 16:25", "13-12-2019 08:00"], None).day_first
    assert not order_of(["05-12-2019 16:25", "12-13-2019 08:00"], None).day_first


def test_where_nothing_settles_it_the_person_is_asked() -> None:
    times = ["05-12-2019 16:25", "06-12-2019 08:00"]
    with pytest.raises(Refused, match=r"import\.day_order"):
        order_of(times, None)
    assert not order_of(times, told=False).day_first


def test_what_the_person_said_stands() -> None:
    assert not order_of(["13-12-2019 08:00"], told=False).day_first


def test_times_that_say_their_order_need_no_question() -> None:
    assert order_of(["2019-12-05 16:25", ""], None).day_first
    assert order_of([], None).day_first


def test_a_file_may_go_back_in_time() -> None:
    assert order_of(["2019-12-06 16:25", "", "2019-12-05 16:25"], None).latest_first
    assert not order_of(["2019-12-05 16:25", "2019-12-05 16:25"], None).latest_first


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = local(text, day_first=True)
    assert found is None or found.tzinfo is None
