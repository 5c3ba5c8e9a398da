"""A filter that takes one line until it is pressed."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing, plain
from tests.views.parts.test_choice import large
from views.parts.folded import Folded, fold_button


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


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("width", "scale", "drawn"),
    [
        (390, 1.0, "À propos de cette conversation"),
        (320, 2.0, "À propos de cette conversa-\ntion"),
    ],
)
async def test_a_word_wider_than_the_button_is_cut_between_syllables(
    width: int, scale: float, drawn: str
) -> None:
    label = "À propos de cette conversation"

    async def act() -> None:
        """Nothing."""

    def draw() -> ft.Control:
        ft.context.page.data = large(width, scale)
        return fold_button(label, act, name="about", unfolded=False)

    async with FletUnit(drawing(draw), width=width) as ui:
        shown = ui.tid("about").content
        text = shown if isinstance(shown, str) else shown.value
        assert plain(text) == drawn
        assert isinstance(shown, str) or plain(shown.semantics_label) == label
