"""Measures: tiles, curve and table, a correction, a withdrawal."""

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world, filled
from views.house import House
from views.shell import opened

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.covers("C-033"),
    pytest.mark.covers("C-034"),
]


def on(house: House, route: str) -> FletUnit:
    """Open a screen of *house*."""
    return FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390)


async def test_the_ten_kinds_have_a_tile_and_noted_ones_come_first() -> None:
    house = filled()
    async with on(house, "/sante/mesures") as ui:
        await ui.until("72,0 kg")
        names = [one.identifier or "" for one in ui.all(ft.Semantics)]
        tiles = [name for name in names if name.startswith("kind-")]
        assert len(tiles) == 10
        assert set(tiles[:3]) == {
            "kind-body-weight",
            "kind-blood-pressure",
            "kind-pain-severity",
        }


async def test_the_curve_its_sentence_and_its_table_agree() -> None:
    async with on(filled(), "/sante/mesures/body-weight") as ui:
        await ui.until("30 mesures. La dernière : 72,0 kg, le samedi 21 novembre 2026.")
        said = ui.one(ft.Semantics, identifier="curve").label
        assert "La première : 69,1" in said.replace("\u202f", " ")
        await ui.press("measure-twin")
        assert len(ui.one(ft.DataTable).rows) == 20
        await ui.press("measure-older")
        assert len(ui.one(ft.DataTable).rows) == 10
        await ui.press("measure-newer")
        assert len(ui.one(ft.DataTable).rows) == 20


async def test_a_period_keeps_its_own_measures() -> None:
    house = a_house()
    house.measures.add("body-weight", ["72"], at="2026-11-20T08:00+01:00")
    house.measures.add("body-weight", ["75"], at="2026-06-20T08:00+02:00")
    async with on(house, "/sante/mesures/body-weight") as ui:
        await ui.until("2 mesures. La dernière : 72,0 kg")
        await ui.press("period-30")
        await ui.until("1 mesure. La dernière : 72,0 kg")


async def test_a_period_without_a_measure_says_so() -> None:
    house = a_house()
    house.measures.add("body-weight", ["75"], at="2026-06-20T08:00+02:00")
    async with on(house, "/sante/mesures/body-weight") as ui:
        await ui.until("1 mesure.")
        await ui.press("period-30")
        await ui.until("Aucune mesure sur cette période.")


async def test_a_curve_is_drawn_in_the_unit_people_know() -> None:
    house = a_house()
    house.measures.add("blood-glucose", ["1,04"], at="2026-11-20T08:00+01:00")
    async with on(house, "/sante/mesures/blood-glucose") as ui:
        await ui.until("1,04 g/L")
        points = ui.one(charts.LineChart).data_series[0].points
        assert [point.y for point in points] == [1.04]


async def test_two_values_make_two_lines() -> None:
    async with on(filled(), "/sante/mesures/blood-pressure") as ui:
        await ui.until("128 / 82 mmHg")
        assert ui.one(ft.Semantics, identifier="curve")


async def test_a_correction_replaces_the_value() -> None:
    house = filled()
    last = house.measures.last("body-weight")
    assert last
    async with on(house, f"/sante/mesures/body-weight/{last.entry.id.hex()}") as ui:
        await ui.until("Retirer cette mesure")
        assert ui.tid("value").value == "72,0"
        await ui.type("value", "70,5")
        await ui.press("measure-save")
        await ui.settle()
        corrected = house.measures.last("body-weight")
        assert corrected
        assert str(corrected.values[0]) == "70.5"


async def test_a_withdrawal_asks_first() -> None:
    house = filled()
    last = house.measures.last("pain-severity")
    assert last
    async with on(house, f"/sante/mesures/pain-severity/{last.entry.id.hex()}") as ui:
        await ui.until("Retirer cette mesure")
        await ui.press("one-withdraw")
        assert house.measures.last("pain-severity")
        await ui.press("confirm-yes")
        await ui.settle()
        assert house.measures.last("pain-severity") is None
