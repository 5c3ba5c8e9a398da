"""A weight is joined to what the body is made of, or kept alone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Mark, Reading, Rejected, TimeSource
from app.domain.dialogue import Notified, Session
from app.domain.sig import body_composition
from app.domain.sig.body_composition import Composition
from app.domain.sig.dates import shown_at
from app.domain.stamping import Clock
from app.domain.weighing import Weighings
from tests.app.devices.played import NOW, PARIS, Packet
from tests.app.devices.scales import LOCAL, made_of, weighed
from tests.app.devices.sessions import a_session

SESSION: Session = a_session("weight_scale")
EARLIER = LOCAL - timedelta(days=2)


def heard(
    *packets: Packet, composed: bool = True, skew: timedelta | None = timedelta(0)
) -> list[Reading | Rejected]:
    """Return what packets say, once all of them came."""
    book = Weighings(SESSION, Clock(PARIS, NOW, skew=skew), composed=composed)
    found = [
        each for char, raw in packets for each in book.take(Notified(char, raw, NOW))
    ]
    return [*found, *book.rest()]


def one(*packets: Packet, **said: timedelta | None) -> Reading:
    """Return the only reading of packets."""
    (reading,) = heard(*packets, **said)  # type: ignore[arg-type]
    assert isinstance(reading, Reading)
    return reading


def test_a_weight_is_exact_and_of_one_user() -> None:
    reading = one(weighed())
    assert (reading.value, reading.unit, reading.slot) == (Decimal("71.235"), "kg", 2)
    assert reading.stamp.at == NOW
    assert reading.stated.raw == weighed()[1]


@pytest.mark.parametrize(
    "packets", [(weighed(), made_of()), (made_of(), weighed())], ids=["after", "before"]
)
def test_what_the_body_is_made_of_goes_with_its_weight(
    packets: tuple[Packet, ...],
) -> None:
    reading = one(*packets)
    assert dict(reading.context) == {"body-fat": "25.0 %", "impedance": "500.0 Ohm"}
    assert reading.stated.raw == weighed()[1] + made_of()[1]


def test_a_weight_with_its_body_is_the_same_as_without() -> None:
    assert one(weighed(), made_of()).key == one(weighed()).key


@pytest.mark.parametrize(
    "body", [made_of(slot=1), made_of(at=EARLIER)], ids=["other user", "other time"]
)
def test_the_body_of_another_weighing_is_not_joined(body: Packet) -> None:
    reading, rejected = heard(weighed(), body)
    assert isinstance(reading, Reading)
    assert reading.context == ()
    assert rejected == Rejected("value", body[1], "2a9c")


def test_two_weighings_each_have_their_own_body() -> None:
    found = heard(
        weighed("71.0"),
        weighed("85.0", slot=1, at=EARLIER),
        made_of("33.0", slot=1, at=EARLIER),
        made_of("25.0"),
    )
    fats = {
        each.value: dict(each.context)["body-fat"]
        for each in found
        if isinstance(each, Reading)
    }
    assert fats == {Decimal("71.0"): "25.0 %", Decimal("85.0"): "33.0 %"}


def test_a_body_told_in_two_packets_is_one() -> None:
    first = Composition(Decimal("25.0"), muscle=Decimal("40.0"), more=True)
    second = Composition(None, water_mass=Decimal("38.500"), more=True)
    halves = [("2a9c", body_composition.encode(each)) for each in (first, second)]
    reading = one(weighed(), *halves)
    assert dict(reading.context) == {
        "body-fat": "25.0 %",
        "muscle": "40.0 %",
        "water-mass": "38.500 kg",
    }


def test_a_body_that_holds_its_weight_needs_no_other() -> None:
    time = shown_at(LOCAL)
    body = Composition(Decimal(30), time=time, user=1, weight=Decimal("60.000"))
    reading = one(("2a9c", body_composition.encode(body)))
    assert (reading.value, reading.slot) == (Decimal("60.000"), 1)


def test_a_weighing_that_failed_has_no_value() -> None:
    reading = one(weighed(None))
    assert reading.value is None
    assert Mark.FAILED in reading.marks


def test_a_weighing_of_nobody_known_has_no_slot() -> None:
    assert one(weighed(slot=255)).slot is None


def test_a_scale_without_a_clock_weighs_now() -> None:
    reading = one(weighed(at=None))
    assert (reading.stamp.at, reading.stamp.source) == (NOW, TimeSource.RECEIVED)


def test_a_scale_without_a_clock_says_the_same_weight_again_another_day() -> None:
    book = Weighings(SESSION, Clock(PARIS, NOW), composed=False)
    char, raw = weighed(at=None)
    times = (NOW, NOW + timedelta(seconds=40), NOW + timedelta(days=1))
    found = [each for at in times for each in book.take(Notified(char, raw, at))]
    keys = [each.key for each in found if isinstance(each, Reading)]
    assert (len(keys), len(set(keys))) == (3, 2)


def test_a_clock_never_set_that_shows_now_weighs_now() -> None:
    in_1970 = LOCAL.replace(year=1970)
    reading = one(weighed(at=in_1970), skew=in_1970 - LOCAL)
    assert (reading.stamp.at, reading.stamp.source) == (NOW, TimeSource.RECEIVED)


def test_a_weighing_kept_since_1970_has_no_date() -> None:
    in_1970 = LOCAL.replace(year=1970)
    reading = one(weighed(at=in_1970), skew=None)
    assert reading.stamp.source is TimeSource.SUSPECT


def test_a_clock_six_minutes_slow_is_corrected_and_said() -> None:
    slow = timedelta(minutes=-6)
    reading = one(weighed(at=EARLIER + slow), skew=slow)
    assert reading.stamp.source is TimeSource.CORRECTED
    assert reading.stamp.at == NOW - timedelta(days=2)


def test_a_clock_that_was_not_read_is_said() -> None:
    assert Mark.CLOCK_UNREAD in one(weighed(at=EARLIER), skew=None).marks


def test_a_weight_does_not_wait_where_no_body_comes() -> None:
    book = Weighings(SESSION, Clock(PARIS, NOW), composed=False)
    assert len([*book.take(Notified(*weighed(), NOW))]) == 1
    assert not book.held


def test_only_so_many_weights_wait() -> None:
    book = Weighings(SESSION, Clock(PARIS, NOW), composed=True)
    packets = (weighed(at=LOCAL - timedelta(hours=n)) for n in range(20))
    given_ = [each for one in packets for each in book.take(Notified(*one, NOW))]
    assert len(given_) == 12


@given(raw=st.binary(max_size=40), char=st.sampled_from(["2a9d", "2a9c", "2a9f"]))
def test_no_packet_breaks_it(raw: bytes, char: str) -> None:
    book = Weighings(replace(SESSION), Clock(PARIS, NOW), composed=True)
    found = [*book.take(Notified(char, raw, NOW)), *book.rest()]
    assert len(found) <= 1
