"""A blood group is read when the words say it whole; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import kind
from app.rules.profile.blood import group_of

A_POSITIVE, O_NEGATIVE = "278149003", "278148006"


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((one, A_POSITIVE) for one in ("A+", "a +", "A positif", "A Rh+", "A POS.")),
        *((one, A_POSITIVE) for one in ("A Rhésus positif", "A Rh(D) positif")),
        ("Blood group A Rh(D) positive", A_POSITIVE),
        ("Blood group A Rh(D) positive (finding)", A_POSITIVE),
        ("Group A RhD positive", A_POSITIVE),
        ("Groupe sanguin : A, Rh positif", A_POSITIVE),
        *((one, O_NEGATIVE) for one in ("O-", "O\u2212", "0 négatif", "O Rh D neg")),
        ("AB-", "278154007"),
        ("B Rh -", "278153001"),
    ],
)
def test_the_words_of_laboratories_are_read(words: str, code: str) -> None:
    assert group_of(words) == code


@pytest.mark.parametrize(
    "words",
    [
        "",
        "278149009",
        "A",
        "Rh+",
        "AO+",
        "A+ ou B+",
        "Anti-A positif",
        "A faible positif",
    ],
)
def test_anything_less_is_no_group(words: str) -> None:
    assert group_of(words) == ""


@given(st.text(max_size=30))
def test_whatever_is_written_gives_a_known_code_or_none(words: str) -> None:
    topic = kind("blood-group").topic
    assert topic
    known = {one.code for one in topic.asks[0].options}
    assert group_of(words) in {"", *known}


def test_each_choice_of_the_form_is_read_by_its_words() -> None:
    topic = kind("blood-group").topic
    assert topic
    for one in topic.asks[0].options:
        assert group_of(one.label) == one.code
