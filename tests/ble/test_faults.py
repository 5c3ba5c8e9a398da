"""What goes wrong over the air loses, doubles and misfiles nothing."""

import asyncio
import struct
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.device import Special
from app.domain.dialogue import Outcome, Question
from app.domain.errors import Broken
from app.domain.inbox import Fate
from app.domain.sig import cgm
from app.domain.sig.dates import shown_at
from app.domain.sig.glucose import Glucose, encode
from app.domain.sig.packet import DecodeError
from sync.radio.lab.cast import cgm_record
from sync.radio.lab.meter import Meter
from sync.radio.lab.peripheral import World
from sync.radio.lab.records import Record
from sync.radio.lab.scale import Scale
from sync.radio.lab.sensor import Sensor
from sync.radio.lab.shouter import Shouter
from tests.ble.theatre import Theatre
from tests.conftest import Tally
from tests.sync.radio.studio import PACE, play, until

pytestmark = [pytest.mark.ble, pytest.mark.covers("C-036")]
RECORDS = 8
NINE = datetime(2026, 11, 20, 9)  # noqa: DTZ001 - the clock of a device has no zone
METER, SENSOR, SCALE = 2, 3, 1
VALUES = sorted(str(80 + number) for number in range(1, RECORDS + 1))


def record(number: int, *, at: datetime | None = None, value: Any = None) -> Record:  # noqa: ANN401
    """Return a record of a meter: 81 mg/dL, 82, 83…"""
    stated = Decimal(80 + number).scaleb(-5) if value is None else value
    time = shown_at(at or NINE + timedelta(minutes=number))
    said = Glucose(number, time, 0, stated, "kg/L", 1, 1, context_follows=True)
    return Record(number, encode(said), struct.pack("<BHB", 2, number, 1))


def meter(records: list[Record] | None = None) -> Theatre:
    """Return a home whose person owns a meter, alone."""

    def cast(world: World) -> list[Meter]:
        one = Meter(world, METER, secure=True)
        one.records = records or [record(n) for n in range(1, RECORDS + 1)]
        return [one]

    theatre = Theatre(cast)
    theatre.owns(METER, "glucose_meter")
    return theatre


def sensor(minutes: int = 12) -> Theatre:
    """Return a home whose person wears a sensor, one record in five minutes."""

    def cast(world: World) -> list[Sensor]:
        one = Sensor(world, SENSOR, secure=True)
        one.begin(NINE, quarters=4)
        one.records = [cgm_record(5 * n) for n in range(1, minutes + 1)]
        return [one]

    theatre = Theatre(cast)
    theatre.owns(SENSOR, "glucose_sensor")
    return theatre


def scale(
    *weights: tuple[str | None, int | None, datetime | None], pace: float = PACE
) -> Theatre:
    """Return a home near a scale that keeps weighings: kg, slot, time."""

    def cast(world: World) -> list[Scale]:
        one = Scale(world, SCALE)
        for kg, slot, at in weights:
            one.remember(Decimal(kg) if kg else None, slot, at)
        return [one]

    return Theatre(cast, pace)


@pytest.mark.parametrize("k", range(1, RECORDS + 1))
def test_a_drop_at_any_record_loses_and_doubles_nothing(k: int, tally: Tally) -> None:
    theatre = meter()
    assert play(theatre.read(drops={k})) is Outcome.COMPLETE
    assert theatre.values("blood-glucose") == VALUES
    assert theatre.reconnections == 2
    tally("glucose records kept through a drop", RECORDS)


def test_several_drops_reconnect_once_each(tally: Tally) -> None:
    theatre = meter()
    play(theatre.read(drops={2, 4, 6, 8}))
    assert theatre.values("blood-glucose") == VALUES
    assert theatre.reconnections <= 5
    tally("glucose records kept through four drops", RECORDS)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"twice": True},
        {"order": lambda records: records[::-1]},
        {"order": lambda records: records[::2] + records[1::2]},
        {"mute": True},
        {"refusals": [0xFD]},
    ],
    ids=["twice", "backwards", "shuffled", "contexts lost", "subscription lost"],
)
def test_a_meter_that_stutters_gives_the_same_set(
    spoilt: dict[str, Any], tally: Tally
) -> None:
    theatre = meter()
    play(theatre.read(**spoilt))
    assert theatre.values("blood-glucose") == VALUES
    tally("glucose records kept from a stutter", RECORDS)


def test_read_again_it_adds_nothing(tally: Tally) -> None:
    theatre = meter()

    async def twice() -> None:
        await theatre.read()
        await theatre.read()

    play(twice())
    assert theatre.values("blood-glucose") == VALUES
    assert theatre.tally.kept == RECORDS
    tally("glucose records never doubled", RECORDS)


