"""A season of readings: believable, the same each time, none from tomorrow."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import mean

import pytest

from app.domain.reading import Flag
from app.flows.example.sensor import DAYS, STEP, TRACE, readings
from app.flows.traces.curves import Curves
from tests.app.flows.example.conftest import Place

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.covers("C-149")
def test_every_reading_is_one_a_sensor_gives() -> None:
    values = [point.value for point in readings(NOW)]
    assert min(values) > 55
    assert max(values) < 260
    assert 110 < mean(values) < 150
    low = sum(value < 70 for value in values)
    assert low < len(values) / 50


def test_a_quarter_of_an_hour_apart_but_where_a_sensor_was_changed() -> None:
    points = readings(NOW)
    gaps = [a for a, b in pairwise(points) if b.t - a.t != STEP]
    assert len(gaps) == DAYS // 14
    assert all(point.flags & Flag.GAP_AFTER for point in gaps)
    assert NOW - timedelta(seconds=2 * STEP) < datetime.fromtimestamp(points[-1].t, UTC)
    assert datetime.fromtimestamp(points[-1].t, UTC) <= NOW


def test_it_is_the_same_each_time() -> None:
    assert readings(NOW) == readings(NOW)


def test_it_is_in_the_example_and_nothing_of_it_waits_to_leave(place: Place) -> None:
    from app.flows.example.filling import fill

    space = fill(place.shelves, place.world, UTC)
    curves = Curves(place.home.vault, space)
    assert [one.trace for one in curves.sources()] == [TRACE]
    assert len(curves.daily(TRACE)) == 24 * 4
    actions = [line.entry for line in place.home.journal.held(space.id) if line.entry]
    assert "segment" not in {entry.kind for entry in actions}
