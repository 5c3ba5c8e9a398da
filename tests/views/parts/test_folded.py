"""A filter that takes one line until it is pressed."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.folded import Folded


@pytest.mark.anyio
async def test_the_options_unfold_and_fold_again_once_one_is_taken() -> None:
    picked: list[str] = []

    def draw() -> ft.Control:
        return Folded({"": "Tous (3)", "CAR_VAC": "Vaccins"}, "", picked.append, "cat")

    async with FletUnit(drawing(draw)) as ui:
        assert "Vaccins" not in ui.text()
        assert ui.one(ft.Semantics, identifier="cat").expanded is False
        await ui.press("cat")
        assert ui.one(ft.Semantics, identifier="cat").expanded is True
        await ui.press("cat-CAR_VAC")
        assert picked == ["CAR_VAC"]
        assert "Vaccins" not in ui.text()