def test_a_meter_that_is_busy_with_another_is_asked_again() -> None:
    theatre = meter()
    play(theatre.read(refusals=[0xFE]))
    assert theatre.values("blood-glucose") == VALUES


def test_a_meter_that_answers_nothing_is_mute_and_its_link_freed() -> None:
    theatre = meter()

    async def story() -> None:
        assert await theatre.read(deaf=True) is Outcome.SILENT
        await until(lambda: not theatre.device().device.connections)

    play(story())
    assert theatre.values("blood-glucose") == []


def test_a_meter_that_starts_again_at_one_loses_neither_its_old_nor_its_new() -> None:
    theatre = meter()

    async def story() -> None:
        await theatre.read()
        again = [
            record(n, at=NINE + timedelta(hours=n + 5), value=None) for n in (1, 2)
        ]
        theatre.device().records = again
        await theatre.read()

    play(story())
    assert theatre.values("blood-glucose") == sorted([*VALUES, "81", "82"])


def test_a_full_disk_acknowledges_nothing_and_the_rest_comes_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theatre = meter()
    commit = theatre.home.vault.commit
    full: list[int] = []

    def once(write: Any) -> Any:  # noqa: ANN401
        if write.entries and not full:
            full.append(1)
            raise Broken("storage.full")
        return commit(write)

    monkeypatch.setattr(theatre.home.vault, "commit", once)

    async def story() -> None:
        with pytest.raises(Broken, match=r"storage\.full"):
            await theatre.read()
        assert theatre.values("blood-glucose") == []
        await theatre.read()

    play(story())
    assert theatre.values("blood-glucose") == VALUES


@pytest.mark.parametrize("special", list(Special))
def test_what_is_no_number_is_never_shown_as_one(special: Special) -> None:
    theatre = meter([record(1), record(2, value=special), record(3)])
    play(theatre.read())
    assert [one for one in theatre.values("blood-glucose") if one.isdigit()] == [
        "81",
        "83",
    ]


def test_a_meter_six_minutes_slow_is_corrected_and_its_clock_set() -> None:
    theatre = meter([record(1)])

    async def story() -> None:
        await theatre.found()
        theatre.device().slow = 360
        await theatre.read()

    play(story())
    (kept,) = theatre.entries("blood-glucose")
    true = theatre.home.clock().replace(day=20, hour=8, minute=7, second=0)
    assert kept.when.start == int(true.timestamp() * 1000)
    assert theatre.device().set_to


@pytest.mark.parametrize(
    "at",
    [datetime(1970, 1, 1), datetime(2027, 11, 20, 9)],  # noqa: DTZ001 - no zone
    ids=["1970", "next year"],
)
def test_a_stored_record_of_no_time_asks_its_date(at: datetime) -> None:
    theatre = meter([record(1, at=at)])
    play(theatre.read())
    assert theatre.values("blood-glucose") == []
    assert theatre.waiting(Fate.TO_DATE) == 1


# -------------------------------------------------------------------- the sensor


@pytest.mark.parametrize("k", [1, 5, 12])
def test_a_sensor_that_drops_gives_each_point_once(k: int, tally: Tally) -> None:
    theatre = sensor()
    play(theatre.read(drops={5 * k}))
    assert theatre.points() == 12
    tally("points of a sensor kept through a drop", 12)


