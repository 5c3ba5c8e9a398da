"""The band of an example: on every screen, with the way out; never on one's own."""

from dataclasses import replace

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.tree import faults
from views.house import Screen
from views.screens import all_screens
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
LABEL = "Exemple : rien n'est gardé."
PLACES = {
    one.place: one
    for one in all_screens()
    if one.place != "door" and ":" not in one.route
}
"""One screen of each place: all of them stand in the same frame."""


@pytest.mark.covers("C-136")
@pytest.mark.parametrize("screen", PLACES.values(), ids=PLACES)
async def test_every_screen_of_an_example_says_so(screen: Screen) -> None:
    house = replace(filled(), example=True)
    async with FletUnit(
        opened(a_world(FakeDoor(house))), route=screen.route, width=390
    ) as ui:
        await ui.settle()
        assert LABEL in ui.text()
        assert faults(ui) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_ones_own_space_never_says_so(width: int) -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled()))), width=width) as ui:
        assert LABEL not in ui.text()


@pytest.mark.covers("C-136")
@pytest.mark.parametrize("width", [320, 1280])
async def test_leaving_closes_it_and_says_that_nothing_was_kept(width: int) -> None:
    door = FakeDoor(replace(filled(), example=True))
    async with FletUnit(opened(a_world(door)), width=width) as ui:
        await ui.press("leave-example")
        await ui.until("Rien n'a été gardé.")
        assert door.locked
        assert LABEL not in ui.text()
