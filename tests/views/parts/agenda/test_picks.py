"""Several buttons of which any number are on."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.agenda.picks import picks

pytestmark = pytest.mark.anyio


async def test_each_is_turned_on_and_off_by_itself() -> None:
    chosen: list[tuple[str, ...]] = []

    def draw() -> ft.Control:
        options = {"60": "Une heure avant", "1440": "La veille"}
        return picks(options, ("1440",), chosen.append, name="remind")

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(ft.FilledButton).content == "La veille"
        await ui.press("remind-60")
        await ui.press("remind-1440")
        assert chosen == [("1440", "60"), ()]
