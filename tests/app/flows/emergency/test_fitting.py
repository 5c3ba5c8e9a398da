"""Every line chosen is on the card or told as left out, and the card always fits."""

from collections import Counter
from hashlib import sha512

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import emergency
from app.domain.emergency import TEXT_MAX, Card, Part, Told
from app.flows.emergency.fitting import fit

words = st.text(st.characters(exclude_categories=["C"]), max_size=TEXT_MAX)
lines = st.lists(st.builds(Told, st.sampled_from(Part), words), max_size=40)


def a_card(told: tuple[Told, ...], left: int) -> Card:
    """Return a card of somebody with a long name."""
    return Card("Camille " * 12, "1958-03-12", "2026-11-22", told, left)


@pytest.mark.covers("C-165")
@settings(max_examples=60)
@given(lines)
def test_nothing_is_lost_and_the_card_fits(chosen: list[Told]) -> None:
    card, left = fit(chosen, a_card)
    assert emergency.size(emergency.pack(card)) <= emergency.BYTES_MAX
    assert Counter(card.lines) + Counter(left) == Counter(chosen)
    assert card.left == len(left)


def test_what_comes_first_stays() -> None:
    noise = (sha512(bytes([rank])).hexdigest() for rank in range(40))
    chosen = [Told(Part.ALLERGY, words) for words in noise]
    card, left = fit(chosen, a_card)
    assert left
    assert list(card.lines) == chosen[: len(card.lines)]
