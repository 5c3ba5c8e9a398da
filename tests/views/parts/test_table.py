"""A table has headers and cells."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.table import table

pytestmark = pytest.mark.anyio


async def test_headers_and_cells_are_written() -> None:
    async with FletUnit(
        drawing(lambda: table(["Jour", "Poids"], [["20/11", "71 kg"]]))
    ) as ui:
        assert ui.text().split("\n") == ["Jour", "Poids", "20/11", "71 kg"]
