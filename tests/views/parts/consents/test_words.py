"""Each purpose and each state has its words."""

import pytest

from app.domain.consent import ConsentState, Finality
from views.parts.consents.words import MEANS, STATES, numbered, purpose_words
from views.text import tongue


def test_each_purpose_is_named_and_explained() -> None:
    said = [purpose_words(one) for one in Finality]
    assert said[0] == "Prévention : éviter une maladie"
    assert len(set(said)) == len(Finality)


@pytest.mark.parametrize("state", ConsentState)
def test_each_state_is_named_and_says_what_it_means(state: ConsentState) -> None:
    assert STATES[state]
    assert MEANS[state]


def test_the_number_is_said_in_the_language_chosen() -> None:
    tongue.speak("en")
    try:
        assert numbered("REG 1") == "Number REG 1"
    finally:
        tongue.speak("fr")
