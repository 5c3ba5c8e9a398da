"""A consent says why and until when; each purpose of the law has its words."""

import pytest

from app.domain.consent import LABELS, ConsentState, Finality, Service
from app.domain.errors import Refused
from app.domain.ids import IdentityId


def test_each_of_the_four_purposes_has_its_words() -> None:
    assert set(LABELS) == set(Finality)
    assert len(set(LABELS.values())) == 4


def test_a_state_is_a_word() -> None:
    assert ConsentState("waiting") is ConsentState.WAITING


def test_a_card_is_never_printed() -> None:
    service = Service(IdentityId(b"s" * 16), b"the card", "Carnet fictif", "REG 9")
    assert "the card" not in repr(service)


def test_any_other_purpose_is_refused() -> None:
    assert Finality.of("care") is Finality.CARE
    with pytest.raises(Refused, match=r"^consent\.finality$"):
        Finality.of("research")
