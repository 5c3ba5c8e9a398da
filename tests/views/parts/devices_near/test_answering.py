"""Who is on the scale is asked by name; who is alone to be near is proposed first."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import SCALE, a_house, filled
from tests.screens.near import weighing, weights
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-168")]
ANSWERS = "/appareils/reponses"
KEY = weighing("54.0").key.hex()[:16]


def a_family(**members: str) -> House:
    """Return a house whose scale others use too, one weighing heard."""
    house = filled()
    (one,) = house.devices.known()
    for name, kilos in members.items():
        house.devices.household.add(one.key, name, kilos)
    house.devices.inbox.take_in([weighing("54.0")], device=SCALE)
    return house


def named(name: str) -> str:
    """Return the button that gives the weighing to somebody."""
    return f"give-{name.encode().hex()}-{KEY}"


def proposed(ui: FletUnit) -> list[str]:
    """Return what stands out among the answers."""
    return [str(one.content) for one in ui.all(ft.FilledButton) if one.visible]


async def test_the_only_one_who_is_near_is_proposed_and_one_tap_is_enough() -> None:
    house = a_family(Paul="80", Lou="54.5")
    before = weights(house)
    async with on(house, ANSWERS) as ui:
        await ui.until("54,0 kg, ce matin à 11 h 00 : c'est Lou ?")
        assert "Lou : 54,5 kg la dernière fois." in ui.text()
        assert "Proche du dernier poids de Lou." in ui.text()
        assert ui.text().index("C'est Lou") < ui.text().index("C'est Paul")
        await ui.press(named("Lou"))
        await ui.until("C'est noté pour Lou. Ce poids n'est gardé dans aucun espace.")
        assert weights(house) == before
        await ui.press("banner-undo")
        await ui.until("54,0 kg, ce matin à 11 h 00 : c'est Lou ?")
        assert "Lou : 54,5 kg la dernière fois." in ui.text()
    assert weights(house) == before


@pytest.mark.parametrize(
    "members", [{"Paul": "80", "Lou": "70"}, {"Paul": "54", "Lou": "54.5"}]
)
async def test_nobody_or_two_who_are_near_propose_nobody(
    members: dict[str, str],
) -> None:
    house = a_family(**members)
    async with on(house, ANSWERS) as ui:
        await ui.until("qui est sur la balance ?")
        assert "Proche du dernier poids" not in ui.text()
        for name in ("Paul", "Lou"):
            assert ui.named(named(name))
    assert "54.0" not in weights(house)


async def test_where_nobody_else_is_known_it_asks_as_before() -> None:
    house = a_house()
    house.devices.inbox.take_in([weighing("54.0")], device=SCALE)
    async with on(house, ANSWERS) as ui:
        await ui.until("54,0 kg, ce matin à 11 h 00 : c'est vous ?")
        await ui.press(f"assign-{KEY}")
        await ui.until("Cette mesure est dans votre espace.")


async def test_what_is_no_weight_asks_for_nobody_by_name() -> None:
    house = a_family(Lou="54")
    other = replace(weighing("54.0"), kind="blood-glucose", unit="mg/dL", key=b"g" * 32)
    house.devices.inbox.take_in([other], device=SCALE)
    async with on(house, ANSWERS) as ui:
        await ui.until("c'est Lou ?")
        assert ui.text().count("C'est Lou") == 1
