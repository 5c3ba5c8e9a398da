"""The page of a visit: what was prepared, in order, and room to write."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.printed import Curve, Visit
from app.domain.when import When
from tests.views.prints import reader
from views.prints.visit import visit

pytestmark = pytest.mark.covers("C-164")

DAY = date(2026, 11, 22)
DAYS = ("2026-11-01", "2026-11-10")
ROWS = [(When.parse(day), (Decimal(70),)) for day in DAYS]
FULL = Visit(
    "Camille",
    DAY,
    date(2026, 9, 1),
    "Docteur Aubert, jeudi",
    ["Dois-je continuer ?", "Et le café ?"],
    ["Allergie : latex (nouveau)"],
    [Curve("body-weight", "kg", "2 mesures.", ROWS)],
    ["Bilan sanguin (12 mars 2026)"],
)


def test_all_of_it_is_there_questions_first(fonts: Path) -> None:
    said = "".join(reader.words(visit(FULL, fonts=fonts)))
    places = [
        said.index(words)
        for words in (
            *("Espace de Camille", "Docteur Aubert", "Mes questions"),
            *("1. Dois-je continuer ?", "2. Et le café ?"),
            *("Ce qui a changé depuis le 01/09/2026", "Allergie : latex (nouveau)"),
            *("Poids", "2 mesures.", "Documents à montrer", "Bilan sanguin"),
            "Ce que le médecin a dit",
        )
    ]
    assert places == sorted(places)


def test_what_was_not_prepared_takes_no_room(fonts: Path) -> None:
    said = "".join(reader.words(visit(Visit("Camille", DAY, DAY), fonts=fonts)))
    assert "Mes questions" not in said
    assert "Documents" not in said


def test_equal_visits_give_equal_bytes(fonts: Path) -> None:
    assert visit(FULL, fonts=fonts) == visit(FULL, fonts=fonts)
