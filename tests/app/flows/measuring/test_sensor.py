"""A sensor in words and figures: over days, in a day, and kept as a measure."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.domain.reading import Point, Trace
from app.domain.target import Target
from app.fhir import observation
from app.flows.measuring.sensor import GLUCOSE, Sensor, next_day
from app.flows.measuring.targets import Targets
from app.flows.traces.traces import Traces
from tests.app.paper_home import PARIS, PaperHome

TRACE = Trace(GLUCOSE, "import:fictif", "mg/dL")


def sensor_of(home: PaperHome) -> Sensor:
    """Return the sensor of a home."""
    world = home.preferences.world
    traces = Traces(home.vault, world, home.space, PARIS)
    targets = Targets(home.preferences)
    return Sensor(traces, targets, home.measures, lambda: home.now, PARIS)


def wear(
    home: PaperHome, days: int, *, every: int = 15, trace: Trace = TRACE
) -> Sensor:
    """Put on a sensor that reads 100 by day and 200 after 18 h."""
    found = sensor_of(home)
    traces = found.traces
    assert isinstance(traces, Traces)
    start = home.now - timedelta(days=days)
    points = [
        Point(int(at.timestamp()), 200 if at.astimezone(PARIS).hour >= 18 else 100)
        for step in range(days * 1440 // every)
        for at in [start + timedelta(minutes=step * every)]
    ]
    traces.add(trace, points)
    return found


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def test_a_home_without_a_sensor_says_nothing(home: PaperHome) -> None:
    found = sensor_of(home)
    assert found.found() == []
    assert found.figures(TRACE, 14) is None


@pytest.mark.parametrize("every", [5, 15])
def test_two_weeks_give_a_mean_shares_and_an_indicator(
    home: PaperHome, every: int
) -> None:
    figures = wear(home, 20, every=every).figures(TRACE, 14)
    assert figures
    assert float(figures.mean) == pytest.approx(124.5, abs=2)
    assert float(figures.shares.above) == pytest.approx(0.245, abs=0.02)
    assert figures.shares.below == 0
    assert figures.share > Decimal("0.97")
    assert figures.management == Decimal("6.3")
    assert not figures.own


def test_the_target_of_the_person_replaces_the_published_range(home: PaperHome) -> None:
    found = wear(home, 14)
    found.targets.choose(GLUCOSE, [("", "90")], "mg/dL")
    figures = found.figures(TRACE, 14)
    assert figures
    assert figures.own
    assert figures.aim == Target(high=Decimal(90))
    assert figures.shares.above == 1


@pytest.mark.parametrize(("worn", "days"), [(7, 14), (30, 7)])
def test_too_little_gives_no_indicator_and_nothing_to_keep(
    home: PaperHome, worn: int, days: int
) -> None:
    found = wear(home, worn)
    figures = found.figures(TRACE, days)
    assert figures
    assert figures.management is None
    with pytest.raises(Refused, match=r"sensor\.too_little"):
        found.keep(TRACE, days)


def test_what_is_kept_says_over_how_many_days(home: PaperHome) -> None:
    mean, indicator = wear(home, 20).keep(TRACE, 14)
    read = [observation.read(one.body) for one in (mean, indicator)]
    assert [one.kind for one in read] == [GLUCOSE, "glucose-management"]
    assert [one.said for one in read] == [{"days": "GEN-276"}] * 2
    assert read[1].values == (Decimal("6.3"),)
    last = home.measures.last(GLUCOSE)
    assert last
    assert (last.source, last.computed) == ("sensor", False)
    home.measures.withdraw(mean.id)
    assert home.measures.last(GLUCOSE) is None


def test_days_are_laid_over_one_another(home: PaperHome) -> None:
    quarters = wear(home, 14).overlay(TRACE, 14)
    assert len(quarters) == 96
    noon, evening = quarters[48], quarters[76]
    assert (noon.minute, noon.bands[2]) == (720, 100)
    assert (evening.minute, evening.bands[2]) == (1140, 200)


def test_one_day_is_seen_alone(home: PaperHome) -> None:
    found = wear(home, 3)
    day = next_day(home.now.date().isoformat(), -1)
    drawn = found.day(TRACE, day, 400)
    assert drawn.exact
    assert len(drawn.pieces) == 96
    first = datetime.fromtimestamp(drawn.pieces[0].t, UTC).astimezone(PARIS)
    assert first.date().isoformat() == day


def test_a_trace_in_another_unit_is_read_in_ours(home: PaperHome) -> None:
    trace = Trace(GLUCOSE, "import:autre", "mmol/L", scale=1)
    found = wear(home, 14, trace=trace)
    figures = found.figures(trace, 14)
    assert figures
    assert figures.mean > 180
    assert found.course(trace, 14, 200).pieces


def test_a_trace_in_no_known_unit_is_left_aside(home: PaperHome) -> None:
    found = wear(home, 2, trace=Trace(GLUCOSE, "import:autre", "furlong"))
    assert found.found() == []
    assert found.glance(14) is None


def test_it_is_seen_as_it_was_another_day(home: PaperHome) -> None:
    sensor = wear(home, 20)
    (kept,) = sensor.found()
    then = sensor.at(kept.first.t + 2 * 86_400)
    assert then.today() == sensor.today() - timedelta(days=18)
    figures = then.figures(kept.trace, 14)
    assert figures
    assert figures.count < 3 * 96
    assert sensor.at(kept.first.t - 86_400).figures(kept.trace, 14) is None
