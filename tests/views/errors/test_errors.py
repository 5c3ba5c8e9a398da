"""Each code has one plain sentence that never fails to be said."""

import re
import string

import pytest

from app.domain.errors import Refused
from views.errors import SENTENCES, sentence_for

WORDS_MAX = 15
DETAILS = {
    *("unit", "expected", "seconds", "delay", "missing", "limit", "value"),
    *("most", "low", "high"),
}


@pytest.mark.parametrize("said", sorted(set(SENTENCES.values())))
def test_a_sentence_is_short_and_calm(said: str) -> None:
    sentences = [one for one in re.split(r"[.?] ?", said) if one]
    assert all(len(one.split()) <= WORDS_MAX for one in sentences)
    assert said.endswith((".", "?", "».", ")."))
    assert "!" not in said


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_said_without_its_details(code: str) -> None:
    assert sentence_for(code)
    asked = {
        name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name
    }
    assert asked <= DETAILS


def test_details_are_put_in_their_place() -> None:
    error = Refused("store.wait", seconds="60")
    assert "60 secondes" in sentence_for(error.code, error.details)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [("119", "119 secondes"), ("120", "2 minutes"), ("3541", "60 minutes")],
)
def test_a_long_wait_is_said_in_minutes(seconds: str, said: str) -> None:
    assert f"Attendez {said}." in sentence_for("store.wait", {"seconds": seconds})


def test_an_unknown_code_is_still_answered() -> None:
    assert sentence_for("never.heard") == sentence_for("internal")
