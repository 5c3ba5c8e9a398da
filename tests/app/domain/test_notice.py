"""Nothing but a word of the list and a count can be put in a notice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.notice import WORDS, Notice, Sort, Word

ANYTHING: Any = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.binary(), st.none()
)


@pytest.mark.covers("C-124")
@given(word=ANYTHING, count=ANYTHING)
def test_no_text_can_be_put_in_a_notice(word: Any, count: Any) -> None:  # noqa: ANN401 - anything at all
    try:
        made = Notice(word, count)
    except ValueError:
        return
    assert made.word in list(Word)
    assert type(made.count) is int
    assert made.count > 0


def test_a_name_in_place_of_a_count_is_refused() -> None:
    named: Any = "Vaccin contre la grippe"
    for word, count in ((Word.NEWS, named), (named, 1), (Word.NEWS, 0)):
        with pytest.raises(ValueError, match=r"not a (valid Word|count)"):
            Notice(word, count)


def test_each_sort_has_its_word() -> None:
    assert set(WORDS) == set(Sort)
