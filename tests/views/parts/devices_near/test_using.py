"""Which users of a device are the person is said, and may be unsaid."""

import pytest

from tests.screens.homes import filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


async def test_a_user_who_is_not_the_person_is_unbound_and_bound_again() -> None:
    house = filled()
    (one,) = house.devices.known()
    house.devices.bind(one.key, 2)
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("L'utilisateur 2 de l'appareil, c'est vous.")
        await ui.press("near-slot-2")
        await ui.until("C'est noté.")
        assert house.devices.known()[0].bindings == ()
        await ui.press("banner-undo")
        await ui.until("L'utilisateur 2 de l'appareil, c'est vous.")
        assert house.devices.known()[0].bindings == (2,)
