"""The form of a measure: comma, unit, date, and a doubt before an odd value."""

from decimal import Decimal

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-030")]


def form(house: House, kind: str) -> FletUnit:
    """Open the form of a kind."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=f"/sante/mesures/{kind}/noter")


async def test_a_comma_and_another_unit_are_understood() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.type("value", "71200")
        await ui.choose("unit-g", "g")
        await ui.type("day", "20/11/2026")
        await ui.type("clock", "8 h 30")
        await ui.press("measure-save")
        noted = house.measures.last("body-weight")
        assert noted
        assert noted.values == (Decimal("71.200"),)
        assert noted.when.text.startswith("2026-11-20T08:30")


async def test_two_values_are_asked_for_the_pressure() -> None:
    house = a_house()
    async with form(house, "blood-pressure") as ui:
        await ui.type("value", "128")
        await ui.type("value2", "82")
        await ui.press("measure-save")
        noted = house.measures.last("blood-pressure")
        assert noted
        assert noted.values == (Decimal(128), Decimal(82))


async def test_pain_is_one_of_eleven_buttons() -> None:
    house = a_house()
    async with form(house, "pain-severity") as ui:
        await ui.choose("value-7", "7")
        await ui.press("measure-save")
        noted = house.measures.last("pain-severity")
        assert noted
        assert noted.values == (Decimal(7),)


async def test_an_odd_value_is_asked_again_before_it_is_kept() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.type("value", "20")
        await ui.press("measure-save")
        await ui.until("20 kg : cette valeur est inhabituelle.")
        assert house.measures.last("body-weight") is None
        await ui.press("confirm-yes")
        await ui.settle()
        assert house.measures.last("body-weight")


@pytest.mark.parametrize(
    ("value", "day", "told"),
    [
        ("beaucoup", "21/11/2026", "Ce n'est pas un nombre."),
        ("71", "32/11/2026", "Cette date est incomprise."),
        ("71", "21/11/2036", "Cette date n'est pas encore venue."),
        ("7000", "21/11/2026", "Valeur impossible."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_kept(
    value: str, day: str, told: str
) -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.type("value", value)
        await ui.type("day", day)
        await ui.press("measure-save")
        assert told in ui.text()
        assert house.measures.last("body-weight") is None
