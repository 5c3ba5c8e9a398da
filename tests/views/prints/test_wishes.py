"""Wishes on paper: all that was answered, in eighteen points, and where to sign."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.wishes import Said
from tests.views.prints import reader
from views.prints.wishes import POINTS, wishes

ANSWERS = (
    ("Qu'est-ce qui compte le plus pour vous ?", "Rester chez moi, avec Rose"),
    ("Où est l'original que vous avez signé ?", "Dans le tiroir"),
)
SAID = Said(
    "Camille Fictive",
    "1958-03-12",
    "Directives anticipées",
    "En vigueur",
    "21 novembre 2026",
    ANSWERS,
)
DAY = date(2026, 11, 22)


@pytest.mark.covers("C-029")
def test_each_answer_is_there_in_large_letters(fonts: Path) -> None:
    pdf = wishes(SAID, day=DAY, fonts=fonts)
    said = " ".join("".join(reader.words(pdf)).split())
    for asked, answer in ANSWERS:
        assert asked in said
        assert answer in said
    for words in ("Camille Fictive", "12 mars 1958", "En vigueur · 21 novembre 2026"):
        assert words in said
    assert "Signature :" in said
    assert POINTS in reader.sizes(pdf)
    assert min(reader.sizes(pdf)) >= 10


def test_long_answers_go_on_on_the_next_page(fonts: Path) -> None:
    answers = tuple((asked, "mot " * 400) for asked, _ in ANSWERS)
    said = Said("Camille", "", "Don d'organes", "Remplacée", "1975", answers)
    pages = reader.words(wishes(said, day=DAY, fonts=fonts))
    assert len(pages) > 1
    assert "".join(pages).count("mot") == 800
    assert "Date de naissance" not in "".join(pages)
