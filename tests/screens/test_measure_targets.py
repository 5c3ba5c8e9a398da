"""A target: set, drawn as a band, said in words, taken back; a published range."""

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import measure_at, on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-039")]
WEIGHT = measure_at("body-weight")


async def test_a_target_is_drawn_said_and_undone() -> None:
    house = filled()
    async with on(house, f"{WEIGHT}/objectif") as ui:
        await ui.until("Fixez cet objectif avec votre médecin.")
        await ui.type("low0", "70,0")
        await ui.type("high0", "71,5")
        await ui.press("aim-save")
        await ui.until("Votre objectif est noté.")
        await ui.navigate(WEIGHT)
        await ui.until("de 70,0 kg à 71,5 kg. 8 mesures sur 13 y sont.")
        said = ui.one(ft.Semantics, identifier="curve").label
        assert "8 mesures sur 13 y sont." in said.replace("\u202f", " ")
        filling, low, high, _line = ui.one(charts.LineChart).data_series
        assert filling.below_line_cutoff_y == low.points[0].y == 70
        assert filling.points[0].y == high.points[0].y == 71.5
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert not any(house.panel.targets.of("body-weight"))


async def test_without_a_target_there_is_no_band() -> None:
    async with on(filled(), WEIGHT) as ui:
        await ui.until("Fixer mon objectif")
        assert len(ui.one(charts.LineChart).data_series) == 1
        assert "Objectif :" not in ui.text()


async def test_a_target_is_changed_and_removed() -> None:
    house = filled()
    house.panel.targets.choose("blood-pressure", [("", "140"), ("", "90")], "mmHg")
    async with on(house, f"{measure_at('blood-pressure')}/objectif") as ui:
        await ui.until("Le premier chiffre (le plus haut)")
        assert ui.tid("high0").value == "140"
        assert ui.tid("high1").value == "90"
        await ui.press("aim-drop")
        await ui.until("Votre objectif est retiré.")
        assert not any(house.panel.targets.of("blood-pressure"))
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert all(house.panel.targets.of("blood-pressure"))


async def test_a_target_upside_down_is_told_at_its_field() -> None:
    house = filled()
    async with on(house, f"{WEIGHT}/objectif") as ui:
        await ui.until("Au moins")
        await ui.type("low0", "80")
        await ui.type("high0", "70")
        await ui.press("aim-save")
        await ui.until("Le plus petit nombre vient en premier.")
        assert ui.tid("high0").error
        assert not ui.tid("low0").error
        assert not any(house.panel.targets.of("body-weight"))


async def test_a_published_range_says_its_source_and_never_judges() -> None:
    house = a_house()
    house.measures.add("interstitial-glucose", ["1,42"])
    async with on(house, measure_at("interstitial-glucose")) as ui:
        await ui.until("Repère : de 0,70 g/L à 1,80 g/L. Il informe, il ne juge pas.")
        assert "Source : Consensus international" in ui.text()
        assert "Ce repère reste à confirmer." in ui.text()
        assert len(ui.one(charts.LineChart).data_series) == 4
