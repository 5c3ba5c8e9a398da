"""Where an examination stands is said in words; nobody is ever late."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.age import Birth
from app.rules.childhood.calendar import Due, Progress, calendar
from app.rules.childhood.table import examinations
from tests.fictitious.childhood import BORN
from tests.screens.fletunit import plain
from views.parts.childhood.stages import said_of, sources_of, window_of

STAGE = examinations()[0]


def due(day: date, *done: str) -> Due:
    """Return the first examination as it stands."""
    return calendar([STAGE], Birth(BORN, BORN), day, done)[0]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 3, 1), "À venir"),
        (date(2024, 3, 10), "À faire"),
        (date(2024, 4, 1), "Période passée : à vérifier avec un professionnel."),
    ],
)
def test_each_state_has_its_words(day: date, said: str) -> None:
    assert said_of(due(day)) == said
    assert said_of(due(day, "exam-01")) == "Fait"


def test_what_is_unsure_says_so() -> None:
    unsure = replace(due(date(2024, 3, 10)), sure=False)
    assert plain(said_of(unsure)).startswith("Peut-être à faire")


def test_no_state_scolds() -> None:
    for progress in Progress:
        said = said_of(replace(due(date(2024, 3, 10)), progress=progress)).lower()
        assert "retard" not in said


def test_the_window_and_the_source_are_told() -> None:
    window = plain(window_of(due(date(2024, 3, 10))))
    assert window == "Période : du 7 mars 2024 au 14 mars 2024"
    told = sources_of(STAGE)
    assert told[0] == "Règle à confirmer."
    assert "Règle : exam-01" in told
    assert any(line.startswith("Source : ") for line in told)
