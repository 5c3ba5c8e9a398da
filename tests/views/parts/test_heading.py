"""Titles are exposed as real headings."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.heading import heading

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("level", [1, 2, 3])
async def test_a_title_has_its_level(level: int) -> None:
    async with FletUnit(drawing(lambda: heading(level, "Titre"))) as ui:
        node = ui.one(ft.Semantics)
        assert (node.header, node.heading_level) == (True, level)
        assert ui.text() == "Titre"
