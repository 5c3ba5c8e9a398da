"""The days of a month are buttons that say all; where too small, none is drawn."""

from datetime import date

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.agenda.month import month_grid

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-059")]
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(("room", "days"), [(390, 30), (1280, 30), (320, 0)])
async def test_a_day_is_pressed_or_not_drawn(room: float, days: int) -> None:
    chosen: list[date] = []

    def draw() -> ft.Control:
        counts = {date(2026, 11, 24): 2}
        return ft.Column(month_grid(TODAY, TODAY, counts, chosen.append, room))

    async with FletUnit(drawing(draw), width=int(room)) as ui:
        cells = [one for one in ui.all(ft.Semantics) if one.identifier]
        assert len(cells) == days
        if not days:
            return
        said = {one.identifier: one.label for one in cells}
        assert said["day-2026-11-24"] == "mardi 24 novembre 2026, 2 éléments prévus"
        assert said["day-2026-11-21"].startswith("Aujourd'hui, samedi 21")
        assert said["day-2026-11-30"] == "lundi 30 novembre 2026, rien de prévu"
        await ui.press("day-2026-11-30")
        assert chosen == [date(2026, 11, 30)]
