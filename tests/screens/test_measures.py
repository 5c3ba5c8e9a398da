"""Measures: tiles, curve and table, periods, units, a correction, a withdrawal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house, a_world, filled
from tests.screens.opening import measure_at
from tests.views.parts.test_regions import focused_controls
from views.house import House
from views.shell import opened

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.covers("C-033"),
    pytest.mark.covers("C-034"),
]
WEIGHT = measure_at("body-weight")


def on(
    house: House, route: str, *, width: int = 390, **more: Callable[..., Any]
) -> FletUnit:
    """Open a screen of *house*."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=route, width=width, **more)


def tiles(ui: FletUnit) -> list[str]:
    """Return the kinds in sight, in order."""
    names = [one.identifier or "" for one in ui.all(ft.Semantics)]
    return [name.removeprefix("kind-") for name in names if name.startswith("kind-")]


async def test_the_sixteen_kinds_have_a_tile_and_noted_ones_come_first() -> None:
    async with on(filled(), "/sante/mesures") as ui:
        await ui.until("72,0 kg")
        assert len(tiles(ui)) == 16
        assert set(tiles(ui)[:3]) == {"body-weight", "blood-pressure", "pain-severity"}


async def test_no_address_on_the_way_of_a_measure_says_what_it_is() -> None:
    house = filled()
    async with on(house, "/sante/mesures") as ui:
        await ui.until("72,0 kg")
        await ui.press("kind-body-weight")
        place = ui.pushed()[-1][1]
        await ui.navigate(place)
        await ui.until("Poids")
        await ui.press("measure-add")
        await ui.navigate(place)
        last = house.measures.last("body-weight")
        assert last
        await ui.press(f"one-{last.entry.id.hex()}")
        for _name, address in ui.pushed():
            assert not any(word in address for word in ("weight", "poids", "body"))
        assert len(ui.pushed()) == 3


async def test_a_tile_says_how_it_goes_in_words_and_in_a_small_curve() -> None:
    house = a_house()
    for days, value in ((50, "70"), (45, "70"), (2, "75")):
        day = (NOON - timedelta(days=days)).isoformat()
        house.measures.add("body-weight", [value], at=day)
    async with on(house, "/sante/mesures") as ui:
        await ui.until("Plus haut que le mois d'avant")
        assert "Parlez-en à votre médecin." in ui.text()
        assert len(ui.all(charts.LineChart)) == 1


@pytest.mark.covers("C-019")
async def test_kinds_are_moved_and_hidden_by_buttons() -> None:
    house = filled()
    async with on(house, "/sante/mesures") as ui:
        await ui.until("72,0 kg")
        first, second, third = tiles(ui)[:3]
        await ui.press("measures-arrange")
        await ui.navigate("/sante/mesures/arranger")
        await ui.until("Terminer")
        await ui.press(f"down-{first}")
        await ui.settle()
        await ui.press(f"hide-{third}")
        await ui.until("Montrer")
        await ui.navigate("/sante/mesures")
        await ui.until("72,0 kg")
        assert tiles(ui)[:2] == [second, first]
        assert third not in tiles(ui)
        await ui.navigate("/sante/mesures/arranger")
        await ui.until("Terminer")
        await ui.press(f"show-{third}")
        await ui.settle()
        await ui.press(f"up-{first}")
        await ui.settle()
        await ui.navigate("/sante/mesures")
        await ui.until("72,0 kg")
        assert tiles(ui)[:3] == [first, second, third]


@pytest.mark.covers("C-039")
async def test_the_last_of_sixteen_is_put_first_by_one_press() -> None:
    async with on(filled(), "/sante/mesures/arranger") as ui:
        await ui.until("Mettre en premier")
        await ui.press("first-waist-circumference")
        await ui.settle()
        await ui.navigate("/sante/mesures")
        await ui.until("72,0 kg")
        assert tiles(ui)[0] == "waist-circumference"


@pytest.mark.a11y
async def test_the_focus_follows_a_kind_that_is_moved() -> None:
    async with on(filled(), "/sante/mesures/arranger") as ui:
        await ui.until("Mettre en premier")
        codes = [kind.kind.code for kind in filled().panel.places()]
        first, second, third = codes[:3]
        steps = [
            (f"up-{third}", f"up-{third}"),
            (f"up-{third}", f"down-{third}"),
            (f"first-{second}", f"down-{second}"),
            (f"down-{first}", f"down-{first}"),
        ]
        for pressed, wanted in steps:
            await ui.press(pressed)
            await ui.settle()
            assert focused_controls(ui)[-1] == ui.tid(wanted)._i


