"""How old somebody is, and as whom one keeps their space."""

from datetime import date

import pytest

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.dependents.dependents import Dependent, Tie
from views.parts.relatives.words import person_words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("born", "tie", "words"),
    [
        ("2019-04-02", Tie.CHILD, "7 ans, enfant mineur"),
        ("2026-11-09", Tie.CHILD, "12 jours, enfant mineur"),
        ("2008-11-21", Tie.CHILD, "18 ans, adulte depuis ses 18 ans"),
        ("2008-11-22", Tie.CHILD, "17 ans, enfant mineur"),
        ("1941", Tie.PROTECTED, "environ 84 ans, adulte protégé"),
        ("", Tie.CHILD, "Enfant mineur"),
        ("not a date", Tie.PROTECTED, "Adulte protégé"),
    ],
)
def test_age_then_tie(born: str, tie: Tie, words: str) -> None:
    one = Dependent(Space(SpaceId(b"f" * 16), "Léa", born), tie)
    assert person_words(one, TODAY) == words
