"""Devices near are listed and read: a line a value, a line an end, no traceback."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.devices.mi_scale import DRIVER as SHOUTING
from app.devices.thermometer import DRIVER as THERMOMETER
from app.domain.device import (
    DeviceIdentity,
    Reading,
    Rejected,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.dialogue import Advert, Driver, Outcome, Session
from app.domain.errors import Unreachable
from app.ports.radio import Availability, Listener, NoRadio
from tests.views.commands.desk import Desk
from views.way_in import DoorState

AT = datetime(2026, 11, 21, 7, 3, tzinfo=UTC)
WARM = DeviceIdentity("sys:1", "thermometer")
SHOUTED = bytes.fromhex("22a037ea070b15080100")
"""71.2 kg, on 21 November 2026 at 8:01."""


def reading(value: str) -> Reading:
    """Return a temperature."""
    stamp = Stamp(AT, TimeSource.DEVICE, "2026-11-21T08:03:00")
    stated = Stated(value, "Cel", b"\x01")
    return Reading(
        "body-temperature",
        Decimal(value),
        "Cel",
        stated,
        stamp,
        WARM,
        bytes(32),
        Way.INDICATED,
    )


@dataclass
class NearRadio:
    """Finds what it was given; each dialogue says one value and one odd packet.

    *joined* are the sessions that were begun.
    """

    found: list[tuple[Driver, Advert]] = field(default_factory=list)
    broken: bool = False
    joined: list[Session] = field(default_factory=list)
    closed: int = 0
    virtual = True

    async def available(self) -> Availability:
        """Be there."""
        return Availability.READY

    async def scan(self, _seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Give everything twice, as devices repeat themselves."""
        for one in self.found * 2:
            yield one

    async def talk(self, _driver: Driver, _advert: Advert, who: Listener) -> Outcome:
        """Say a temperature."""
        if self.broken:
            raise Unreachable("device.gone")
        self.joined.append(await who.session(WARM, frozenset({"2a1c"})))
        await who.keep([reading("37.1")], [Rejected("short", b"\x07", "2a1c")], None)
        return Outcome.COMPLETE

    async def forget(self, _address: str) -> None:
        """Forget nothing."""

    async def close(self) -> None:
        """Count who leaves."""
        self.closed += 1


def advert(address: str, name: str, shouted: bytes = b"") -> Advert:
    """Return what a device says of itself."""
    said = {"181d": shouted} if shouted else {}
    return Advert(address, AT, name, -50, service_data=said)


@pytest.fixture
def near(desk: Desk) -> NearRadio:
    """Put a thermometer and a scale near a home that does not exist."""
    radio = NearRadio(
        [
            (THERMOMETER, advert("C0:02", "Thermo")),
            (SHOUTING, advert("C0:01", "MI SCALE", SHOUTED)),
        ]
    )
    desk.launchers.near = radio
    desk.door.standing = DoorState.ABSENT
    return radio


@pytest.mark.usefixtures("near")
def test_each_device_near_is_one_line(desk: Desk) -> None:
    assert desk.run("devices", "scan", "--radio", "lab") == 0
    assert desk.out == [
        "MI SCALE (Balance Xiaomi), C0:01",
        "Thermo (Thermomètre), C0:02",
    ]
    assert desk.launchers.asked == [("radio", "lab")]


@pytest.mark.usefixtures("near")
def test_every_line_says_the_device_the_value_its_time_and_its_source(
    desk: Desk,
) -> None:
    shouted, end, warm, odd, over = desk.answers("devices", "read")
    assert (shouted["value"], shouted["unit"], shouted["source"]) == (
        "71.200",
        "kg",
        "virtual",
    )
    assert end == {"name": "MI SCALE", "outcome": "complete", "readings": 1, "odd": 0}
    assert warm == {
        "device": "sys:1",
        "name": "Thermo",
        "kind": "body-temperature",
        "value": "37.1",
        "unit": "Cel",
        "time": "2026-11-21T07:03:00+00:00",
        "time_source": "device",
        "source": "indicated",
        "stated": "37.1 Cel",
        "marks": [],
    }
    assert odd == {"name": "Thermo", "rejected": "short", "where": "2a1c", "raw": "07"}
    assert over == {"name": "Thermo", "outcome": "complete", "readings": 1, "odd": 1}


@pytest.mark.usefixtures("near")
def test_one_device_is_read_alone(desk: Desk) -> None:
    assert desk.run("devices", "read", "--device", "C0:02") == 0
    assert desk.out[0].startswith("Thermo : 37,1")
    assert len(desk.out) == 3


def test_a_device_that_fails_keeps_none_from_being_read(
    desk: Desk, near: NearRadio
) -> None:
    near.broken = True
    assert desk.run("devices", "read", "--json") == 1
    assert '"outcome": "device.gone"' in desk.out[-1]
    assert '"value": "71.200"' in desk.out[0]


def test_without_bluetooth_the_command_says_why(desk: Desk) -> None:
    desk.launchers.near = NoRadio(Availability.OFF)
    desk.door.standing = DoorState.ABSENT
    assert desk.run("devices", "read") == 1
    assert desk.err[-1].endswith("[bluetooth.off]")


@pytest.mark.usefixtures("near")
def test_a_home_that_is_locked_is_asked_for_unless_nothing_is_kept(desk: Desk) -> None:
    desk.door.standing = DoorState.LOCKED
    desk.environment.clear()
    assert desk.run("devices", "read", "--all") == 2
    assert desk.run("devices", "read", "--dry", "--device", "C0:02") == 0


def test_nothing_is_joined_nor_added_in_a_home_before_it_is_chosen(
    desk: Desk, near: NearRadio
) -> None:
    desk.door.standing = DoorState.LOCKED
    assert desk.run("devices", "read") == 1
    assert desk.err[-1].endswith("[devices.unchosen]")
    assert near.joined == []
    assert desk.door.house().devices.known() == []


def test_a_device_that_was_chosen_is_added_and_its_clock_set(
    desk: Desk, near: NearRadio
) -> None:
    desk.door.standing = DoorState.LOCKED
    desk.run("devices", "read", "--device", "C0:02")
    known = desk.door.house().devices.known()
    assert [one.identity.key for one in known] == ["sys:1"]
    assert [one.wishes.set_clock for one in near.joined] == [True]


def test_all_devices_are_read_in_a_home_when_all_are_asked_for(
    desk: Desk, near: NearRadio
) -> None:
    desk.door.standing = DoorState.LOCKED
    assert desk.run("devices", "read", "--all") == 0
    assert len(desk.door.house().devices.known()) == len(near.joined) == 1
    assert any(line.startswith("MI SCALE : 71,2") for line in desk.out)


def test_a_reading_that_keeps_nothing_sets_no_clock(
    desk: Desk, near: NearRadio
) -> None:
    desk.door.standing = DoorState.LOCKED
    assert desk.run("devices", "read", "--dry") == 0
    assert [one.wishes.set_clock for one in near.joined] == [False]
