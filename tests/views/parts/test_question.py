"""A question unfolds its answer, and says whether it is unfolded."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.question import questions

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def test_an_answer_is_shown_then_hidden() -> None:
    pairs = [("Un ?", "Première."), ("Deux ?", "Seconde.")]
    async with FletUnit(drawing(lambda: questions(pairs, name="q"))) as ui:
        assert "Seconde." not in ui.text()
        await ui.press("q-1")
        assert "Seconde." in ui.text()
        assert "Première." not in ui.text()
        assert ui.one(ft.Semantics, identifier="q-1").expanded
        await ui.press("q-1")
        assert "Seconde." not in ui.text()
        assert ui.one(ft.Semantics, identifier="q-1").expanded is False
