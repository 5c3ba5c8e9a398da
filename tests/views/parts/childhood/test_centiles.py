"""Centiles in plain words, whose the lines are, and what a curve leaves out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.posture import Posture
from app.flows.childhood.growing import Growth, Point
from app.flows.childhood.placing import Ages, placed
from app.rules.childhood.curves import read_curves
from tests.app.flows.childhood.test_placing import DAY, grown
from tests.app.rules.childhood.test_curves import FICTIVE, written
from tests.screens.fletunit import plain
from views.parts.childhood.centiles import (
    centile_cell,
    centile_words,
    corrected_said,
    left_out,
    reading,
    whose,
)

pytestmark = pytest.mark.covers("C-143")


@pytest.mark.parametrize(
    ("centile", "words", "cell"),
    [
        (0, "sous le 1er centile de l'OMS", "sous le 1er"),
        (1, "environ au 1er centile de l'OMS", "environ 1er"),
        (40, "environ au 40e centile de l'OMS", "environ 40e"),
        (99, "environ au 99e centile de l'OMS", "environ 99e"),
        (100, "au-dessus du 99e centile de l'OMS", "au-dessus du\n99e"),
    ],
)
def test_a_centile_is_said_in_plain_words(centile: int, words: str, cell: str) -> None:
    assert plain(centile_words(centile)) == words
    assert plain(centile_cell(centile)) == cell
    assert centile_cell(None) == ""


def test_the_lines_are_named_as_who_s_and_not_the_booklet_s() -> None:
    seen = placed(grown((12, "9")), Ages.BABY, corrected=False)
    assert plain(whose(seen)) == (
        "Courbes de l'OMS (2006, 2007), pas celles du carnet de santé."
    )
    said = [plain(one) for one in reading(seen)]
    assert "OMS : Organisation mondiale de la santé." in said
    assert [one for one in said if one.startswith("Source : OMS, normes")]
    assert [one for one in said if "(GPL-3.0-only)" in one]


def test_no_line_says_why() -> None:
    head = placed(
        grown((72, "52"), measure="head-circumference"), Ages.GROWING, corrected=False
    )
    assert plain(whose(head)) == "L'OMS n'a pas de courbe à ces âges."
    nobody = placed(Growth("bmi"), Ages.BABY, corrected=False)
    assert "Sans le sexe de l'enfant" in plain(whose(nobody))
    bare = placed(Growth("bmi", sex="F"), Ages.BABY, corrected=False)
    assert "Aucune courbe de référence" in plain(whose(bare))


def test_curves_placed_say_their_names_and_their_source() -> None:
    known = Growth("body-weight", curves=read_curves(written(FICTIVE)), sex="F")
    seen = placed(known, Ages.BABY, corrected=False)
    assert plain(whose(seen)) == "Lignes grises : C50"
    assert next(plain(one) for one in reading(seen)) == (
        "Source : Courbe entièrement fictive, écrite pour ce test (Domaine public)"
    )


def test_what_is_not_on_the_curve_is_counted() -> None:
    known = grown((0, "1.8"), (12, "9"), (72, "20"), (80, "21"), early=56)
    seen = placed(known, Ages.BABY, corrected=True)
    assert [plain(one) for one in left_out(seen)] == [
        "2 mesures sont à un autre âge.",
        "1 mesure d'avant le terme n'est pas montrée.",
    ]
    all_there = placed(grown((12, "9")), Ages.BABY, corrected=False)
    assert left_out(all_there) == []


def test_where_the_lines_stop_is_said() -> None:
    seen = placed(grown((72, "20")), Ages.GROWING, corrected=False)
    assert [plain(one) for one in left_out(seen)] == [
        "L'OMS n'a pas de courbe après 10 ans."
    ]


def test_which_age_is_used_is_always_said_of_an_early_birth() -> None:
    early = grown((4, "5"), early=56)
    said = [
        [plain(one) for one in corrected_said(placed(early, Ages.BABY, corrected=one))]
        for one in (True, False)
    ]
    assert [one[0] for one in said] == ["Naissance 8 semaines avant le terme."] * 2
    assert "corrigé" in said[0][1]
    assert "depuis la naissance" in said[1][1]
    term = placed(replace(early, early=0), Ages.BABY, corrected=True)
    assert corrected_said(term) == []


def test_beyond_two_years_an_early_birth_is_said_and_why_lines_begin_later() -> None:
    early = grown((3, "3"), (26, "10"), early=91)
    young = placed(early, Ages.YOUNG, corrected=True)
    assert [plain(one) for one in corrected_said(young)] == [
        "Naissance 13 semaines avant le terme.",
        "Ici, l'âge est compté depuis la naissance.",
        "Les lignes commencent à 2 ans : avant, il faut l'âge corrigé.",
    ]
    bare = placed(replace(early, standards=()), Ages.YOUNG, corrected=True)
    older = placed(early, Ages.GROWING, corrected=True)
    for one in (bare, older):
        assert len(corrected_said(one)) == 2


def test_heights_are_said_lying_then_standing() -> None:
    tall = grown((12, "75"), measure="body-height")
    baby = [plain(one) for one in reading(placed(tall, Ages.BABY, corrected=False))]
    young = [plain(one) for one in reading(placed(tall, Ages.YOUNG, corrected=False))]
    assert any("couchés" in one for one in baby)
    assert "Les lignes sautent un peu à 2 ans." not in baby
    assert "Les lignes sautent un peu à 2 ans." in young


def test_a_height_taken_the_other_way_is_said_to_be_shifted() -> None:
    held = (("20", Posture.STANDING), ("28", Posture.LYING), ("29", Posture.LYING))
    points = [Point(Decimal(at), Decimal(83), DAY, posture=how) for at, how in held]
    known = replace(grown(measure="body-height"), points=points)
    said = [plain(one) for one in left_out(placed(known, Ages.YOUNG, corrected=False))]
    assert said == [
        "2 tailles mesurées couché : 0,7 cm retirés pour la courbe.",
        "1 taille mesurée debout : 0,7 cm ajoutés pour la courbe.",
    ]
