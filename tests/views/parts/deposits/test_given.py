"""What goes to a laboratory is shown twice: as a square, and as text."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.deposits.given import Given


@pytest.mark.anyio
async def test_the_text_is_there_to_be_sent() -> None:
    async with FletUnit(drawing(lambda: Given("ALV1D:abc"))) as ui:
        assert "ALV1D:abc" in ui.text()
        assert not any(one.selectable for one in ui.all(ft.Text))
        assert ui.named("reception-copy")
        assert "À donner à vos soignants" in ui.text()
        found = ui.all(ft.Image)
        assert found[0].semantics_label == "Le même code, en carré à photographier"
