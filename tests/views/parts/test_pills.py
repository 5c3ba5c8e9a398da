"""A few filters of which one is on."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.pills import pills

pytestmark = pytest.mark.anyio


async def test_the_chosen_one_is_filled_and_another_can_be_picked() -> None:
    picked: list[str] = []

    def draw() -> ft.Control:
        return pills(
            {"": "Tous (3)", "CAR_VAC": "Vaccins (1)"}, "", picked.append, name="cat"
        )

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(ft.FilledButton).content == "Tous (3)"
        await ui.press("cat-CAR_VAC")
        assert picked == ["CAR_VAC"]
