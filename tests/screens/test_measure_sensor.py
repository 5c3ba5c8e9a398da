"""A sensor on screen: figures, a typical day, the period, a day; each in words too."""

from datetime import timedelta
from typing import Any

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.domain.departure import Purpose
from app.domain.reading import Point, Trace
from app.flows.measuring.sensor import GLUCOSE
from tests.screens.homes import NOON, a_house
from tests.screens.opening import measure_at, on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-033")]
SENSOR = measure_at(GLUCOSE)
TRACE = Trace(GLUCOSE, "import:fictif", "mg/dL")


def worn(days: int = 20, trace: Trace = TRACE, house: House | None = None) -> House:
    """Return a space whose sensor read 100 by day and 200 after 18 h, until noon."""
    house = house or a_house()
    start = NOON - timedelta(days=days)
    times = [start + timedelta(minutes=15 * step) for step in range(days * 96)]
    points = [Point(int(at.timestamp()), 200 if at.hour >= 18 else 100) for at in times]
    house.traces.add(trace, points)
    return house


async def test_the_tile_says_the_last_reading_and_leads_to_the_sensor() -> None:
    async with on(worn(), "/sante/mesures") as ui:
        await ui.until("Lu par votre capteur")
        assert "1,00 g/L" in ui.text()
    async with on(worn(), SENSOR) as ui:
        await ui.until("Voir mon capteur")
        assert "Un capteur lit cette mesure en continu." in ui.text()
        await ui.press("measure-sensor")
        assert ui.pushed()[-1][1] == f"{SENSOR}/capteur"


async def test_figures_are_said_with_their_source() -> None:
    async with on(worn(), f"{SENSOR}/capteur") as ui:
        await ui.until("En chiffres")
        for words in (
            "Moyenne : 1,24 g/L",
            "Au-dessus : 24 %",
            "Dans la cible : 76 %",
            "En dessous : 0 %, soit 0 minute par jour.",
            "Repère : de 0,70 g/L à 1,80 g/L.",
            "Source : Consensus international",
            "Indicateur de gestion du glucose : 6,3 %.",
            "Formule : Bergenstal",
            "Parlez-en à votre médecin.",
        ):
            assert words in ui.text()


async def test_a_typical_day_is_drawn_said_and_written() -> None:
    async with on(worn(), f"{SENSOR}/capteur") as ui:
        await ui.until("Une journée type")
        said = ui.one(ft.Semantics, identifier="overlay").label
        assert "le plus haut est vers 18" in said
        drawn = ui.all(charts.LineChart)[0].data_series
        assert len(drawn) == 7
        assert [len(one.points) for one in (*drawn[:4], drawn[6])] == [49] * 4 + [96]
        await ui.press("overlay-twin")
        table = ui.one(ft.DataTable)
        assert len(table.rows) == 48
        middles = [point.y for point in drawn[6].points[:48]]
        rows = [row.cells[1].content.value.split("\u202f")[0] for row in table.rows]
        assert [float(row.replace(",", ".")) for row in rows] == middles


async def test_one_day_is_turned_both_ways() -> None:
    async with on(worn(), f"{SENSOR}/capteur") as ui:
        await ui.until("Samedi 21 novembre 2026")
        assert not ui.named("day-after")
        await ui.press("day-before")
        await ui.until("Vendredi 20 novembre 2026")
        await ui.until("96 mesures, de 1,00 g/L à 2,00 g/L.")
        await ui.press("day-twin")
        assert "20/11/2026" in ui.text()
        await ui.press("day-after")
        await ui.until("Samedi 21 novembre 2026")


async def test_the_table_of_a_day_says_what_its_curve_says() -> None:
    async with on(worn(), f"{SENSOR}/capteur") as ui:
        await ui.until("44 mesures")
        chart = ui.all(charts.LineChart)[-1]
        drawn = [point.y for point in chart.data_series[-1].points]
        await ui.press("day-twin")
        rows = ui.one(ft.DataTable).rows
        written = [row.cells[2].content.value.split("\u202f")[0] for row in rows]
        read = [float(value.replace(",", ".")) for value in reversed(written)]
        assert read == drawn
        assert len(read) == 44