def spoiling(number: int, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return what spoils the nth packet only."""
    seen: list[int] = []

    def spoil(packet: bytes) -> bytes:
        seen.append(1)
        return change(packet) if len(seen) == number else packet

    return spoil


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1] + bytes((raw[-1] ^ 1,)),
        lambda raw: raw[:2] + bytes((raw[2] ^ 1,)) + raw[3:],
        lambda raw: raw[:-3],
        lambda raw: raw + b"\0",
        lambda raw: bytes((32,)) + raw[1:],
    ],
    ids=["checksum", "value", "short", "long", "size"],
)
def test_a_spoilt_packet_is_set_aside_with_its_bytes_and_the_rest_kept(
    change: Callable[[bytes], bytes], tally: Tally
) -> None:
    theatre = sensor()
    play(theatre.read(spoil=spoiling(4, change)))
    (odd,) = theatre.devices.inbox.quarantine()
    assert odd.raw
    assert theatre.points() == 11
    tally("spoilt packets set aside, never dropped", 1)


def test_what_a_later_driver_understands_is_released_alone_at_its_own_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theatre, whole, misread = sensor(), sensor(), list[bytes]()
    decode = cgm.decode

    def older(raw: bytes, *, crc: bool) -> Any:  # noqa: ANN401 - as the codec
        if len(misread) < 3 and raw not in misread:
            misread.append(raw)
            raise DecodeError("flags")
        return decode(raw, crc=crc)

    with monkeypatch.context() as past:
        past.setattr("app.devices.glucose_sensor.cgm.decode", older)
        play(theatre.read())
    assert (theatre.points(), len(theatre.devices.inbox.quarantine())) == (9, 3)
    theatre.device().records.clear()
    assert theatre.devices.retry().kept == 3
    assert theatre.devices.inbox.quarantine() == []
    play(whole.read())
    assert theatre.instants() == whole.instants()
    assert len(theatre.instants()) == 12
    assert theatre.devices.retry().kept == 0


# --------------------------------------------------------------------- the scale


def test_the_weight_of_nobody_is_never_filed() -> None:
    theatre = scale(("71.200", None, NINE), ("63.000", None, NINE))
    theatre.owns(SCALE, "weight_scale", alone=False)
    play(theatre.read())
    assert theatre.values("body-weight") == []
    assert theatre.waiting(Fate.UNASSIGNED) == 2


def test_a_wrong_code_gives_no_weight_of_another(tally: Tally) -> None:
    theatre = scale(("71.200", 1, NINE), pace=0.01)
    theatre.owns(SCALE, "weight_scale", alone=False)
    theatre.person.answers = {Question.SLOT: "1", Question.CODE: "9999"}
    play(theatre.read())
    assert theatre.values("body-weight") == []
    assert len(theatre.device().kept) == 1
    tally("weights of another kept out", 1)


def test_the_right_code_gives_the_weights_of_the_person() -> None:
    theatre = scale(("71.200", 1, NINE), ("80.100", 2, NINE))
    theatre.owns(SCALE, "weight_scale", alone=False)
    theatre.weighed("71")
    theatre.person.answers = {Question.SLOT: "1", Question.CODE: "1234"}
    play(theatre.read())
    assert [one[:4] for one in theatre.values("body-weight")] == ["71", "71.2"]
    assert [one.slot for one in theatre.device().kept] == [2]


def test_a_weighing_that_failed_is_no_weight() -> None:
    theatre = scale((None, None, NINE))
    theatre.owns(SCALE, "weight_scale")
    play(theatre.read())
    assert theatre.values("body-weight") == []
    assert theatre.waiting(Fate.FAILED) == 1


def test_a_scale_whose_clock_was_never_set_is_dated_when_it_is_heard() -> None:
    theatre = scale(("71.200", None, None))
    theatre.owns(SCALE, "weight_scale")
    theatre.weighed("71")
    play(theatre.read())
    kept = max(theatre.entries("body-weight"), key=lambda one: one.when.start)
    assert abs(kept.when.start - theatre.home.clock().timestamp() * 1000) < 1000


def test_an_indication_said_twice_is_one_weight() -> None:
    theatre = scale(("71.200", None, NINE))
    theatre.owns(SCALE, "weight_scale")
    theatre.weighed("71")
    play(theatre.read(twice=True))
    assert len(theatre.values("body-weight")) == 2


def test_two_scales_at_once_keep_their_weights_apart() -> None:
    def cast(world: World) -> list[Scale]:
        pair = [Scale(world, 1), Scale(world, 9)]
        for one, kg in zip(pair, ("71.200", "12.400"), strict=True):
            one.remember(Decimal(kg), None, NINE)
        return pair

    theatre = Theatre(cast)
    theatre.owns(1, "weight_scale")
    theatre.owns(9, "weight_scale", alone=False)
    theatre.weighed("71")

    async def both() -> None:
        await asyncio.gather(theatre.read(1), theatre.read(9))

    play(both())
    assert [one[:4] for one in theatre.values("body-weight")] == ["71", "71.2"]
    assert theatre.waiting(Fate.UNASSIGNED) == 1


def test_a_shout_of_a_scale_nobody_added_is_not_filed() -> None:
    def cast(world: World) -> list[Shouter]:
        one = Shouter(world, 8)
        one.weigh(Decimal("68.4"), NINE)
        return [one]

    theatre = Theatre(cast)

    async def story() -> None:
        driver, advert = await theatre.found()
        heard = theatre.devices.hear(driver, advert)
        assert [str(one.reading.value) for one in heard] == ["68.400"]
        theatre.devices.hear(driver, advert)

    play(story())
    assert theatre.values("body-weight") == []
    assert theatre.waiting(Fate.UNASSIGNED) == 0
