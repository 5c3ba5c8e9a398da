"""The days left of a paper are said in words."""

from datetime import date

import pytest

from app.flows.papers.ending import Ending
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from views.parts.papers.ending import left_words


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (60, "Se termine le 12 mars 2027, dans 60 jours."),
        (1, "Se termine le 12 mars 2027, dans 1 jour."),
        (0, "Se termine aujourd'hui."),
        (-2, "Terminé le 12 mars 2027, depuis 2 jours."),
    ],
)
def test_the_days_left_are_said(left: int, said: str) -> None:
    entry = filled().documents.list()[0]
    assert plain(left_words(Ending(entry, date(2027, 3, 12), left))) == said
