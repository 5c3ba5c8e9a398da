"""A long text: nothing is cut, what is left or too much is said."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.long_field import long_field
from views.parts.state import use_held

pytestmark = pytest.mark.anyio


async def test_the_signs_are_counted_as_one_types() -> None:
    def draw() -> ft.Control:
        text, put = use_held("")
        return long_field("Commentaire", text, put, name="words", most=5)

    async with FletUnit(drawing(draw)) as ui:
        assert "Il reste 5 signes." in ui.text()
        assert ui.tid("words").multiline is True
        await ui.type("words", "bras")
        assert "Il reste 1 signe." in ui.text()
        await ui.type("words", "bras gauche")
        assert "Ce texte a 6 signes de trop." in ui.text()
        assert ui.tid("words").value == "bras gauche"
