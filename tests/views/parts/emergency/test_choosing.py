"""Nothing is on the sheet unless chosen; each line says who may read it."""

import pytest

from app.domain.emergency import Level
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-165")
async def test_a_line_is_chosen_level_by_level() -> None:
    house = a_house()
    line = house.profile.add("allergies", {"substance": "Latex"})
    name = f"line-{line.id.hex()}"
    async with on(house, "/urgence/lignes") as ui:
        await ui.until("Latex")
        for level in (Level.CODE, Level.OPEN, Level.HIDDEN):
            await ui.press(f"{name}-{level.name}")
            await ui.settle()
            assert [one.level for one in house.emergency.choices()] == [level]
        assert any("Latex : Sans code et sur la carte" in told for told in ui.said())


async def test_nothing_to_choose_says_what_to_note_first() -> None:
    async with on(a_house(), "/urgence/lignes") as ui:
        await ui.until("Notez d'abord les allergies")