async def test_a_year_is_drawn_by_lows_and_highs() -> None:
    async with on(worn(365), f"{SENSOR}/capteur", width=1280) as ui:
        await ui.until("En chiffres")
        await ui.press("sensor-days-365")
        await ui.until("35")
        await ui.until("Toute la période")
        (year,) = [one for one in ui.all(charts.LineChart) if len(one.data_series) == 5]
        assert len(year.data_series[-1].points) <= 200
        assert max(point.y for point in year.data_series[3].points) == 2.0


async def test_the_mean_and_the_indicator_are_noted_and_taken_back() -> None:
    house = worn()
    async with on(house, f"{SENSOR}/capteur") as ui:
        await ui.until("Noter la moyenne et l'indicateur")
        await ui.press("sensor-keep")
        await ui.until("La moyenne et l'indicateur sont notés.")
        kept = house.measures.last("glucose-management")
        assert kept
        assert kept.said == {"days": "GEN-276"}
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.measures.last("glucose-management") is None


@pytest.mark.covers("C-157")
async def test_it_is_printed_and_noted_before_it_leaves() -> None:
    house, kept = worn(), list[bytes]()

    def invoked(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            kept.append(args["src_bytes"])
        return None

    async with on(house, f"{SENSOR}/capteur", invoked) as ui:
        await ui.until("Imprimer")
        await ui.press("sensor-print")
        await ui.until("Votre feuille est prête.")
    assert kept[0].startswith(b"%PDF")
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_PRINT]


async def test_too_little_says_what_is_missing() -> None:
    async with on(worn(3), f"{SENSOR}/capteur") as ui:
        await ui.until("L'indicateur de gestion demande 14 jours")
        assert not ui.named("sensor-keep")


async def test_the_target_of_the_person_stands_instead_of_the_range() -> None:
    house = worn()
    house.panel.targets.choose(GLUCOSE, [("0,80", "1,50")], "g/L")
    async with on(house, f"{SENSOR}/capteur") as ui:
        await ui.until("Objectif : de 0,80 g/L à 1,50 g/L.")
        assert "Consensus" not in ui.text()


async def test_without_a_sensor_it_says_so() -> None:
    async with on(a_house(), f"{SENSOR}/capteur") as ui:
        await ui.until("Aucun capteur pour le moment.")


async def test_another_sensor_is_chosen() -> None:
    house = worn(10, Trace(GLUCOSE, "import:autre", "mg/dL"), worn())
    async with on(house, f"{SENSOR}/capteur", width=1280) as ui:
        await ui.until("Capteur 2")
        await ui.press("sensor-trace-1")
        await ui.until("En chiffres")


async def test_a_sensor_worn_long_ago_shows_its_own_last_days() -> None:
    house = a_house()
    start = NOON - timedelta(days=900)
    times = [start + timedelta(minutes=15 * step) for step in range(20 * 96)]
    points = [Point(int(at.timestamp()), 150) for at in times]
    house.traces.add(TRACE, points)
    async with on(house, f"{SENSOR}/capteur") as ui:
        await ui.until("Le capteur n'a rien lu sur cette période.")
        assert "14 jours avant le 24 juin 2024." in ui.text()
        await ui.until("Lundi 24 juin 2024")
        assert "Moyenne : 1,50 g/L" in ui.text()
        assert not ui.named("day-after")
        await ui.press("sensor-keep")
        await ui.until("La moyenne et l'indicateur sont notés.")
    kept = house.measures.last("glucose-management")
    assert kept
    assert kept.when.text.startswith("2024-06-24")


async def test_without_a_sensor_a_file_may_be_imported() -> None:
    async with on(a_house(), f"{SENSOR}/capteur") as ui:
        await ui.until("Aucun capteur pour le moment.")
        await ui.press("sensor-import")
        assert ui.pushed()[-1][1] == "/sante/mesures/importer"
