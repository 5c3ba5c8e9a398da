"""The seven drawn words: from the list, evenly, never less than asked."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.rules.passphrases import WORDS, draw, words


def test_the_list_has_2048_different_composed_words() -> None:
    assert len(set(words())) == 2048
    assert all(unicodedata.is_normalized("NFC", word) for word in words())


@given(st.binary(min_size=2, max_size=2))
def test_each_draw_gives_seven_words_of_the_list(chance: bytes) -> None:
    drawn = draw(lambda size: chance[:size]).split()
    assert len(drawn) == WORDS
    assert set(drawn) <= set(words())


def test_every_word_is_as_likely_as_another() -> None:
    ranks = [value % len(words()) for value in range(1 << 16)]
    assert {ranks.count(rank) for rank in (0, 1, 2047)} == {32}


def test_the_words_follow_the_chance_given() -> None:
    chances = iter(range(WORDS))
    drawn = draw(lambda size: next(chances).to_bytes(size, "big"))
    assert drawn.split() == list(words()[:WORDS])
