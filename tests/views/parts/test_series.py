"""A series says how many measures it holds, and which are its ends."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.flows.measure import as_measure
from app.flows.periods import Drift, summed
from app.kinds import kind
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from views.parts.series import beside, range_of, said_of, source_of
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


def test_a_period_is_said_by_its_average_and_its_ends() -> None:
    measures, weight = a_house().measures, kind("body-weight")
    for rank, value in enumerate(("72", "74")):
        measures.add("body-weight", [value], at=f"2026-11-{10 + rank}")
    found = summed(measures.series("body-weight"))
    assert found
    assert plain(range_of(found, weight)) == (
        "En moyenne 73,0 kg. De 72,0 kg à 74,0 kg."
    )
    said = [plain(beside(found, way, weight)) for way in Drift]
    assert said == [
        "Plus haut que la période d'avant : 73,0 kg en moyenne.",
        "Plus bas que la période d'avant : 73,0 kg en moyenne.",
        "Comme la période d'avant : 73,0 kg en moyenne.",
    ]


def test_a_value_says_where_it_comes_from() -> None:
    one = as_measure(a_house().measures.add("body-weight", ["72"]))
    sources = ("typed", "computed", "device:scale", "imported")
    said = [source_of(replace(one, source=source)) for source in sources]
    assert said == [
        "Notée à la main",
        "Calculée avec le poids et la taille",
        "Venue d'un appareil de mesure",
        "Reprise d'un fichier",
    ]
