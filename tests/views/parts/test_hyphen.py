"""A word too long for its line is cut where a reader would cut it."""

import pytest

from views.parts.hyphen import hyphened


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("accompagnement", "accompagne-\nment"),
        ("hospitalisation", "hospitali-\nsation"),
        ("anticonstitutionnellement", "anticonsti-\ntutionnel-\nlement"),
        ("Ordonnances", "Ordonnances"),
        ("Prévention et accompagnement", "Prévention et accompagne-\nment"),
    ],
)
def test_only_a_long_word_is_cut_and_between_syllables(word: str, lines: str) -> None:
    assert hyphened(word, 11) == lines


def test_a_word_that_has_no_such_place_is_left_whole() -> None:
    assert hyphened("1234567890123", 11) == "1234567890123"


def test_where_there_is_room_nothing_is_cut() -> None:
    assert (
        hyphened("Prévention et accompagnement", 14) == "Prévention et accompagnement"
    )
