"""The others who step on a scale are noted by first name, on this machine only."""

from dataclasses import replace

import pytest

from app.flows.devices.appliance import Appliance
from tests.screens.homes import SCALE, filled
from tests.screens.near import weighing
from tests.screens.opening import on
from views.house import House
from views.parts.devices_near.household import shares

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-168")]


def shared() -> tuple[House, Appliance]:
    """Return a house whose scale is used by others too."""
    house = filled()
    (one,) = house.devices.known()
    house.devices.unbind(one.key)
    return house, house.devices.one(one.key)


async def test_somebody_is_noted_then_taken_out_each_undone() -> None:
    house, one = shared()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("Qui d'autre monte sur cette balance ?")
        assert "Ces prénoms restent sur cet appareil." in ui.text()
        await ui.press("home-add")
        await ui.type("home-name", "Paul")
        await ui.type("home-weight", "80,5")
        await ui.press("home-save")
        await ui.until("Paul est dans la liste.")
        await ui.until("Paul : 80,5 kg")
        await ui.press(f"home-remove-{b'Paul'.hex()}")
        await ui.until("Paul n'est plus dans la liste.")
        await ui.press("banner-undo")
        await ui.until("Paul : 80,5 kg")
    assert [each.name for each in house.devices.one(one.key).members] == ["Paul"]


@pytest.mark.parametrize(
    ("name", "weight", "said"),
    [
        ("", "", "Écrivez un prénom, par exemple : Paul."),
        ("Paul", "lourd", "Écrivez un poids en kilos, par exemple : 54,2."),
    ],
)
async def test_what_is_wrong_is_said_at_its_line(
    name: str, weight: str, said: str
) -> None:
    house, one = shared()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("Qui d'autre monte")
        await ui.press("home-add")
        await ui.type("home-name", name)
        await ui.type("home-weight", weight)
        await ui.press("home-save")
        await ui.until(said)
    assert house.devices.one(one.key).members == ()


def test_only_a_scale_that_others_use_asks_who() -> None:
    _house, one = shared()
    assert shares(one)
    assert not shares(replace(one, alone=True))
    assert not shares(replace(one, driver="glucose_meter"))
    assert not shares(replace(one, driver="nobody"))


async def test_what_was_given_is_in_the_history_and_taken_back_there() -> None:
    house, one = shared()
    house.devices.household.add(one.key, "Lou", "54")
    house.devices.inbox.take_in([weighing("54.4")], device=SCALE)
    key = weighing("54.4").key.hex()
    house.devices.household.give(key, "Lou")
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("À Lou : pas gardée")
        await ui.press(f"given-back-{key[:16]}")
        await ui.until("Cette mesure attend de nouveau votre réponse.")
    assert house.devices.inbox.count() == 1
    (lou,) = house.devices.one(one.key).members
    assert str(lou.weight) == "54"


async def test_first_names_that_begin_alike_have_each_their_button() -> None:
    house, one = shared()
    for name in ("Marie-Clémence", "Marie-Claire"):
        house.devices.household.add(one.key, name)
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("Marie-Claire : Poids inconnu")
        await ui.press(f"home-remove-{b'Marie-Claire'.hex()}")
        await ui.until("Marie-Claire n'est plus dans la liste.")
    assert [each.name for each in house.devices.one(one.key).members] == [
        "Marie-Clémence"
    ]
