"""Curves hide no extreme, days are local ones, averages are exact."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading import DAY, Flag, Point
from app.flows.periods import Span
from app.flows.traces.curves import PERCENTILES, POINTS_MAX, _quarter
from tests.app.flows.traces.conftest import GLUCOSE, PARIS, TraceHome

START = 20_000 * DAY
MANY = [Point(START + n * 300, 80 + n % 100) for n in range(POINTS_MAX + 500)]


def at(text: str) -> int:
    """Return the second of a local time in Paris."""
    return int(datetime.fromisoformat(text).replace(tzinfo=PARIS).timestamp())


def test_few_points_are_drawn_one_by_one(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, MANY[:POINTS_MAX])
    drawn = home.traces.series(GLUCOSE)
    assert drawn.exact
    assert [(one.t, one.low, one.high) for one in drawn.pieces] == [
        (t, value, value) for t, value, _ in MANY[:POINTS_MAX]
    ]


def test_many_points_are_drawn_as_lows_and_highs(home: TraceHome) -> None:
    spike = MANY[1234]._replace(value=401)
    home.traces.add(GLUCOSE, [*MANY, spike])
    drawn = home.traces.series(GLUCOSE, width=300)
    assert not drawn.exact
    assert len(drawn.pieces) <= 300
    assert sum(one.count for one in drawn.pieces) == len(MANY)
    tall = [one for one in drawn.pieces if one.high == spike.value]
    assert [one.t <= spike.t < one.t + drawn.seconds for one in tall] == [True]


def test_a_period_is_made_of_local_days(home: TraceHome) -> None:
    inside = [at("2026-11-21T00:00"), at("2026-11-21T23:59")]
    outside = [at("2026-11-20T23:59"), at("2026-11-22T00:00")]
    home.traces.add(GLUCOSE, [Point(t, 100) for t in (*inside, *outside)])
    day = Span("2026-11-21", "2026-11-21")
    drawn = home.traces.series(GLUCOSE, day)
    assert [one.t for one in drawn.pieces] == inside
    assert home.traces.count(GLUCOSE, day) == len(inside)
    assert home.traces.count(GLUCOSE) == len((*inside, *outside))


def test_nothing_is_drawn_of_what_is_not_there(home: TraceHome) -> None:
    assert home.traces.last(GLUCOSE.code) is None
    assert home.traces.series(GLUCOSE).pieces == ()
    assert home.traces.daily(GLUCOSE) == []
    assert home.traces.tally(GLUCOSE) == {}


def test_the_freshest_source_comes_first(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, MANY[:3])
    sensor = GLUCOSE.__class__(GLUCOSE.code, "device:sensor", GLUCOSE.unit)
    home.traces.add(sensor, MANY[:5])
    assert [one.trace for one in home.traces.sources(GLUCOSE.code)] == [
        *(sensor, GLUCOSE)
    ]
    latest = home.traces.last(GLUCOSE.code)
    assert latest is not None
    assert latest.last == MANY[4]


def test_days_are_laid_over_one_another_by_local_quarters(home: TraceHome) -> None:
    said = {
        "2026-10-24T08:05": 100,  # summer
        "2026-10-25T08:05": 120,  # winter since that night
        "2026-10-26T08:14": 140,
        "2026-10-26T08:15": 90,
    }
    home.traces.add(GLUCOSE, [Point(at(text), v) for text, v in said.items()])
    first, second = home.traces.daily(GLUCOSE)
    assert (first.minute, first.count, first.low, first.high) == (485 - 5, 3, 100, 140)
    assert (first.total, first.bands) == (360, (100, 100, 120, 140, 140))
    assert (second.minute, second.bands) == (495, (90,) * 5)


def test_a_day_overlay_counts_every_plausible_point_once(home: TraceHome) -> None:
    odd = MANY[7]._replace(flags=Flag.IMPLAUSIBLE, value=900)
    home.traces.add(GLUCOSE, [*MANY, odd])
    quarters = home.traces.daily(GLUCOSE)
    assert sum(one.count for one in quarters) == len(MANY) - 1
    assert sum(one.total for one in quarters) == sum(
        value for t, value, _ in MANY if t != odd.t
    )


def test_a_tally_gives_the_exact_mean_and_the_share_in_range(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, MANY)
    tally = home.traces.tally(GLUCOSE)
    values = [value for _, value, _ in MANY]
    assert sum(value * times for value, times in tally.items()) == sum(values)
    assert sum(times for value, times in tally.items() if 80 <= value < 90) == sum(
        80 <= value < 90 for value in values
    )


def test_a_period_is_the_same_in_a_zone_without_summer(home: TraceHome) -> None:
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    home.traces.add(GLUCOSE, [Point(int(moment.timestamp()), 100)])
    assert home.traces.count(GLUCOSE, Span("2026-07-02", "2026-07-02")) == 1


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_bands_are_values_that_so_many_points_do_not_pass(values: list[int]) -> None:
    from collections import Counter

    quarter = _quarter(0, Counter(values))
    for percent, band in zip(PERCENTILES, quarter.bands, strict=True):
        assert sum(v <= band for v in values) * 100 >= percent * len(values)
        assert sum(v < band for v in values) * 100 < percent * len(values)
        assert band in values
