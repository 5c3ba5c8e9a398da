"""A device that only shouts: heard once added, and no other with it."""

from dataclasses import replace

import pytest

from app.domain.dialogue import Link
from app.domain.errors import Unreachable
from tests.screens.near import ADVERT, PaperDriver, PaperRadio, weighing, with_radio
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
MINE = replace(ADVERT, stable=True)
OTHER = replace(MINE, address="AA:BB:CC:DD:EE:02", name="Voisin")
FIND = "/appareils/chercher"


def shouting(kilos: str) -> PaperDriver:
    """Return the driver of a scale that shouts a weight."""
    return PaperDriver("mi_scale", link=Link.BROADCAST, shouted=[weighing(kilos)])


async def test_the_scale_of_a_neighbour_is_never_heard_with_ours() -> None:
    radio = PaperRadio(adverts=[(shouting("54.0"), OTHER), (shouting("71.2"), MINE)])
    house = with_radio(radio)
    async with on(house, FIND) as ui:
        await ui.until("Voisin")
        await ui.press("near-aabbccddee01")
        await ui.press("near-add")
        await ui.until("71,2 kg")
        assert "54,0" not in ui.text()
    assert house.devices.inbox.count() == 1


async def test_stopping_it_offers_to_listen_again() -> None:
    radio = PaperRadio(adverts=[(shouting("71.2"), MINE)])
    house = with_radio(radio)
    house.devices.add(shouting("71.2"), MINE, "Ma balance")
    async with on(house, FIND) as ui:
        await ui.until("Déjà dans votre liste")
        await ui.press("near-aabbccddee01")
        await ui.until("Nous écoutons l'appareil…")
        await ui.press("near-stop")
        await ui.settle()
        assert radio.scanning == 0
        await ui.press("near-again")
        assert radio.scanning == 1
        await ui.press("near-stop")
        radio.error = Unreachable("bluetooth.off")
        await ui.press("near-again")
        await ui.until("Le Bluetooth est éteint.")


async def test_a_device_added_by_mistake_is_taken_back() -> None:
    house = with_radio(PaperRadio(adverts=[(shouting("71.2"), MINE)]))
    async with on(house, FIND) as ui:
        await ui.until("Balance 2")
        await ui.press("near-aabbccddee01")
        await ui.press("near-add")
        await ui.until("est dans votre liste.")
        await ui.press("banner-undo")
        await ui.until("Ajouter à ma liste")
    assert house.devices.known() == []
