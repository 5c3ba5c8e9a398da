"""Words compare as they are typed in a hurry, and foreign ones are harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import plain, visible


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Œdème", "oedeme"),
        ("ÆGO", "aego"),
        ("L’été", "l'ete"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
        ("ﬁèvre", "fievre"),
        ("1,04\u202fg/L", "1,04 g/l"),
    ],
)
def test_accents_case_and_ligatures_do_not_matter(text: str, typed: str) -> None:
    assert plain(text) == typed


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_a_plain_word_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


def test_a_terminal_is_not_commanded_nor_the_writing_turned_around() -> None:
    assert visible("a\x1b[31m\u202eb\u200b\x00\r\tc\n\ue000d") == "a[31mbc\nd"


@given(st.text())
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert all(one in text for one in shown)
