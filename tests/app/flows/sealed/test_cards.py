"""A card kept among the preferences is believed for what it signs alone."""

from dataclasses import replace

import pytest

from app.crypto.identity import sign_card
from app.domain.errors import Refused
from app.domain.space import Space
from app.flows.preferences import Preferences
from app.flows.sealed.cards import Cards, card_name, card_text, newest, verified
from tests.app.worlds import Home, a_home
from tests.vectors import world as w

SIGNED = sign_card(w.IDENTITY_SEED, w.CARD).encode()
LATER = sign_card(w.IDENTITY_SEED, replace(w.CARD, version=2)).encode()
TWIN = sign_card(w.IDENTITY_SEED, replace(w.CARD, created=1)).encode()


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def kept(home: Home, text: str) -> Cards:
    preferences = Preferences(home.vault, home.world, Space(home.space, "Camille"))
    preferences.put(card_name(w.IDENTITY), text)
    return Cards(home.vault, home.space)


def test_a_card_is_found_again(home: Home) -> None:
    cards = kept(home, card_text(SIGNED))
    assert cards.signed(w.IDENTITY) == SIGNED
    assert cards.of(w.IDENTITY) == w.CARD
    assert cards.of(b"n" * 16) is None


@pytest.mark.parametrize(
    "text", ["?", "AAAA", card_text(SIGNED[:-1] + bytes([SIGNED[-1] ^ 1]))]
)
def test_a_card_that_was_altered_is_none(home: Home, text: str) -> None:
    assert kept(home, text).of(w.IDENTITY) is None


def test_the_card_of_somebody_else_is_none(home: Home) -> None:
    kept(home, card_text(SIGNED))
    preferences = Preferences(home.vault, home.world, Space(home.space, "Camille"))
    preferences.put(card_name(b"n" * 16), card_text(SIGNED))
    assert Cards(home.vault, home.space).of(b"n" * 16) is None
    with pytest.raises(Refused, match=r"^key\.changed$"):
        verified(SIGNED, b"n" * 16)


def test_a_later_card_replaces_and_an_older_one_never(home: Home) -> None:
    assert kept(home, "").signed(w.IDENTITY) == b""
    assert newest(b"", SIGNED, w.IDENTITY) == SIGNED
    assert newest(SIGNED, LATER, w.IDENTITY) == LATER
    assert newest(LATER, SIGNED, w.IDENTITY) == LATER


def test_other_bytes_at_one_version_are_refused() -> None:
    assert newest(SIGNED, SIGNED, w.IDENTITY) == SIGNED
    with pytest.raises(Refused, match=r"^key\.changed$"):
        newest(SIGNED, TWIN, w.IDENTITY)


@pytest.mark.parametrize(
    "spoilt", [{"hpke1_pk": bytes(32), "hpke2_pk": b""}, {"hpke2_pk": b"\xff" * 1216}]
)
def test_a_card_nothing_can_be_sealed_to_is_none(
    home: Home, spoilt: dict[str, bytes]
) -> None:
    """Its owner signs it: one would else entrust something to it, and never end it."""
    card = replace(w.CARD, version=2, **spoilt)  # type: ignore[arg-type]  # its keys
    signed = sign_card(w.IDENTITY_SEED, card).encode()
    assert kept(home, card_text(signed)).of(w.IDENTITY) is None
    with pytest.raises(Refused, match=r"^key\.changed$"):
        newest(SIGNED, signed, w.IDENTITY)