async def test_all_hidden_says_so() -> None:
    house = a_house()
    for kind in house.measures.kinds():
        house.panel.hide(kind.code)
    async with on(house, "/sante/mesures") as ui:
        await ui.until("Toutes les mesures sont cachées.")
        assert tiles(ui) == []


async def test_the_curve_its_sentence_and_its_table_agree() -> None:
    async with on(filled(), WEIGHT, width=1280) as ui:
        await ui.press("period-all")
        await ui.until("30 mesures. La dernière : 72,0 kg, le samedi 21 novembre 2026.")
        said = ui.one(ft.Semantics, identifier="curve").label
        assert "La première : 69,1" in said.replace("\u202f", " ")
        points = ui.one(charts.LineChart).data_series[0].points
        await ui.press("measure-twin")
        rows = ui.one(ft.DataTable).rows
        assert len(rows) == len(points) == 30
        values = [row.cells[2].content.value for row in rows]
        drawn = [f"{point.y:.1f}".replace(".", ",") for point in reversed(points)]
        assert [value.split("\u202f")[0] for value in values] == drawn


async def test_a_long_table_is_turned_by_fifties_and_a_list_by_twenties() -> None:
    house = a_house()
    for day in range(130):
        at = (NOON - timedelta(days=day)).isoformat()
        house.measures.add("heart-rate", ["64"], at=at)
    async with on(house, measure_at("heart-rate"), width=1280) as ui:
        await ui.press("period-all")
        await ui.until("130 mesures.")
        listed = [one.identifier for one in ui.all(ft.Semantics)]
        assert len([one for one in listed if (one or "").startswith("one-")]) == 20
        await ui.press("measure-older")
        await ui.press("measure-twin")
        assert len(ui.one(ft.DataTable).rows) == 50
        await ui.press("measure-older")
        await ui.press("measure-older")
        assert len(ui.one(ft.DataTable).rows) == 30
        await ui.press("measure-newer")
        assert len(ui.one(ft.DataTable).rows) == 50


async def test_a_period_keeps_its_own_measures_and_is_compared() -> None:
    house = a_house()
    for value, day in (
        ("72", "2026-11-20"),
        ("74", "2026-11-19"),
        ("80", "2026-11-10"),
    ):
        house.measures.add("body-weight", [value], at=day)
    async with on(house, WEIGHT) as ui:
        await ui.until("3 mesures. La dernière : 72,0 kg")
        await ui.press("period")
        await ui.press("period-7")
        await ui.until("2 mesures. La dernière : 72,0 kg")
        assert "En moyenne 73,0 kg. De 72,0 kg à 74,0 kg." in ui.text()
        before = "Plus bas que la période d'avant : 80,0 kg en moyenne."
        assert before in ui.text()


async def test_a_period_without_a_measure_says_so() -> None:
    house = a_house()
    house.measures.add("body-weight", ["75"], at="2026-06-20T08:00+02:00")
    async with on(house, WEIGHT, width=1280) as ui:
        await ui.until("1 mesure.")
        await ui.press("period-30")
        await ui.until("Aucune mesure sur cette période.")


async def test_the_period_chosen_is_still_there_on_coming_back() -> None:
    async with on(filled(), WEIGHT, width=1280) as ui:
        await ui.press("period-30")
        await ui.until("5 mesures.")
        await ui.navigate("/sante")
        await ui.navigate(WEIGHT)
        await ui.until("5 mesures.")


async def test_a_unit_chosen_is_shown_on_the_curve_and_kept() -> None:
    house = a_house()
    house.measures.add("blood-glucose", ["1,04"], at="2026-11-20T08:00+01:00")
    async with on(house, measure_at("blood-glucose")) as ui:
        await ui.until("1,04 g/L")
        points = ui.one(charts.LineChart).data_series[0].points
        assert [point.y for point in points] == [1.04]
        await ui.press("shown-unit")
        await ui.press("shown-unit-mmol/L")
        await ui.until("5,8 mmol/L")
        assert house.panel.kind("blood-glucose").unit == "mmol/L"


async def test_two_values_make_two_lines() -> None:
    async with on(filled(), measure_at("blood-pressure")) as ui:
        await ui.until("128 / 82 mmHg")
        assert len(ui.one(charts.LineChart).data_series) == 2


