"""A growth curve on paper: its lines by name, its rows, whose the lines are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.printed import Grown
from tests.views.prints import reader
from views.prints.growth import growth

TODAY = date(2026, 11, 21)
ENDS = (Decimal(0), Decimal(24))
CURVE = Grown(
    "Poids",
    "kg · Âge en mois",
    "2 mesures. La dernière : 9,9 kg, à 12 mois.",
    ENDS,
    [(0.0, "0"), (12.0, "1 an"), (24.0, "2 ans")],
    [(Decimal(0), Decimal("3.3")), (Decimal(12), Decimal("9.9"))],
    [
        (name, [(Decimal(0), Decimal(low)), (Decimal(24), Decimal(high))])
        for name, low, high in (("3", 2, 9), ("50", 3, 12), ("97", 4, 16))
    ],
    ["Âge", "Poids", "Repère", "Jour"],
    [("12 mois", "9,9 kg", "environ 56e", "28/02/2025")],
    ["Courbes de l'OMS (2006, 2007), pas celles du carnet de santé."],
    ["Au 50e centile : la moitié sont en dessous."],
)


def printed(fonts: Path, curve: Grown = CURVE) -> str:
    """Return the words of the pages."""
    return "".join(reader.words(growth(curve, name="Léo", day=TODAY, fonts=fonts)))


@pytest.mark.covers("C-143")
def test_all_of_it_is_on_the_paper(fonts: Path) -> None:
    said = printed(fonts)
    for words in (
        "Léo",
        "Imprimé le 21/11/2026",
        "9,9 kg, à 12 mois",
        "1 an",
        "2 ans",
        "97",
        "pas celles du carnet de santé",
        "environ 56e",
        "la moitié sont en dessous",
    ):
        assert words in said


def test_one_point_without_lines_is_only_told(fonts: Path) -> None:
    alone = replace(CURVE, points=CURVE.points[:1], lines=[])
    assert "2 ans" not in printed(fonts, alone)
    assert "9,9 kg, à 12 mois" in printed(fonts, alone)


def test_lines_without_any_point_are_drawn(fonts: Path) -> None:
    bare = replace(CURVE, points=[], rows=[])
    assert "97" in printed(fonts, bare)
    assert "environ 56e" not in printed(fonts, bare)
