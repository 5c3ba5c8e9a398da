"""Closing the space locks the door and shows it."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened


@pytest.mark.anyio
async def test_the_space_is_closed_from_plus() -> None:
    door = FakeDoor(filled())
    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
        assert door.locked
        assert "Camille" not in ui.text()
