"""A series says how many measures it holds, and which are its ends."""

from collections.abc import Iterator

import pytest

from app.kinds import kind
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from views.parts.series import said_of
from views.text import tongue


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    tongue.speak("fr")
    yield
    tongue.speak("fr")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["72"], "1 mesure. La dernière : 72,0 kg, le mardi 10 novembre 2026."),
        (
            ["72", "73"],
            (
                "2 mesures. La dernière : 73,0 kg, le mercredi 11 novembre 2026. "
                "La première : 72,0 kg, le mardi 10 novembre 2026."
            ),
        ),
    ],
)
def test_a_series_is_said_in_a_sentence_or_two(values: list[str], said: str) -> None:
    measures = a_house().measures
    for rank, value in enumerate(values):
        measures.add("body-weight", [value], at=f"2026-11-{10 + rank}")
    series = measures.series("body-weight")
    assert plain(said_of(series, kind("body-weight"))) == said
