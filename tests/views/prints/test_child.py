"""The booklet on paper: every row of it, and nothing for a part that is empty."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.views.prints import reader
from tests.views.prints.test_growth import CURVE
from views.prints.child import Booklet, child

FULL = Booklet(
    "Léo Fictif",
    ["Naissance : 29 février 2024"],
    [("Poids de naissance", "3 250 g")],
    [
        (f"Examen fictif {rank}", "08/03/2024", "Fait", "Dre Fictive")
        for rank in range(20)
    ],
    [("Certificat du 8e jour", "Premier certificat")],
    [CURVE, replace(CURVE, name="Taille", points=CURVE.points[:1], lines=[])],
    [("Note pour l'école", "01/09/2026", "Sieste. Avec son doudou.")],
    date(2026, 11, 21),
)
BARE = Booklet("Léo Fictif", [], [], [], [], [], [], date(2026, 11, 21))


@pytest.mark.covers("C-143")
def test_every_row_is_on_the_paper(fonts: Path) -> None:
    said = "".join(reader.words(child(FULL, fonts=fonts)))
    for rank in range(20):
        assert f"Examen fictif {rank}" in said
    for words in (
        "Léo Fictif",
        "3 250 g",
        "Premier certificat",
        "28/02/2025",
        "Sieste. Avec son doudou.",
        "Imprimé le 21/11/2026",
        "à confirmer avec un médecin",
    ):
        assert words in said


def test_an_empty_part_is_left_out(fonts: Path) -> None:
    said = "".join(reader.words(child(BARE, fonts=fonts)))
    assert "Léo Fictif" in said
    for absent in ("Poids", "Examens", "Certificats", "Repères"):
        assert absent not in said


def test_equal_booklets_give_equal_bytes(fonts: Path) -> None:
    assert child(FULL, fonts=fonts) == child(FULL, fonts=fonts)
