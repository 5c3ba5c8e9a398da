"""Where there is no Bluetooth, why is said, and what else is possible stays."""

import flet as ft
import pytest

from app.ports.radio import Availability
from tests.screens.fletunit import FletUnit, drawing
from views.parts.acting import doing
from views.parts.box import stack
from views.parts.devices_near.ways import (
    no_alarm,
    no_radio,
    virtual_label,
    what_cannot,
    why_not,
)

pytestmark = pytest.mark.anyio


async def reason(there: Availability, **page: object) -> str:
    """Return why there is no Bluetooth, on a page of this sort."""
    said: list[str] = []

    def main(shown: ft.Page) -> None:
        for name, value in page.items():
            setattr(shown, name, value)
        said.append(why_not(there))

    async with FletUnit(main):
        return said[0]


async def test_a_place_with_bluetooth_has_nothing_to_explain() -> None:
    assert await reason(Availability.READY) == ""


@pytest.mark.parametrize("there", [one for one in Availability if one != "ready"])
async def test_each_reason_is_told(there: Availability) -> None:
    assert await reason(there)


async def test_this_machine_seen_in_its_own_browser_has_its_bluetooth() -> None:
    assert await reason(Availability.READY, client_ip="127.0.0.1") == ""


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::1", "odd"])
async def test_a_browser_elsewhere_is_told_where_to_go(address: str) -> None:
    said = await reason(Availability.READY, client_ip=address)
    assert said.startswith("Pas de Bluetooth dans ce navigateur.")


@pytest.mark.parametrize("phone", [ft.PagePlatform.ANDROID, ft.PagePlatform.IOS])
async def test_a_phone_is_told_to_go_on_from_a_computer(
    phone: ft.PagePlatform,
) -> None:
    said = await reason(Availability.READY, web=False, platform=phone)
    assert said.startswith("Bluetooth : reprenez sur un ordinateur")


@pytest.mark.parametrize("there", [one for one in Availability if one != "ready"])
async def test_no_dead_end(there: Availability) -> None:
    asked: list[int] = []
    again = doing(lambda: asked.append(1))
    async with FletUnit(drawing(lambda: no_radio(there, again))) as ui:
        assert ui.named("near-file")
        assert ui.named("near-hand")
        if there is not Availability.UNSUPPORTED:
            await ui.press("near-retry")
            assert asked == [1]


async def test_what_cannot_be_joined_is_said() -> None:
    def draw() -> ft.Control:
        return stack([what_cannot(), no_alarm(), *virtual_label(virtual=True)])

    async with FletUnit(drawing(draw)) as ui:
        for words in ("Dexcom, FreeStyle Libre", "Balances Xiaomi S200", "alarmes."):
            assert words in ui.text()
        assert "rien de vrai n'est mesuré" in ui.text()
