"""A device is called as its owner says, else by what machine it is."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.ids import DeviceId
from app.flows.my_devices import Device
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_world, filled
from views.parts import devices
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio
DAY = 86_400_000
PHONE = Device(
    DeviceId(bytes(16)), "Android", 0, here=False, retired=False, platform="Android"
)


def test_without_a_name_the_machine_is_said() -> None:
    assert devices.name_of(PHONE) == "Téléphone Android"
    assert devices.name_of(replace(PHONE, name="Le mien")) == "Le mien"
    assert devices.name_of(replace(PHONE, name="?", platform="?")) == "Appareil"


def test_a_phone_does_not_look_like_a_computer() -> None:
    assert devices.icon_of(PHONE) == ft.Icons.PHONE_ANDROID
    assert devices.icon_of(replace(PHONE, platform="Linux")) == ft.Icons.COMPUTER


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"here": True}, "C'est cet appareil."),
        ({"retired": True}, "Mis dehors : il ne reçoit plus rien."),
        ({"leaving": True}, "Mise dehors en attente d'envoi."),
        ({"leaving": True}, "Jusque-là, il peut encore recevoir."),
        ({}, "Il n'a encore rien changé."),
        ({"last_seen": int(NOON.timestamp() * 1000) - DAY}, "il y a 1 jour"),
        ({"met": int(NOON.timestamp() * 1000)}, "Connu ici depuis le samedi 21"),
        ({"name": "Le mien"}, "Téléphone Android"),
    ],
)
async def test_its_use_is_told(changes: dict[str, object], line: str) -> None:
    world, told = a_world(FakeDoor(filled())), list[str]()

    def draw(page: ft.Page) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        told.extend(devices.use_of(replace(PHONE, **changes)))  # type: ignore[arg-type]  # fields by name

    async with FletUnit(draw):
        assert any(line in one for one in told)
