"""A chart and its table take the place of one another; long tables are turned."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.measures.twin import Rows, Twin

pytestmark = pytest.mark.anyio
ROWS = Rows(["Jour", "Valeur"], [(str(rank), "x") for rank in range(100)], tuple)


async def test_a_table_has_every_row_by_pages_and_the_chart_comes_back() -> None:
    async with FletUnit(
        drawing(lambda: Twin(ft.Text("dessin"), ["deux mots"], ROWS, "it"))
    ) as ui:
        assert "dessin" in ui.text()
        assert not ui.named("it-older")
        await ui.press("it-twin")
        seen = [len(ui.one(ft.DataTable).rows)]
        for _ in range(2):
            await ui.press("it-older")
            seen.append(len(ui.one(ft.DataTable).rows))
        assert seen == [48, 48, 4]
        assert "deux mots" in ui.text()
        await ui.press("it-twin")
        assert "dessin" in ui.text()
