"""A row is ticked by a press; that it is taken is said in words."""

import flet as ft
import pytest

from tests.screens.entrusting import CODE, entrusted_with
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.opening import on
from views.parts.tick import tick

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


@pytest.mark.parametrize("taken", [True, False])
async def test_what_is_taken_says_so_in_words(taken: bool) -> None:  # noqa: FBT001
    def draw() -> ft.Control:
        return tick("Mesures", ["32 éléments"], lambda: None, name="one", on=taken)

    async with FletUnit(drawing(draw)) as ui:
        assert "32 éléments" in ui.text()
        assert ("Choisi" in ui.text()) is taken


async def test_a_press_takes_it_another_lets_it_go_and_both_are_said() -> None:
    house = entrusted_with()
    house.drafts.keep("entrust", {"code": CODE, "name": "Louise", "rank": "2"})
    async with on(house, "/proches/confier") as ui:
        await ui.until("Étape 3 sur 5")
        await ui.press("entrust-what-2")
        await ui.press("entrust-what-2")
        said = [words for words in ui.said() if "Mesures" in words]
        assert said == ["Choisi : Mesures", "« Mesures » n'est plus choisi."]
