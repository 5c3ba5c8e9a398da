"""The printed booklet: each dose with who tells it, then each disease."""

from datetime import date
from pathlib import Path

import pytest

from tests.views.prints import reader
from views.prints.vaccines import vaccines

DAY = date(2026, 11, 22)
ROW = ("12/03/2019", "PRIORIX\nLot A1", "rougeole, oreillons", "Dr Fictif")
SHELF = ("Rougeole", ["12/03/2019", "1980"])


@pytest.mark.covers("C-043")
def test_each_dose_says_who_tells_it(fonts: Path) -> None:
    pages = vaccines("Camille", day=DAY, rows=[ROW], shelves=[SHELF], fonts=fonts)
    said = "".join(reader.words(pages))
    for words in (
        *("Carnet de vaccination", "Espace de Camille", "Imprimé le 22/11/2026"),
        *("1 dose", "12/03/2019", "PRIORIX", "Lot A1", "Dr Fictif"),
        *("Par maladie", "Rougeole", "1980"),
    ):
        assert words in said
    assert said.index("Toutes les doses") < said.index("Par maladie")


def test_an_empty_booklet_says_so(fonts: Path) -> None:
    pages = vaccines("Camille", day=DAY, rows=[], shelves=[], fonts=fonts)
    assert "Aucun vaccin noté" in "".join(reader.words(pages))


def test_equal_booklets_give_equal_bytes(fonts: Path) -> None:
    first, second = (
        vaccines("Camille", day=DAY, rows=[ROW] * 60, shelves=[SHELF], fonts=fonts)
        for _ in range(2)
    )
    assert first == second
