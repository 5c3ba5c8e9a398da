"""Two measures on the same days: same axis, same figures in the table."""

from datetime import timedelta

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.homes import NOON, a_house, filled
from tests.screens.opening import measure_at, on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-033")]
ROUTE = "/sante/mesures/comparer"


def noted() -> House:
    """Return a space with a weight and a pressure, not on the same days."""
    house = a_house()
    for back, weight, pressure in ((40, "70", "130"), (10, "72", "125"), (1, "71", "")):
        day = (NOON - timedelta(days=back)).isoformat()
        house.measures.add("body-weight", [weight], at=day)
        if pressure:
            house.measures.add("blood-pressure", [pressure, "80"], at=day)
    return house


async def test_both_are_drawn_on_the_same_days() -> None:
    async with on(noted(), ROUTE) as ui:
        await ui.until("Deux courbes qui se ressemblent")
        one, other = ui.all(charts.LineChart)
        assert (one.min_x, one.max_x) == (other.min_x, other.max_x)
        assert one.max_x == pytest.approx(39)
        ends = [one.data_series[-1].points[-1].x, other.data_series[-1].points[-1].x]
        assert sorted(ends) == pytest.approx([30, 39])


async def test_the_table_has_a_line_a_day_for_both() -> None:
    async with on(noted(), ROUTE) as ui:
        await ui.until("Deux courbes")
        await ui.press("compare-twin")
        rows = [
            [cell.content.value.replace("\u202f", " ") for cell in row.cells]
            for row in ui.one(ft.DataTable).rows
        ]
        days = [row[0] for row in rows]
        assert days == ["20/11/2026", "11/11/2026", "12/10/2026"]
        assert "–" in rows[0]
        assert {"72,0 kg", "125\u00a0/\u00a080 mmHg"} < set(rows[1])


async def test_another_measure_and_another_period_are_chosen() -> None:
    async with on(noted(), ROUTE) as ui:
        await ui.until("Deux courbes")
        await ui.press("first")
        await ui.press("first-blood-pressure.1")
        await ui.press("days")
        await ui.press("days-30")
        await ui.until("Le second chiffre (le plus bas) : 1 mesure.")


async def test_fewer_than_two_measures_says_what_to_do() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Notez d'abord deux mesures différentes.")


async def test_an_empty_period_is_named() -> None:
    async with on(noted(), ROUTE) as ui:
        await ui.until("Deux courbes")
        await ui.press("days")
        await ui.press("days-7")
        await ui.until("Aucune mesure sur cette période : Pression artérielle.")
        assert ui.all(charts.LineChart) == []


async def test_one_value_of_a_pressure_is_seen_alone() -> None:
    async with on(filled(), measure_at("blood-pressure")) as ui:
        await ui.until("128 / 82 mmHg")
        assert len(ui.one(charts.LineChart).data_series) == 2
        await ui.press("part")
        await ui.press("part-1")
        await ui.until("La dernière : 82 mmHg")
        assert len(ui.one(charts.LineChart).data_series) == 1
