"""What is entrusted is said in words a person knows, the last day counted."""

from datetime import UTC, date

import pytest

from app.domain.collection import Rubric
from app.domain.mandate import Mandate, MandateState, until_of
from tests.screens.entrusting import LOUISE, UNTIL, entrusted_with
from tests.screens.fletunit import plain
from tests.screens.opening import on
from views.parts.entrusting.words import (
    STATES,
    mandate_words,
    rubric_names,
    since_words,
    until_words,
)


def test_rubrics_are_named_on_one_line() -> None:
    assert rubric_names((Rubric.MEASURES, Rubric.VACCINES)) == "Mesures, Vaccins"
    assert set(STATES) == set(MandateState)


@pytest.mark.anyio
async def test_the_last_day_is_the_one_that_was_chosen() -> None:
    async with on(entrusted_with(), "/plus"):
        until = until_of(date(2027, 2, 28), UTC)
        assert plain(until_words(until)) == "Jusqu'au 28 février 2027"
        assert plain(since_words(until)) == "Depuis le 1er mars 2027"
        rubrics, state = (Rubric.WISHES,), MandateState.WAITING
        one = Mandate(bytes(16), LOUISE.identity, "Louise", rubrics, 0, UNTIL, state)
        told = [plain(words) for words in mandate_words(one)]
        assert told == [
            "Entourage et volontés",
            "Jusqu'au 23 février 2027",
            "En attente d'envoi",
        ]
