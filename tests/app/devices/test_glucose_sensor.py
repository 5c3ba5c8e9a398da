"""Every minute of a sensor is kept once, under the session it belongs to."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.devices.glucose_sensor import DRIVER
from app.domain.device import Mark, Reading, Rejected, Special, TimeSource
from app.domain.dialogue import Frame, Outcome, Wishes, Write
from app.domain.sig.cgm import Cgm
from app.domain.sig.cgm_session import decode_start
from app.domain.sig.checksum import sealed
from app.domain.sig.packet import DecodeError
from app.domain.sig.sensor_control import Result
from tests.app.devices.played import NOW, PARIS, Dialogue, Kept
from tests.app.devices.sensors import BEGIN, STARTED, STEP, Sensor, point, start_at
from tests.app.devices.sessions import a_session

N = 100


def led(
    sensor: Sensor, kept: Kept | None = None, wishes: Wishes | None = None
) -> tuple[Dialogue, Outcome | None]:
    """Lead a dialogue to its end."""
    dialogue = Dialogue(sensor, kept or Kept())
    return dialogue, dialogue.lead(DRIVER, wishes=wishes)


def readings(dialogue: Dialogue) -> list[Reading]:
    """Return what was kept, in order."""
    return [*dialogue.kept.readings.values()]


def minutes(kept: Kept) -> list[int]:
    """Return the minutes that were kept."""
    return sorted(int(each.context[0][1]) for each in kept.readings.values())


@pytest.mark.covers("C-036")
@pytest.mark.parametrize("crc", [True, False])
def test_every_minute_is_kept_at_its_own_time(*, crc: bool) -> None:
    dialogue, outcome = led(Sensor(crc=crc))
    assert outcome is Outcome.COMPLETE
    assert len(dialogue.kept.readings) == N
    first = readings(dialogue)[0]
    assert (first.kind, first.value, first.unit) == (
        "interstitial-glucose",
        Decimal(101),
        "mg/dL",
    )
    assert first.stamp.at == STARTED + timedelta(minutes=STEP)
    assert first.stamp.source is TimeSource.DEVICE
    assert dict(first.context)["trend"] == "0.5 mg/dL/min"


def test_a_second_dialogue_brings_only_what_is_new() -> None:
    sensor, kept = Sensor(), Kept()
    led(sensor, kept)
    assert led(sensor, kept)[1] is Outcome.NOTHING_NEW
    sensor.records.append((505, [point(505)]))
    assert led(sensor, kept)[1] is Outcome.COMPLETE
    assert (len(kept.readings), kept.duplicates) == (N + 1, 0)


def test_several_records_of_one_packet_are_all_kept() -> None:
    sensor = Sensor(minutes=())
    whole = b"".join(point(n)[1] for n in (5, 10, 15))
    sensor.records = [(5, [("2aa7", whole)])]
    dialogue, _ = led(sensor)
    assert minutes(dialogue.kept) == [5, 10, 15]
    assert readings(dialogue)[1].stated.raw == point(10)[1]


def test_a_packet_of_a_wrong_checksum_is_set_aside_and_the_rest_kept() -> None:
    sensor = Sensor()
    char, raw = sensor.records[50][1][0]
    sensor.records[50] = (sensor.records[50][0], [(char, raw[:-1] + b"\0")])
    dialogue, outcome = led(sensor)
    assert outcome is Outcome.COMPLETE
    assert len(dialogue.kept.readings) == N - 1
    assert [each.reason for each in dialogue.kept.rejected] == ["crc"]


def test_a_sensor_that_cannot_say_whether_it_checks_is_not_believed() -> None:
    sensor = Sensor()
    sensor.values["2aa8"] = b"\0\x10\0\x59\0\0"
    dialogue, outcome = led(sensor)
    assert outcome is Outcome.REFUSED
    assert dialogue.kept.readings == {}
    assert [each.where for each in dialogue.kept.rejected] == ["2aa8"]


@pytest.mark.parametrize("moved", [-29, 29])
def test_a_start_that_moved_a_little_is_the_same_session(moved: int) -> None:
    sensor, kept = Sensor(), Kept()
    led(sensor, kept)
    again = Sensor(start=start_at(STARTED + timedelta(minutes=moved)))
    assert led(again, kept)[1] is Outcome.NOTHING_NEW
    assert len(kept.readings) == N


def test_a_new_session_is_another_even_at_the_same_minutes() -> None:
    kept = Kept()
    led(Sensor(), kept)
    later = Sensor(start=start_at(STARTED + timedelta(days=3)), gone_by=24 * 60)
    assert led(later, kept)[1] is Outcome.COMPLETE
    assert len(kept.readings) == 2 * N


def test_a_new_session_within_half_an_hour_is_another_when_minutes_restart() -> None:
    kept = Kept()
    led(Sensor(), kept)
    soon = Sensor(start=start_at(STARTED + timedelta(minutes=20)), gone_by=60)
    led(soon, kept)
    assert len(kept.readings) == 2 * N


@pytest.mark.parametrize("year", [1970, 2027])
def test_a_start_nobody_set_is_counted_back_from_now(year: int) -> None:
    sensor, kept = Sensor(start=start_at(STARTED.replace(year=year))), Kept()
    dialogue, _ = led(sensor, kept)
    stamp = readings(dialogue)[0].stamp
    assert stamp.source is TimeSource.RECEIVED
    assert stamp.at is not None
    assert abs(stamp.at - STARTED - timedelta(minutes=STEP)) < timedelta(minutes=1)
    again = Dialogue(sensor, kept, now=NOW + timedelta(seconds=90))
    assert again.lead(DRIVER) is Outcome.NOTHING_NEW
    assert (len(kept.readings), kept.duplicates) == (N, 0)


def test_a_start_nobody_set_of_a_sensor_that_stopped_has_no_date() -> None:
    sensor = Sensor(start=start_at(STARTED.replace(year=1970)))
    del sensor.values["2aa9"]
    dialogue, _ = led(sensor)
    assert {each.stamp.source for each in readings(dialogue)} == {TimeSource.SUSPECT}


def test_a_start_without_an_offset_is_taken_where_the_person_lives() -> None:
    sensor = Sensor(start=replace(start_at(STARTED), zone=None))
    dialogue, _ = led(sensor)
    assert readings(dialogue)[0].stamp.at == STARTED + timedelta(minutes=STEP)


def test_an_offset_no_country_has_is_not_believed() -> None:
    sensor = Sensor(start=replace(start_at(STARTED), zone=-120))
    dialogue, _ = led(sensor)
    assert readings(dialogue)[0].stamp.at == STARTED + timedelta(minutes=STEP)


@pytest.mark.parametrize(
    ("warning", "value", "mark"),
    [(1 << 6, Special.NEG_INF, Mark.LOW), (1 << 7, Special.POS_INF, Mark.HIGH)],
)
def test_what_the_sensor_cannot_tell_is_no_number(
    warning: int, value: Special, mark: Mark
) -> None:
    sensor = Sensor(minutes=())
    sensor.records = [(5, [point(5, warning=warning)])]
    (reading,) = readings(led(sensor)[0])
    assert (reading.value, reading.stated.text) == (value, "101")
    assert mark in reading.marks


def test_a_sensor_that_fails_says_so() -> None:
    sensor = Sensor(minutes=())
    sensor.records = [(5, [point(5, status=1 << 3)])]
    (reading,) = readings(led(sensor)[0])
    assert Mark.DEVICE_FAULT in reading.marks


def test_no_session_is_begun_unasked() -> None:
    dialogue, _ = led(Sensor())
    assert {each.char for each in dialogue.commands if isinstance(each, Write)} == {
        "2a52"
    }


@pytest.mark.parametrize("crc", [True, False])
def test_a_session_begins_when_asked_once_the_backlog_is_in(*, crc: bool) -> None:
    sensor = Sensor(crc=crc)
    dialogue, outcome = led(sensor, wishes=Wishes(start_session=True))
    assert outcome is Outcome.COMPLETE
    assert len(dialogue.kept.readings) == N
    (_, begun), (_, start) = sensor.written[-2:]
    assert begun == (sealed(BEGIN) if crc else BEGIN)
    local = NOW.astimezone(PARIS).replace(tzinfo=None)
    told = decode_start(start[:9], crc=False)
    assert told.time.local is not None
    assert abs(told.time.local - local) < timedelta(seconds=5)
    assert told.offset == timedelta(hours=1)


def test_a_sensor_that_will_not_begin_is_told_no_time() -> None:
    sensor = Sensor(result=Result.NOT_COMPLETED)
    _, outcome = led(sensor, wishes=Wishes(start_session=True))
    assert outcome is Outcome.REFUSED
    assert "2aaa" not in dict(sensor.written)


@pytest.mark.parametrize("crc", [True, False])
def test_a_packet_alone_stays_as_it_came(*, crc: bool) -> None:
    """Nothing tells its session, nor whether two of its bytes are a checksum."""
    dialogue, _ = led(Sensor(crc=crc))
    frame = Frame("sys:12", *point(10, crc=crc), NOW)
    session = replace(a_session("glucose_sensor"), cursor=dialogue.kept.cursor)
    for one in (session, a_session("glucose_sensor")):
        assert [*DRIVER.read(frame, one)] == [Rejected("value", frame.payload, "2aa7")]


@pytest.mark.parametrize("crc", [True, False])
@pytest.mark.parametrize("year", [2026, 1970])
def test_a_packet_set_aside_is_read_alone_as_it_would_have_been(
    monkeypatch: pytest.MonkeyPatch, year: int, *, crc: bool
) -> None:
    def misread(_raw: bytes, *, crc: bool) -> list[Cgm]:  # noqa: ARG001 - as the codec
        raise DecodeError("flags")

    start = start_at(STARTED.replace(year=year))
    known = readings(led(Sensor(crc=crc, start=start))[0])
    with monkeypatch.context() as older:
        older.setattr("app.devices.glucose_sensor.cgm.decode", misread)
        aside = led(Sensor(crc=crc, start=start))[0].kept.rejected
    assert len(aside) == N
    session = a_session("glucose_sensor")
    frames = [Frame("sys:12", one.where, one.raw, NOW, one.around) for one in aside]
    again = [said for frame in frames for said in DRIVER.read(frame, session)]
    pairs = zip(again, known, strict=True)
    assert all(
        isinstance(one, Reading)
        and (one.key, one.value, one.stamp.at, one.stamp.source)
        == (other.key, other.value, other.stamp.at, other.stamp.source)
        for one, other in pairs
    )


@pytest.mark.covers("C-036")
@settings(max_examples=60)
@given(
    breaks=st.lists(st.integers(1, N + 2), max_size=4),
    drawn=st.randoms(use_true_random=False),
    shuffled=st.booleans(),
    gently=st.booleans(),
)
def test_a_link_that_breaks_anywhere_loses_and_doubles_nothing(
    breaks: list[int], drawn: Random, *, shuffled: bool, gently: bool
) -> None:
    sensor, kept = Sensor(), Kept()
    if shuffled:
        sensor.order = lambda packets: drawn.sample(packets, len(packets))
    for k in breaks:
        sensor.said.clear()
        Dialogue(sensor, kept, breaks=k, gently=gently).lead(DRIVER)
    sensor.said.clear()
    led(sensor, kept)
    assert minutes(kept) == list(range(STEP, 501, STEP))
