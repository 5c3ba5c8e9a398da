"""One of a few, as radio buttons with a title."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.choice import choice

pytestmark = pytest.mark.anyio


async def test_what_is_chosen_is_told() -> None:
    chosen: list[str] = []

    def draw() -> ft.Control:
        return choice("Unité", {"kg": "kg", "g": "g"}, "kg", chosen.append, name="unit")

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(ft.RadioGroup).value == "kg"
        await ui.choose("unit-g", "g")
        assert chosen == ["g"]
        assert ui.one(ft.Semantics, heading_level=3).content.value == "Unité"
