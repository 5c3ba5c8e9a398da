"""What waits is asked plainly, answered in one tap, and any answer is undone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.device import Reading, Stamp, TimeSource, Way
from app.domain.errors import Refused
from app.domain.inbox import Fate
from app.domain.write import Write
from app.flows.devices.asking import zone_of
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import (
    METER,
    PARIS,
    SCALE,
    SENSOR,
    SEVEN,
    FakeDriver,
    glucose,
    point,
    weight,
)


def wait(home: Home, *readings: Reading) -> str:
    """Have readings come, and return the key of the one that asks."""
    home.inbox.take_in(list(readings), device=SCALE)
    return home.inbox.waiting()[0].key


def test_it_is_asked_whose_a_weight_is(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    key = wait(home, weight("71.2"))
    (asked,) = home.inbox.waiting()
    assert (asked.fate, asked.suggestion, asked.count) == (Fate.UNASSIGNED, "Moi", 1)
    assert (home.inbox.count(), asked.first) == (1, SEVEN)
    home.clock.move(days=30)
    assert home.inbox.assign(key) is Fate.KEPT
    assert home.weights() == ["71.2", "70"]
    assert home.measures.series("body-weight")[0].when.text.startswith("2026-11-21")
    assert home.inbox.waiting() == []


def test_nobody_is_suggested_when_two_people_are_near(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.inbox.take_in([weight("71.2")], device=SCALE)
    assert home.inbox.waiting()[0].suggestion == "Moi"
    key = home.devices.add(FakeDriver(), SCALE).key
    home.devices.household.add(key, "Lou", "72")
    assert home.inbox.waiting()[0].suggestion == ""


def test_nobody_is_suggested_far_from_every_weight(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    wait(home, weight("90"))
    assert home.inbox.waiting()[0].suggestion == ""


@pytest.mark.parametrize(
    ("answer", "fate"),
    [("assign", Fate.KEPT), ("refuse", Fate.REFUSED), ("ignore", Fate.IGNORED)],
)
def test_an_answer_is_undone(home: Home, answer: str, fate: Fate) -> None:
    key = wait(home, weight("71.2"))
    assert getattr(home.inbox, answer)(key) is fate
    assert home.inbox.count() == 0
    assert home.inbox.take_in([weight("71.2")], device=SCALE).duplicate == 1
    assert home.inbox.take_back(key) is Fate.UNASSIGNED
    assert (home.inbox.count(), home.weights()) == (1, [])


@pytest.mark.parametrize(
    ("first", "then", "weights"),
    [("assign", "refuse", ["71.2"]), ("refuse", "assign", [])],
)
def test_what_was_answered_elsewhere_is_answered_no_more(
    home: Home, first: str, then: str, weights: list[str]
) -> None:
    key = wait(home, weight("71.2"))
    fate = getattr(home.inbox, first)(key)
    with pytest.raises(Refused, match=r"reading\.absent"):
        getattr(home.inbox, then)(key)
    assert home.weights() == weights
    assert home.inbox.take_back(key) is Fate.UNASSIGNED
    assert fate in (Fate.KEPT, Fate.REFUSED)


def test_a_question_follows_another(home: Home) -> None:
    lost = Stamp(None, TimeSource.SUSPECT, "1970-01-01T00:00:00")
    key = wait(home, weight("600", stamp=lost))
    assert home.inbox.waiting()[0].fate is Fate.TO_DATE
    assert home.inbox.date(key, SEVEN) is Fate.UNASSIGNED
    assert home.inbox.assign(key) is Fate.TO_CONFIRM
    assert home.inbox.confirm(key) is Fate.KEPT
    assert home.weights() == ["600"]
    (one,) = home.measures.series("body-weight")
    assert one.entry.meta["clock"] == "suspect"
    assert one.entry.meta["clock.raw"] == "1970-01-01T00:00:00"
    for fate in (Fate.TO_CONFIRM, Fate.UNASSIGNED, Fate.TO_DATE):
        assert home.inbox.take_back(key) is fate
    with pytest.raises(Refused, match=r"reading\.unanswered"):
        home.inbox.take_back(key)


def test_no_date_is_in_the_future_and_none_needs_an_offset(home: Home) -> None:
    lost = Stamp(None, TimeSource.SUSPECT, "")
    key = wait(home, weight("71", stamp=lost))
    with pytest.raises(Refused, match=r"measure\.future"):
        home.inbox.date(key, home.clock() + timedelta(minutes=1))
    home.inbox.date(key, SEVEN.replace(tzinfo=None))
    home.inbox.assign(key)
    (one,) = home.measures.series("body-weight")
    assert one.when.text == "2026-11-21T07:03:00+01:00"


def test_what_was_answered_goes_with_the_measure(home: Home) -> None:
    key = wait(home, weight("71"))
    home.inbox.assign(key)
    (one,) = home.measures.series("body-weight")
    home.vault.commit(Write(one.entry.space, erased=(one.entry.id,)))
    with pytest.raises(Refused, match=r"reading\.absent"):
        home.inbox.take_back(key)


def test_a_date_is_proposed_when_the_clock_was_read(home: Home) -> None:
    stated = (SEVEN - timedelta(days=700)).replace(tzinfo=None).isoformat()
    skew = timedelta(days=-690)
    lost = Stamp(None, TimeSource.SUSPECT, stated, skew)
    wait(home, weight("71", stamp=lost))
    assert home.inbox.waiting()[0].proposed == SEVEN - timedelta(days=10)


def test_the_points_of_a_sensor_are_asked_about_at_once(home: Home) -> None:
    said = [point(5 * n) for n in range(600)]
    assert home.inbox.take_in(said, device=SENSOR).unassigned == 600
    (asked,) = home.inbox.waiting()
    assert (asked.count, asked.first) == (600, said[0].stamp.at)
    assert asked.last == said[-1].stamp.at
    assert home.inbox.assign(asked.key) is Fate.KEPT
    traces = home.house["traces"]
    (kept,) = traces.sources()
    assert (traces.count(kept.trace), home.inbox.count()) == (600, 0)
    assert home.inbox.take_in(said, device=SENSOR).duplicate == 600
    assert home.inbox.take_back(asked.key) is Fate.UNASSIGNED
    assert (traces.sources(), home.inbox.count()) == ([], 600)


def test_what_waited_for_its_person_is_filed_once_the_device_has_one(
    home: Home,
) -> None:
    home.inbox.take_in([glucose("104"), glucose("1200")], device=METER)
    home.owned(METER)
    assert len(home.measures.series("blood-glucose")) == 1
    assert [one.fate for one in home.inbox.waiting()] == [Fate.TO_CONFIRM]


def test_binding_files_no_weight_of_somebody_else(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.inbox.take_in([weight("71"), weight("55")], device=SCALE)
    home.owned(SCALE)
    assert home.weights() == ["71", "70"]
    assert home.inbox.count() == 1


def test_a_reading_that_is_not_there_is_refused(home: Home) -> None:
    for key in ("00" * 32, "no hexadecimal"):
        with pytest.raises(Refused, match=r"reading\.absent"):
            home.inbox.assign(key)


def test_a_shouted_weight_is_kept_of_a_bound_device_only(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    assert home.inbox.take_in([weight("71", way=Way.BROADCAST)], device=SCALE).waiting
    home.owned(SCALE)
    later = SEVEN + timedelta(hours=1)
    said = [weight("71", way=Way.BROADCAST, at=later)]
    assert home.inbox.take_in(said, device=SCALE).kept == 1


def test_the_zone_of_drivers_is_one_they_can_read(home: Home) -> None:
    from datetime import UTC

    assert zone_of(home.devices.room) is PARIS
    assert zone_of(replace(home.devices.room, zone=UTC)).key == "UTC"


def undated(minutes: int, **changes: Way) -> Reading:
    """Return a point of a sensor whose clock nobody set."""
    lost = Stamp(None, TimeSource.SUSPECT, f"1970-01-01T00:00:00 {minutes:+}min")
    return point(minutes, str(90 + minutes), stamp=lost, **changes)


def test_the_date_of_a_first_point_gives_that_of_all(home: Home) -> None:
    home.owned(SENSOR)
    said = [undated(5 * n) for n in range(50)]
    home.inbox.take_in([said[30], *said], device=SENSOR)
    (asked,) = home.inbox.waiting()
    assert (asked.count, asked.datable) == (50, True)
    assert asked.reading == said[0]
    first = SEVEN - timedelta(days=1)
    assert home.inbox.date(asked.key, first) is Fate.KEPT
    traces = home.house["traces"]
    (kept,) = traces.sources()
    start = int(first.timestamp())
    points = home.vault.traces.points(home.devices.roster.space.id, kept.trace)
    assert [one.t for one in points] == [start + 300 * n for n in range(50)]
    assert [one.value for one in points] == [900 + 50 * n for n in range(50)]
    assert home.inbox.take_back(asked.key) is Fate.TO_DATE
    assert (traces.sources(), home.inbox.count()) == ([], 50)


def test_no_point_of_a_group_is_dated_in_the_future(home: Home) -> None:
    home.owned(SENSOR)
    home.inbox.take_in([undated(0), undated(120)], device=SENSOR)
    key = home.inbox.waiting()[0].key
    with pytest.raises(Refused, match=r"measure\.future"):
        home.inbox.date(key, home.clock() - timedelta(minutes=119))
    assert home.inbox.count() == 2


def test_points_never_take_the_place_of_others(home: Home) -> None:
    home.owned(SENSOR)
    home.inbox.take_in([point(10), undated(0), undated(5)], device=SENSOR)
    key = home.inbox.waiting()[0].key
    with pytest.raises(Refused, match=r"reading\.undatable"):
        home.inbox.date(key, SEVEN + timedelta(minutes=5))
    assert home.inbox.date(key, SEVEN) is Fate.KEPT


def lines(*stated: str) -> list[Reading]:
    """Return points of a file that states these times, by a clock nobody set."""
    lost = (Stamp(None, TimeSource.SUSPECT, raw) for raw in stated)
    return [
        point(5 * n, str(90 + n), stamp=stamp, way=Way.FILE)
        for n, stamp in enumerate(lost)
    ]


def test_the_points_of_a_file_take_one_day_and_give_it_back(home: Home) -> None:
    hours = [f"1970-01-01T{hour:02}:15" for hour in range(6)]
    home.inbox.take_in(lines(*hours), device=SENSOR)
    (asked,) = home.inbox.waiting()
    assert (asked.fate, asked.count, asked.datable) == (Fate.TO_DATE, 6, True)
    first = datetime(2026, 11, 19, 0, 15, tzinfo=PARIS)
    assert home.inbox.date(asked.key, first) is Fate.KEPT
    traces = home.house["traces"]
    (kept,) = traces.sources()
    points = home.vault.traces.points(home.devices.roster.space.id, kept.trace)
    start = int(first.timestamp())
    assert [one.t for one in points] == [start + 3600 * n for n in range(6)]
    assert home.inbox.take_back(asked.key) is Fate.TO_DATE
    assert (traces.sources(), home.inbox.count()) == ([], 6)


def test_points_of_a_file_without_hours_are_given_no_date(home: Home) -> None:
    said = lines("1970-01-01", "1970-01-01")
    home.inbox.take_in(said, device=SENSOR)
    (asked,) = home.inbox.waiting()
    assert (asked.count, asked.datable) == (2, False)
    with pytest.raises(Refused, match=r"reading\.undatable"):
        home.inbox.date(asked.key, SEVEN)
    assert home.inbox.ignore(asked.key) is Fate.IGNORED
    assert home.inbox.count() == 0


def test_an_owner_who_is_none_leaves_points_the_date_they_were_given(
    home: Home,
) -> None:
    home.inbox.take_in([undated(0), undated(5)], device=SENSOR)
    home.inbox.date(home.inbox.waiting()[0].key, SEVEN)
    found = home.devices.add(FakeDriver(name=SENSOR.driver), SENSOR)
    filed = home.devices.bind(found.key)
    assert len(filed) == 2
    home.devices.unbind(found.key, filed=filed)
    (asked,) = home.inbox.waiting()
    assert (asked.fate, asked.count) == (Fate.UNASSIGNED, 2)


def test_a_date_to_come_that_a_file_gives_is_asked_for(home: Home) -> None:
    key = wait(home, weight("70", way=Way.FILE, at=SEVEN.replace(year=2062)))
    assert home.inbox.waiting()[0].fate is Fate.TO_DATE
    assert home.inbox.date(key, SEVEN) is Fate.KEPT
    assert home.weights() == ["70"]
