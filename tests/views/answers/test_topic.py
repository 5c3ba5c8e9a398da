"""A question is found by a few letters, whatever the accents."""

import pytest

from views.answers.topic import Answer, Topic, asked

TOPICS = (
    Topic("Un", (Answer("J'ai oublié mon code.", "Prenez la feuille."),)),
    Topic("Deux", (Answer("Le disque est plein.", "Videz la corbeille."),)),
)


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", ["Un", "Deux"]),
        ("OUBLIE", ["Un"]),
        ("corbeille plein", ["Deux"]),
        ("code corbeille", []),
    ],
)
def test_every_word_typed_is_found_without_accents(
    typed: str, titles: list[str]
) -> None:
    assert [topic.title for topic in asked(TOPICS, typed)] == titles
