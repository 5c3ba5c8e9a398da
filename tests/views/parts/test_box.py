"""Columns and surfaces hold what they are given."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.box import card, sheet, side_by_side, stack

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("box", [card, sheet, side_by_side, stack])
async def test_a_box_shows_its_children(box: object) -> None:
    assert callable(box)
    async with FletUnit(drawing(lambda: box([ft.Text("un"), ft.Text("deux")]))) as ui:
        assert ui.text() == "un\ndeux"
