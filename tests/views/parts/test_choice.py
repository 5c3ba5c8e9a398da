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


async def test_long_words_wrap_beside_their_button_and_can_be_pressed() -> None:
    chosen: list[str] = []
    options = {"own": "Ma propre phrase, sans aide", "drawn": "Sept mots tirés au sort"}

    def draw() -> ft.Control:
        return choice("Phrase", options, "own", chosen.append, name="way")

    async with FletUnit(drawing(draw)) as ui:
        assert all(not radio.label for radio in ui.all(ft.Radio))
        row = ui.tid("way-drawn")
        await ui.click(row.controls[1])
        assert chosen == ["drawn"]
