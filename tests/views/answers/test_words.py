"""The words of the screens: each once, in order, each in a sentence."""

from app.domain.folding import plain
from views.answers.words import WORDS


def test_each_word_is_said_once_in_order() -> None:
    words = [plain(word) for word, _ in WORDS]
    assert words == sorted(set(words))
    assert len(words) >= 40
    assert all(meaning.endswith(".") for _, meaning in WORDS)
