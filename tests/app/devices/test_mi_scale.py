"""A scale that shouts: only a weight that stands still, of somebody who is on it."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.devices import driver_for
from app.devices.mi_scale import DRIVER
from app.domain.device import Mark, Reading, Rejected, TimeSource, Way
from app.domain.dialogue import Advert, Capability, Link, Outcome
from app.domain.sig import xiaomi
from app.domain.sig.dates import DeviceTime
from app.domain.sig.xiaomi import Shout
from tests.app.devices.heard import NOW, SESSION, shouting

WHEN = DeviceTime(2026, 11, 21, 7, 3, 0)
STILL = Shout(Decimal("71.2"), "kg", WHEN)
SERVICES = {"SERVICE_SCALE1": "181d", "SERVICE_SCALE2": "181b"}


def heard(advert: Advert) -> list[Reading | Rejected]:
    """Return what an advertisement says."""
    return list(DRIVER.hears(advert, SESSION))


def weighed(shout: Shout, seconds: int = 0) -> list[Reading]:
    """Return the readings of a shout, some seconds later."""
    at = NOW + timedelta(seconds=seconds)
    advert = shouting({"181d": xiaomi.encode_first(shout).hex()}, at)
    return [each for each in heard(advert) if isinstance(each, Reading)]


@pytest.mark.covers("C-036")
def test_every_frame_that_was_captured_is_read_as_others_read_it(
    samples: Path,
) -> None:
    """Real scales, by the tests of xiaomi-ble; the encrypted ones are not ours."""
    cases = json.loads(
        (samples / "devices/xiaomi_scale_advertisements.json").read_text()
    )
    read = [case for case in cases if "service" in case]
    assert len(read) == 6
    for case in read:
        advert = shouting({SERVICES[case["service"]]: case["adv"][0]})
        expected = case["expect"].get("Mass")
        values = [each.value for each in heard(advert) if isinstance(each, Reading)]
        assert values == ([Decimal(str(expected))] if expected else []), case["test"]


def test_a_weight_says_where_it_comes_from() -> None:
    (reading,) = weighed(STILL)
    assert (reading.kind, reading.value, reading.unit) == (
        "body-weight",
        Decimal("71.2"),
        "kg",
    )
    assert (reading.way, reading.slot) == (Way.BROADCAST, None)
    assert Mark.UNAUTHENTICATED in reading.marks
    assert reading.stamp.at == NOW - timedelta(seconds=5)


@pytest.mark.parametrize(
    "shout",
    [
        Shout(Decimal("71.2"), "kg", WHEN, stable=False),
        Shout(Decimal("71.2"), "kg", WHEN, removed=True),
        Shout(Decimal(0), "kg", WHEN),
    ],
    ids=["moving", "stepped off", "empty"],
)
def test_a_weight_that_is_not_one_yet_is_not_given(shout: Shout) -> None:
    assert weighed(shout) == []


def test_pounds_are_kept_as_stated() -> None:
    (reading,) = weighed(Shout(Decimal("154.32"), "[lb_av]", WHEN))
    assert reading.value == Decimal("69.9983745384")
    assert (reading.stated.text, reading.stated.unit) == ("154.32", "[lb_av]")


def test_a_weight_said_fifty_times_is_one() -> None:
    keys = {weighed(STILL, seconds)[0].key for seconds in range(50)}
    assert len(keys) == 1
    assert weighed(Shout(Decimal("71.3"), "kg", WHEN))[0].key not in keys


def test_a_clock_that_was_never_set_dates_nothing() -> None:
    unset = Shout(Decimal("71.2"), "kg", DeviceTime(1970, 5, 4, 15, 2, 1))
    (reading,) = weighed(unset)
    assert (reading.stamp.at, reading.stamp.source) == (NOW, TimeSource.RECEIVED)
    assert ("clock", "unset") in reading.context
    tick = Shout(unset.stated, "kg", DeviceTime(1970, 5, 4, 15, 2, 31))
    assert weighed(tick, 30)[0].key == reading.key
    assert weighed(unset, 3600)[0].key != reading.key


def test_a_resistance_is_kept_beside() -> None:
    shout = Shout(Decimal("71.2"), "kg", WHEN, impedance=428)
    (reading,) = heard(shouting({"181b": xiaomi.encode_second(shout).hex()}))
    assert isinstance(reading, Reading)
    assert reading.context == (("impedance", "428"),)


def test_a_wrong_frame_is_set_aside_whole() -> None:
    raw = "31" + xiaomi.encode_first(STILL).hex()[2:]
    assert heard(shouting({"181d": raw})) == [
        Rejected("unit", bytes.fromhex(raw), "181d")
    ]


def test_it_is_chosen_by_what_it_shouts_and_nothing_is_asked_of_it() -> None:
    advert = shouting({"181d": xiaomi.encode_first(STILL).hex()})
    assert driver_for(advert) is DRIVER
    assert driver_for(shouting({"181d": "00"})) is None
    assert DRIVER.link is Link.BROADCAST
    assert DRIVER.can == frozenset({Capability.LIVE})
    talk = DRIVER.talk(SESSION)
    with pytest.raises(StopIteration) as ended:
        next(talk)
    assert ended.value.value is Outcome.NOTHING_NEW
