"""The virtual devices answer as the specifications say, faults included."""

import struct
from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from app.devices import driver_for
from app.domain.dialogue import (
    Link,
    Notified,
    Outcome,
    Refusal,
    Subscribe,
    Value,
    Wait,
    Write,
)
from app.domain.sig.checksum import sealed
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.cast import Play, cgm_record, glucose_record, troupe
from sync.radio.lab.meter import Meter
from sync.radio.lab.peripheral import World
from sync.radio.lab.scale import Scale
from sync.radio.lab.sensor import Sensor
from sync.radio.lab.stage import Played
from tests.sync.radio.studio import ByHand, Paper, Scene, air, asked, play

pytestmark = pytest.mark.ble
FORTY = 40


def meter(world: World) -> list[Meter]:
    """Cast a meter of forty records."""
    one = Meter(world, 2)
    for number in range(1, FORTY + 1):
        at = world.clock() - timedelta(hours=FORTY - number)
        one.records.append(glucose_record(number, at, 90))
    return [one]


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        ("0401", "05002800"),
        ("0101", "06000101"),
        ("01030126 00", "06000101"),
        ("010301ff00", "06000106"),
        ("0105", "06000101"),
        ("0106", "06000101"),
        ("01040103000400", "06000101"),
        ("0107", "06000104"),
        ("010302ff00", "06000109"),
        ("0701", "06000702"),
        ("0300", "06000301"),
    ],
)
def test_its_memory_is_asked_as_the_specification_says(
    request_: str, answer: str
) -> None:
    got: list[Any] = []
    commands = (Subscribe("2a52"), Write("2a52", bytes.fromhex(request_)), Wait(60))
    driver = ByHand(asked(*commands, got=got, then=Outcome.COMPLETE))
    play(Scene(meter, driver).led(Paper()))
    assert got[2].payload.hex() == answer


def test_a_sensor_refuses_a_wrong_checksum_and_takes_the_right_one() -> None:
    got: list[Any] = []
    commands = (
        Subscribe("2aac"),
        Write("2aac", b"\x1a\0\0"),
        Write("2aac", sealed(b"\x1a")),
        Wait(30),
    )
    driver = ByHand(asked(*commands, got=got, then=Outcome.COMPLETE))
    play(Scene(lambda world: [Sensor(world, 3)], driver).led(Paper()))
    assert got[1] == Refusal("81")
    assert got[3].payload == sealed(b"\x1c\x1a\x01")


def test_a_scale_gives_a_weight_to_whoever_has_its_code_only() -> None:
    got: list[Any] = []

    def ask(*request: int) -> tuple[Write, Wait]:
        return Write("2a9f", bytes(request)), Wait(30)

    code = struct.pack("<H", 4321)
    commands = (
        Subscribe("2a9f"),
        *ask(1, *code),
        *ask(2, 2, 0, 0),
        *ask(2, 2, *code),
        *ask(4),
    )
    driver = ByHand(asked(*commands, got=got, then=Outcome.COMPLETE))
    play(Scene(lambda world: [Scale(world, 1)], driver).led(Paper()))
    answers = [one.payload.hex() for one in got if isinstance(one, Notified)]
    assert answers == ["20010102", "200205", "200201", "200402"]


def test_two_thousand_records_of_a_sensor_come_in_order(tally: Any) -> None:  # noqa: ANN401
    count = 2000

    def cast(world: World) -> list[Sensor]:
        one = Sensor(world, 3)
        one.begin(world.clock() - timedelta(days=8))
        one.records = [cgm_record(5 * number) for number in range(count)]
        return [one]

    paper = Paper()
    scene = Scene(cast, ByHand(asked(got=[], then=Outcome.COMPLETE)), pace=1)

    async def story() -> None:
        advert = await scene.found()
        driver = driver_for(advert)
        assert driver
        assert await scene.radio.talk(driver, advert, paper) is Outcome.COMPLETE

    play(story(), 60)
    assert len({one.key for one in paper.readings}) == count
    tally("points of a sensor read over the air", count)


@pytest.mark.covers("C-168")
def test_every_virtual_device_is_found_and_read_by_its_own_driver(
    tally: Any,  # noqa: ANN401
) -> None:
    world = air(driver_for)
    backend = Played(world, partial(troupe, play=Play(days=1)))
    radio, paper = Bluetooth(backend, world), Paper(answers=["1", "1234"])
    names: Counter[str] = Counter()

    async def story() -> None:
        heard = {a.address: (d, a) async for d, a in radio.scan(0.5)}
        for driver, advert in heard.values():
            names[driver.name] += 1
            if driver.link is Link.GATT:
                said = await radio.talk(driver, advert, paper)
                assert said is Outcome.COMPLETE, driver.name

    play(story(), 60)
    assert len(names) == 8
    kinds = Counter(one.kind for one in paper.readings)
    assert kinds["interstitial-glucose"] == 24 * 12
    assert kinds["blood-glucose"] == FORTY
    assert kinds["body-weight"] >= 5
    assert kinds["blood-pressure"] == 2
    assert kinds["body-temperature"] == kinds["oxygen-saturation"] == 1
    assert kinds["heart-rate"] >= 4
    assert not paper.rejected
    tally("virtual devices read", len(names))


def test_the_names_of_a_device_are_read_without_pairing() -> None:
    got: list[Any] = []
    driver = ByHand(asked(got=got, then=Outcome.COMPLETE))
    paper = Paper()
    play(Scene(lambda world: [Meter(world, 2, secure=True)], driver).led(paper))
    (identity,) = paper.identities
    assert identity.manufacturer == "Alveole"
    assert identity.address == "C0:00:00:00:00:02"
    assert not [one for one in got if isinstance(one, Value)]
