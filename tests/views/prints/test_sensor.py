"""A sensor on paper: its figures, the middle of its days, each hour."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.target import Target
from tests.views.prints import reader
from views.prints.sensor import Worn, sensor

WORN = Worn(
    name="Camille",
    title="Glycémie interstitielle",
    unit="g/L",
    words="Période : 14 jours",
    said=["Moyenne : 1,24 g/L, sur 1 344 mesures.", "Dans la cible : 76 %."],
    middle=[(rank / 96, Decimal("1.1")) for rank in range(96)],
    bounds=Target(Decimal("0.70"), Decimal("1.80")),
    banded="Repère",
    headers=["Heure", "Au milieu", "La moitié des jours", "9 jours sur 10"],
    rows=[
        (f"{hour} h 00", "1,10 g/L", "1,00 à 1,20", "0,90 à 1,40") for hour in range(24)
    ],
    day=date(2026, 11, 21),
)


def test_every_figure_and_every_hour_is_written(fonts: Path) -> None:
    said = " ".join(reader.words(sensor(WORN, fonts=fonts)))
    for words in (*WORN.said, "Espace de Camille", "Repère", "Une journée type"):
        assert words in said
    assert all(f"{hour} h 00" in said for hour in range(24))


def test_values_stay_out_of_a_report_of_a_fault() -> None:
    assert "1,24" not in repr(WORN)


def test_the_chart_ends_at_the_last_quarter_that_was_read(fonts: Path) -> None:
    short = replace(WORN, middle=WORN.middle[:50], rows=[])
    said = " ".join(reader.words(sensor(short, fonts=fonts)))
    assert "12 h 15" in said
