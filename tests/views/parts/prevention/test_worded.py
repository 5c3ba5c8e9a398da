"""Words of a table are said in the language chosen, in French when they lack."""

import pytest

from views.parts.prevention.worded import worded
from views.text import tongue


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "un"), ("fr@falc", "un"), ("en", "one")]
)
def test_the_language_chosen_is_spoken(language: str, said: str) -> None:
    tongue.speak(language)
    try:
        assert worded({"fr": "un", "en": "one"}) == said
    finally:
        tongue.speak("fr")