async def test_a_correction_replaces_the_value_and_is_undone() -> None:
    house = filled()
    last = house.measures.last("body-weight")
    assert last
    async with on(house, f"{WEIGHT}/{last.entry.id.hex()}/corriger") as ui:
        await ui.until("L'ancienne valeur reste dans l'historique.")
        assert ui.tid("value").value == "72,0"
        await ui.type("value", "70,5")
        await ui.press("measure-save")
        await ui.until("Corrigé : 70,5 kg.")
        corrected = house.measures.last("body-weight")
        assert corrected
        assert str(corrected.values[0]) == "70.5"
        await ui.navigate(f"{WEIGHT}/{corrected.entry.id.hex()}")
        await ui.until("Ce qu'elle a remplacé")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.measures.last("body-weight") == replace(last, entry=_last(house))


async def test_a_note_added_later_moves_neither_the_value_nor_the_hour() -> None:
    house = a_house()
    far, pounds = "2026-11-20T08:00:37+09:00", ["101.43"]
    noted = house.measures.add("body-weight", pounds, unit="lb", at=far)
    async with on(house, f"{WEIGHT}/{noted.id.hex()}/corriger") as ui:
        await ui.until("L'ancienne valeur reste dans l'historique.")
        assert ui.tid("value").value == "46,0"
        await ui.type("note", "Avant le petit déjeuner")
        await ui.press("measure-save")
        await ui.until("Corrigé : 46,0 kg.")
    corrected = _last(house)
    assert corrected.meta["note"] == "Avant le petit déjeuner"
    assert corrected.meta["value"] == noted.meta["value"]
    assert corrected.when == noted.when


def _last(house: House) -> Any:  # noqa: ANN401 - an entry
    found = house.measures.last("body-weight")
    assert found
    return found.entry


async def test_a_withdrawal_asks_first_and_is_undone() -> None:
    house = filled()
    last = house.measures.last("pain-severity")
    assert last
    place = f"{measure_at('pain-severity')}/{last.entry.id.hex()}"
    async with on(house, place) as ui:
        await ui.until("Retirer cette mesure")
        await ui.press("one-withdraw")
        assert house.measures.last("pain-severity")
        await ui.press("confirm-yes")
        await ui.until("La mesure est retirée.")
        assert house.measures.last("pain-severity") is None
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.measures.last("pain-severity")


async def test_a_withdrawn_measure_is_seen_apart_and_put_back() -> None:
    house = filled()
    last = house.measures.last("pain-severity")
    assert last
    house.measures.withdraw(last.entry.id)
    async with on(house, measure_at("pain-severity")) as ui:
        await ui.until("Aucune mesure pour le moment.")
        await ui.press("measure-aside")
        await ui.navigate(f"{measure_at('pain-severity')}/retirees")
        await ui.until("Ces valeurs ne comptent plus.")
        assert "3 sur 10" in ui.text()
        await ui.navigate(f"{measure_at('pain-severity')}/{last.entry.id.hex()}")
        await ui.until("Cette mesure est retirée. Elle ne compte plus.")
        await ui.press("one-back")
        await ui.until("La mesure compte à nouveau.")
        assert house.measures.last("pain-severity")


async def test_a_computed_value_leads_to_its_sources() -> None:
    house = filled()
    house.measures.add("body-height", ["168"])
    last = house.measures.last("bmi")
    assert last
    async with on(house, f"{measure_at('bmi')}/{last.entry.id.hex()}") as ui:
        await ui.until("Cette valeur est calculée. Corrigez le poids ou la taille.")
        assert ui.all(ft.Semantics, identifier="one-withdraw") == []
        await ui.press("source-body-height")
        assert ui.pushed()[-1][1] == measure_at("body-height")


@pytest.mark.covers("C-157")
@pytest.mark.parametrize("told", ["/chosen.pdf", None])
async def test_a_period_is_printed_where_the_person_chooses(told: str | None) -> None:
    """A browser never says where: the print is noted before it leaves, either way."""
    house, kept, noted = filled(), list[bytes](), list[int]()

    def invoked(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name != "save_file":
            return None
        kept.append(args["src_bytes"])
        (day,) = house.departures.days(1)
        noted.extend(one.sent for one in day.tallies if one.purpose == "copy_print")
        return told

    async with on(house, WEIGHT, on_invoke=invoked) as ui:
        await ui.until("mesures. La dernière")
        await ui.press("measure-print")
        await ui.until("Votre feuille est prête.")
    assert kept[0].startswith(b"%PDF")
    assert noted == [len(kept[0])]
