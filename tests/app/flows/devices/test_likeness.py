"""A weight tells people apart by four hundredths, and a minute makes twins."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.device import Reading, Stamp, Stated, TimeSource, Way
from app.domain.reading_key import of_parts
from app.flows.devices.likeness import (
    Candidate,
    first_weight,
    in_order,
    just_said,
    near,
    suggested,
    twin,
    weight_about,
)
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SCALE, SEVEN, glucose, weight


@pytest.mark.parametrize(
    ("value", "alike"), [("72.8", True), ("67.2", True), ("72.9", False), ("67", False)]
)
def test_near_is_four_hundredths_of_the_last_one(value: str, alike: bool) -> None:  # noqa: FBT001 - a table
    assert near(Decimal(value), Decimal(70)) is alike
    assert not near(Decimal(value), None)


def test_the_weight_about_a_date_is_the_last_before_else_the_first_after(
    home: Home,
) -> None:
    for day, kilos in (("2026-01-10", "80"), ("2026-02-10", "75")):
        home.measures.add("body-weight", [kilos], at=day)
    roster = home.devices.roster
    for days, kilos in ((0, "75"), (-300, "80"), (-3000, "80")):
        at = SEVEN + timedelta(days=days)
        assert weight_about(roster.vault, roster.space, at) == Decimal(kilos)
    assert first_weight(roster.vault, roster.space)


def test_nothing_is_known_of_an_empty_record(home: Home) -> None:
    roster = home.devices.roster
    assert weight_about(roster.vault, roster.space, SEVEN) is None
    assert first_weight(roster.vault, roster.space) == 0


def test_readings_go_away_from_the_first_known_weight() -> None:
    hours = [weight("70", at=SEVEN + timedelta(hours=n)) for n in (3, -2, 1, -1, 2, -3)]
    at = int(SEVEN.timestamp() * 1000)
    told = [one.stamp.at - SEVEN for one in in_order(hours, at) if one.stamp.at]
    assert [each // timedelta(hours=1) for each in told] == [1, 2, 3, -1, -2, -3]


def test_one_person_alone_is_suggested() -> None:
    me = Candidate("A", lambda _: Decimal(70))
    you = Candidate("B", lambda _: Decimal(55))
    assert suggested(weight("71"), [me, you]) is me
    assert suggested(weight("62"), [me, you]) is None
    assert suggested(weight("71"), [me, me]) is None
    assert suggested(glucose("71"), [me]) is None


@pytest.mark.parametrize(
    ("theirs", "seconds", "alike"),
    [("104", 0, True), ("104.4", 60, True), ("104.4", 61, False), ("105", 0, False)],
)
def test_twins_say_the_same_within_a_minute(
    home: Home,
    theirs: str,
    seconds: int,
    alike: bool,  # noqa: FBT001 - a table
) -> None:
    home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    (mine,) = home.measures.series("blood-glucose")
    other = replace(METER, key="file:x", driver="x")
    at = SEVEN + timedelta(seconds=seconds)
    said = glucose(theirs, device=other, at=at, way=Way.FILE)
    home.inbox.take_in([said], device=other)
    assert len(home.measures.series("blood-glucose")) == (1 if alike else 2)
    assert twin(mine.entry, [mine.entry]) is None


def test_a_scale_that_repeats_itself_weighed_once(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    first = weight("71", way=Way.BROADCAST)
    soon = SEVEN + timedelta(seconds=59)
    again = weight("71", way=Way.BROADCAST, at=soon)
    later = weight("71", way=Way.BROADCAST, at=SEVEN + timedelta(seconds=130))
    assert home.inbox.take_in([first], device=SCALE).kept == 1
    assert home.inbox.take_in([again], device=SCALE).duplicate == 1
    assert home.inbox.take_in([later], device=SCALE).kept == 1
    roster = home.devices.roster
    heavier = weight("72", way=Way.BROADCAST, at=soon)
    assert not just_said(roster.vault, roster.space, heavier)
    assert not just_said(roster.vault, roster.space, replace(again, way=Way.STORED))


def test_a_scale_that_repeats_what_waits_asks_once(home: Home) -> None:
    soon = SEVEN + timedelta(seconds=30)
    home.inbox.take_in([weight("71", way=Way.BROADCAST)], device=SCALE)
    again = [weight("71", way=Way.BROADCAST, at=soon)]
    assert home.inbox.take_in(again, device=SCALE).duplicate == 1


def heard(at: datetime, packet: bytes = b"382", **changes: Any) -> Reading:  # noqa: ANN401 - any field
    """Return a weight whose packet holds no time, heard then."""
    said: dict[str, Any] = {
        "stated": Stated("71", "kg", packet),
        "stamp": Stamp(at, TimeSource.RECEIVED),
        "way": Way.INDICATED,
        "key": of_parts(at.isoformat(), packet),
    }
    return weight("71", at=at, **{**said, **changes})


def test_a_packet_without_a_time_said_again_after_a_reconnection_is_one(
    home: Home,
) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    soon, later = (SEVEN + timedelta(seconds=n) for n in (40, 130))
    assert home.inbox.take_in([heard(SEVEN)], device=SCALE).kept == 1
    assert home.inbox.take_in([heard(soon)], device=SCALE).duplicate == 1
    assert home.inbox.take_in([heard(later)], device=SCALE).kept == 1
    roster = home.devices.roster
    for another in (
        heard(soon, b"383"),
        heard(soon, stamp=Stamp(soon, TimeSource.DEVICE, "07:04")),
        heard(soon, way=Way.STORED),
    ):
        assert not just_said(roster.vault, roster.space, another)


def test_a_packet_without_a_time_that_waits_is_asked_about_once(home: Home) -> None:
    soon = SEVEN + timedelta(seconds=40)
    assert home.inbox.take_in([heard(SEVEN)], device=SCALE).unassigned == 1
    assert home.inbox.take_in([heard(soon)], device=SCALE).duplicate == 1
    assert home.inbox.take_in([heard(soon, b"383")], device=SCALE).unassigned == 1
