"""A name is optional: without one, a device is called by its sort."""

import pytest

from tests.screens.homes import filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


async def test_no_name_gives_back_that_of_its_sort() -> None:
    house = filled()
    (one,) = house.devices.known()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.press("near-rename")
        await ui.type("near-name", " ")
        await ui.press("near-save")
        await ui.until("Cet appareil s'appelle maintenant « Balance ».")
    assert house.devices.known()[0].name == ""


async def test_leaving_changes_nothing() -> None:
    house = filled()
    (one,) = house.devices.known()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.press("near-rename")
        await ui.type("near-name", "Autre")
        await ui.press("near-cancel")
        assert not ui.named("near-name")
    assert house.devices.known() == [one]


async def test_a_name_too_long_is_refused_and_stays_typed() -> None:
    house = filled()
    (one,) = house.devices.known()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.press("near-rename")
        await ui.type("near-name", "x" * 200)
        await ui.press("near-save")
        assert ui.named("near-name")
    assert house.devices.known() == [one]
