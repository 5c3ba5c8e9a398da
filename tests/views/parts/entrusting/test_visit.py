"""The visit of who entrusts: made of what may be read, it says what it lacks."""

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.flows.mandates.mandates import OFFERED
from tests.screens.entrusting import entrusted_with, lane_of
from views.parts.entrusting.visit import their_visit
from views.text import tongue

pytestmark = pytest.mark.covers("C-164")


def test_it_says_what_it_is_made_of_and_what_it_lacks() -> None:
    tongue.speak("fr")
    house = entrusted_with(Rubric.MEASURES, Rubric.PROFILE)
    visited = their_visit(house, lane_of(Rubric.MEASURES))
    told, begins, *lacking = visited.told
    assert told == (
        "D'après ce que Mireille Roche vous confie : Profil de santé, Mesures."
    )
    assert begins == "Pas confié, donc absent d'ici :"
    assert lacking[:2] == ["Vaccins", "Entourage et volontés"]
    assert len(lacking) == len(OFFERED) - 2
    names = ", ".join(lacking)
    said = "Page d'un proche, d'après ce que Mireille Roche lui confie : "
    assert visited.printed == (
        f"{said}Profil de santé, Mesures.",
        f"Pas confié, donc absent d'ici : {names}.",
    )
    assert (visited.name, len(visited.houses)) == ("Mireille Roche", 2)


def test_entrusted_whole_it_lacks_nothing() -> None:
    visited = their_visit(entrusted_with(*OFFERED), lane_of(Rubric.MEASURES))
    assert len(visited.told) == len(visited.printed) == 1


def test_once_it_is_over_there_is_none() -> None:
    house = entrusted_with(Rubric.MEASURES)
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        their_visit(house, lane_of(Rubric.PROFILE))
