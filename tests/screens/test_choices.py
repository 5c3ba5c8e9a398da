"""My devices, and the two versions of a change: shown, asked, done."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.conflict import Conflict
from app.domain.ids import DeviceId
from app.flows.conflicts import Versions
from app.flows.my_devices import Device
from tests.screens.fletunit import FletUnit
from tests.screens.homes import KEY, FakeDoor, a_world, filled
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio


class TwoDevices:
    """This device and a lost one."""

    def __init__(self, new_key: str = "") -> None:
        self.gone: list[bytes] = []
        self.new_key = new_key

    def list(self) -> list[Device]:
        lost = DeviceId(b"l" * 16)
        retired = lost in self.gone
        return [
            Device(DeviceId(b"h" * 16), "Portable", 0, here=True, retired=False),
            Device(lost, "Téléphone", 0, here=False, retired=retired),
        ]

    def retire(self, device: bytes) -> str:
        self.gone.append(device)
        return self.new_key


class OneChoice:
    """A weight changed on two devices."""

    def __init__(self, house: House) -> None:
        newest, older = house.measures.series("body-weight", limit=2)
        losing = replace(newest.entry, meta=older.entry.meta)
        conflict = Conflict(b"c" * 16, newest.entry.id, losing, DeviceId(b"d" * 16), 1)
        self.versions = [Versions(conflict, newest.entry)]
        self.done: list[str] = []

    def list(self) -> list[Versions]:
        return self.versions

    def keep(self, conflict: bytes) -> None:
        self.done.append(f"keep {conflict!r}")

    def take_other(self, conflict: bytes) -> None:
        self.done.append(f"take {conflict!r}")


def on(route: str, **flows: Any) -> FletUnit:  # noqa: ANN401 - any flow
    """Open a screen of a house with these flows."""
    house = replace(filled(), **flows)
    return FletUnit(opened(a_world(FakeDoor(house))), route=route)


@pytest.mark.covers("C-123")
async def test_a_lost_device_is_put_outside_after_a_question() -> None:
    devices = TwoDevices()
    async with on("/mes-appareils", my_devices=devices) as ui:
        await ui.until("C'est cet appareil.")
        await ui.press(f"device-{(b'l' * 16).hex()}")
        assert "Ce qu'il a déjà lu reste lu." in ui.text()
        assert devices.gone == []
        await ui.press("confirm-yes")
        await ui.until("Cet appareil ne recevra plus rien de nouveau.")
        assert devices.gone == [b"l" * 16]


async def test_a_new_recovery_key_is_shown_when_the_old_one_is_void() -> None:
    async with on("/mes-appareils", my_devices=TwoDevices(KEY)) as ui:
        await ui.until("C'est cet appareil.")
        await ui.press(f"device-{(b'l' * 16).hex()}")
        await ui.press("confirm-yes")
        await ui.until("Ma nouvelle feuille de secours")
        assert KEY[:4] in ui.text()
        await ui.press("devices-copied")
        assert KEY[:4] not in ui.text()


@pytest.mark.covers("C-163")
@pytest.mark.parametrize("side", ["keep", "take"])
async def test_both_versions_are_shown_and_one_is_chosen(side: str) -> None:
    house = filled()
    choice = OneChoice(house)
    async with on("/choix", conflicts=choice) as ui:
        await ui.until("Gardée pour l'instant")
        assert {"72,0 kg", "71,9 kg"} <= set(ui.text().split("\n"))
        await ui.press(f"{side}-{(b'c' * 16).hex()}")
        assert choice.done == [f"{side} {b'c' * 16!r}"]
