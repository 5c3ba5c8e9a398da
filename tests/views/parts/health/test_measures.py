"""The card of the measures says how many kinds are followed, or the first step."""

from tests.screens.homes import a_house, filled
from tests.screens.test_measure_sensor import worn
from views.parts.health.measures import CARD


def test_it_counts_the_kinds_that_hold_a_measure() -> None:
    assert CARD.says(filled()) == "3 mesures suivies"


def test_it_says_the_first_step() -> None:
    assert CARD.says(a_house()).startswith("Notez une première mesure")


def test_what_a_sensor_reads_is_followed_too() -> None:
    assert CARD.says(worn()) == "1 mesure suivie"
