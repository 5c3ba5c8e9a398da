"""Points of a sensor share a question, and never an instant."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Stamp, TimeSource, Way
from app.domain.errors import Refused
from app.domain.inbox import DATE, MINE, Fate, Item
from app.flows.devices.together import at_once, datable, dates, from_the_first, traced
from tests.fictitious.heard import PARIS, SENSOR, point, weight

UNSET = "1970-01-01T00:00:00"


def undated(minutes: int, start: str = UNSET, way: Way = Way.STORED) -> Reading:
    """Return a point of a sensor whose clock nobody set."""
    stamp = Stamp(None, TimeSource.SUSPECT, f"{start} {minutes:+}min")
    return point(minutes, str(90 + minutes), stamp=stamp, way=way)


def item(reading: Reading, *answers: str, fate: Fate = Fate.TO_DATE) -> Item:
    return Item(reading.key, SENSOR.key, fate, 0, reading, answers)


def test_points_are_asked_about_by_the_start_their_sensor_stated() -> None:
    one, two = item(undated(5)), item(undated(10))
    assert at_once(one) == at_once(two)
    assert at_once(one) != at_once(item(undated(5, "1970-01-02T00:00:00")))
    assert at_once(item(weight("70"))) != at_once(item(weight("71")))
    assert not traced(item(weight("70")))


def test_points_dated_together_stay_together() -> None:
    said = [(f"{DATE}2026-11-21T0{hour}:00:00+00:00", MINE) for hour in (1, 2)]
    one, two = (item(undated(n), *each) for n, each in enumerate(said))
    assert at_once(one) == at_once(two) != at_once(item(undated(1)))


def test_the_others_follow_the_date_of_one() -> None:
    items = [item(undated(n)) for n in (10, 5, 65)]
    at = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    told = dates(items[0], items, at)
    apart = [told[one.key] - told[items[0].key] for one in items]
    assert told[items[0].key] == at.astimezone(UTC)
    assert apart == [timedelta(minutes=n) for n in (0, -5, 55)]
    assert next(one.key for one in from_the_first(items)) == items[1].key


@pytest.mark.parametrize(
    "readings",
    [
        [undated(5), undated(5, "1970-01-02T00:00:00")],
        [undated(5), replace(undated(5), key=bytes(32))],
        [
            replace(one, stamp=replace(one.stamp, raw="1970-01-01"), way=Way.FILE)
            for one in (undated(5), undated(10))
        ],
        [
            replace(
                undated(5), stamp=Stamp(None, TimeSource.SUSPECT, "01-01-2014 05:00")
            )
        ],
        [replace(undated(5), stamp=Stamp(None, TimeSource.SUSPECT, "1970 unmin"))],
    ],
)
def test_points_in_no_order_are_given_no_date(readings: list[Reading]) -> None:
    items = [item(one) for one in readings]
    assert not datable(items)
    with pytest.raises(Refused, match=r"reading\.undatable"):
        dates(items[0], items, datetime(2026, 11, 20, tzinfo=UTC))


def line(clock: str, value: str, day: str = "01-01-1970") -> Reading:
    """Return a point of a file whose clock nobody had set."""
    stamp = Stamp(None, TimeSource.SUSPECT, f"{day} {clock}".strip())
    key = f"{day} {clock} {value}".encode().ljust(32)
    return replace(point(5, value, stamp=stamp, way=Way.FILE), key=key)


def test_the_lines_of_a_file_take_a_day_and_keep_their_hours() -> None:
    clocks = ("08:15", "07:00", "23:45:10")
    items = [item(line(one, "100")) for one in clocks]
    first = from_the_first(items)[0]
    told = dates(first, items, datetime(2026, 10, 25, 7, tzinfo=PARIS))
    local = [told[one.key].astimezone(PARIS) for one in items]
    assert [f"{one:%d %H:%M:%S}" for one in local] == [
        "25 08:15:00",
        "25 07:00:00",
        "25 23:45:10",
    ]
    assert at_once(items[0]) == at_once(items[1])
    assert at_once(items[0]) != at_once(item(line("08:15", "100", "02-01-1970")))


@given(st.lists(st.times(), min_size=1, max_size=40), st.dates(date(2015, 1, 2)))
def test_no_two_lines_of_a_day_share_an_instant(clocks: list[time], day: date) -> None:
    items = [item(line(f"{one:%H:%M}", f"{n}")) for n, one in enumerate(clocks)]
    assert datable(items)
    first = from_the_first(items)[0]
    at = datetime.combine(day, min(clocks).replace(second=0, microsecond=0), tzinfo=UTC)
    told = dates(first, items, at)
    assert len(set(told.values())) == len(items)
    assert told[first.key] == at


@pytest.mark.parametrize("clock", ["", "08:15 PM", "25:00", "8h15"])
def test_lines_without_an_hour_are_given_no_date(clock: str) -> None:
    assert not datable([item(line(clock, "1")), item(line(clock, "2"))])


def test_what_is_no_point_is_dated_alone() -> None:
    one, at = item(weight("70")), datetime(2026, 11, 20, tzinfo=UTC)
    assert datable([one])
    assert dates(one, [one], at) == {one.key: at}
