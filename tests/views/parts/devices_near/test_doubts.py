"""A device that doubts its own measure is quoted, in words anybody understands."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.devices import blood_pressure, oximeter
from app.devices.glucose_meter import DRIVER as METER
from app.domain.device import Mark, Reading
from app.domain.dialogue import Frame
from app.domain.inbox import Fate
from app.domain.sig.dates import shown_at
from app.domain.sig.glucose import Glucose, Status, encode
from tests.app.devices.played import NOW
from tests.app.devices.sessions import a_session
from tests.screens.homes import a_house
from tests.screens.near import weighing
from tests.screens.opening import on
from views.parts.devices_near.doubts import SAID, doubts_of

FAULTS = (
    Status.MALFUNCTION,
    Status.SAMPLE_SIZE,
    Status.STRIP_INSERTION,
    Status.STRIP_TYPE,
    Status.TOO_HOT,
    Status.TOO_COLD,
    Status.INTERRUPTED,
    Status.FAULT,
)


def words_of(flag: Status) -> list[str]:
    """Return what is said of a drop of blood whose meter raised a flag."""
    time = shown_at(NOW.replace(tzinfo=None))
    said = Glucose(1, time, 0, Decimal("0.00104"), "kg/L", 1, 1, status=int(flag))
    frame = Frame("sys:12", "2a18", encode(said), NOW)
    (reading,) = METER.read(frame, a_session("glucose_meter"))
    assert isinstance(reading, Reading)
    return doubts_of(reading)


@pytest.mark.parametrize("flag", FAULTS)
def test_each_fault_of_a_meter_has_its_reason(flag: Status) -> None:
    (line,) = words_of(flag)
    assert line.startswith("L'appareil signale : ")


@pytest.mark.parametrize("flag", [Status.BATTERY_LOW, Status.TIME_FAULT])
def test_what_spoils_no_value_is_no_doubt(flag: Status) -> None:
    assert words_of(flag) == []


def test_a_cold_strip_is_said_as_people_say_it() -> None:
    assert words_of(Status.TOO_COLD) == [
        "L'appareil signale : bandelette ou lecteur trop froid."
    ]


def test_every_word_of_a_cuff_and_of_an_oximeter_is_known() -> None:
    words = {*blood_pressure._SAID.values(), *oximeter._FAULTS.values()}
    assert words <= SAID.keys()


def test_a_doubt_without_a_reason_is_said_too() -> None:
    doubted = weighing("71.2", marks=frozenset({Mark.DEVICE_FAULT}))
    assert doubts_of(doubted) == ["L'appareil doute de cette mesure."]
    assert doubts_of(weighing("71.2")) == []


@pytest.mark.anyio
async def test_the_card_says_that_the_device_doubts_not_that_the_value_is_odd() -> None:
    house = a_house()
    doubted = replace(
        weighing("71.2"),
        marks=frozenset({Mark.DEVICE_FAULT}),
        context=(("status", "moved"),),
    )
    house.devices.inbox.take_in([doubted], device=doubted.device)
    (one,) = house.devices.inbox.waiting()
    assert house.devices.inbox.assign(one.key) is Fate.TO_CONFIRM
    async with on(house, "/appareils/reponses") as ui:
        await ui.until("c'est bien cela ?")
        assert "L'appareil signale : vous avez bougé pendant la mesure." in ui.text()
        assert "Cette valeur est inhabituelle." not in ui.text()
