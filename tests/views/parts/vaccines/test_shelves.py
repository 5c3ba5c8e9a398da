"""A booklet by disease: each dose under all it protects from, the unknown last."""

import pytest

from app.domain.immunization import Immunization
from app.flows.vaccines.sameness import lines
from tests.views.parts.vaccines.told import MMR, TETANUS, noted
from views.parts.vaccines.shelves import by_disease


@pytest.mark.covers("C-043")
def test_a_combined_dose_stands_under_each_of_its_diseases() -> None:
    house, _entries = noted(MMR, TETANUS, Immunization("Inconnu", day="1980"))
    shelves = by_disease(lines(house.vaccines.booklet.every()), short=True)
    assert [(one.name, one.doses) for one in shelves] == [
        ("Diphtérie", (("03/2024", "Revaxis"),)),
        ("Tétanos", (("03/2024", "Revaxis"),)),
        ("Poliomyélite", (("03/2024", "Revaxis"),)),
        ("Rougeole", (("12/03/2019", "PRIORIX"),)),
        ("Oreillons", (("12/03/2019", "PRIORIX"),)),
        ("Rubéole", (("12/03/2019", "PRIORIX"),)),
        ("Maladie inconnue", (("1980", "Inconnu"),)),
    ]


def test_nothing_noted_is_no_shelf() -> None:
    assert by_disease([]) == ()
