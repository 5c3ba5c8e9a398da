"""The five entries, in the same order everywhere."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.nav import PLACES, bottom_bar, rail

pytestmark = pytest.mark.anyio
LABELS = ["Accueil", "Documents", "Messages", "Ma santé", "Plus"]


async def test_the_bar_and_the_rail_say_the_same() -> None:
    for draw in (lambda: bottom_bar("home", 390), lambda: rail("home")):
        async with FletUnit(drawing(draw)) as ui:
            assert ui.text().split("\n") == LABELS


async def test_where_one_is_is_said() -> None:
    async with FletUnit(drawing(lambda: rail("health"))) as ui:
        chosen = [one.identifier for one in ui.all(ft.Semantics) if one.selected]
        assert chosen == ["nav-health"]


@pytest.mark.parametrize("width", [320, 390, 800])
async def test_labels_stay_whole_in_a_narrow_bar(width: int) -> None:
    async with FletUnit(drawing(lambda: bottom_bar("home", width))) as ui:
        room = width / len(PLACES)
        assert all(text.size * 5.8 <= room + 0.1 for text in ui.all(ft.Text))
