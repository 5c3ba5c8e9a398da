"""The sentences are few, and say a count at most, in every language."""

import pytest

from app.domain.notice import Notice, Word
from app.flows.filing import CATEGORIES
from app.kinds import all_kinds
from views.notices.words import sentence_of
from views.text import LANGUAGES, _, tongue

pytestmark = pytest.mark.covers("C-124")


def test_they_are_these() -> None:
    assert sentence_of(Notice(Word.NEWS)) == "Alvéole : 1 nouveauté"
    assert sentence_of(Notice(Word.NEWS, 3)) == "Alvéole : 3 nouveautés"
    assert sentence_of(Notice(Word.REMINDER)) == "Alvéole : 1 rappel"
    assert sentence_of(Notice(Word.REMINDER, 2)) == "Alvéole : 2 rappels"
    assert sentence_of(Notice(Word.ALERT)) == "Alvéole : une alerte vous attend"
    assert sentence_of(Notice(Word.TRIAL)) == "Alvéole : ceci est un essai"


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_holds_a_word_of_health(language: str) -> None:
    tongue.speak(language)
    try:
        said = [sentence_of(Notice(word, n)).lower() for word in Word for n in (1, 2)]
        kinds = [_(kind.label).lower() for kind in all_kinds().values()]
        sorts = [_(one.label).lower() for one in CATEGORIES]
    finally:
        tongue.speak("fr")
    words = (*kinds, *sorts, "sant", "health", "vaccin", "soin", "care", "médec")
    assert [word for word in words if any(word in one for one in said)] == []
    assert "poids" in kinds or language == "en"
