"""The card of prevention says what is to be planned."""

from tests.screens.ages import a_person
from tests.screens.homes import a_house
from views.parts.health.prevention import CARD


def test_it_counts_what_is_to_plan() -> None:
    assert CARD.says(a_person()) == "1 conseil à prévoir"
    assert CARD.says(a_house()) == "Les rendez-vous et dépistages selon l'âge."
