"""How a curve is read is one press away."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.childhood.legend import Legend


@pytest.mark.anyio
async def test_it_unfolds_and_folds() -> None:
    async with FletUnit(drawing(lambda: Legend(["La moitié."]))) as ui:
        assert "La moitié." not in ui.text()
        await ui.press("growth-legend")
        assert "La moitié." in ui.text()
        await ui.press("growth-legend")
        assert "La moitié." not in ui.text()
