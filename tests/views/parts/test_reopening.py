"""What is done is said, and one button closes the space."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.box import sheet
from views.parts.reopening import reopening

pytestmark = pytest.mark.anyio


async def test_it_says_what_is_done_then_closes() -> None:
    closed: list[bool] = []

    async def lock() -> None:
        closed.append(True)

    async with FletUnit(drawing(lambda: sheet(reopening("C'est fait.", lock)))) as ui:
        assert "C'est fait." in ui.text()
        assert not closed
        await ui.press("server-reopen")
        await ui.settle()
    assert closed
