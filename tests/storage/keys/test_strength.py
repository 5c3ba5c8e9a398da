"""What is strong enough, and what is not."""

import pytest

from app.domain.errors import Refused
from app.rules import passphrases
from storage.keys.strength import check_passphrase, check_pin
from tests.storage.samples import Drawn


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "12345",
        "abcdef",
        "000000",
        "123456",
        "987654",
        "121212",
        "123123",
        "４８２９５１",
    ],
)
def test_weak_codes_are_refused(pin: str) -> None:
    with pytest.raises(Refused, match=r"pin\.weak"):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["482951", "000001", "1234567890123"])
def test_other_codes_are_accepted(pin: str) -> None:
    check_pin(pin)


@pytest.mark.parametrize(
    "phrase",
    ["", "azerty", "motdepasse123", "a" * 200, "agrafe " * 7, "jean.dupont.1958"],
)
def test_weak_phrases_are_refused(phrase: str) -> None:
    with pytest.raises(Refused, match=r"passphrase\.weak"):
        check_passphrase(phrase)


def test_a_long_unlikely_phrase_is_accepted() -> None:
    check_passphrase("correct cheval agrafe batterie 1958")


def test_seven_drawn_words_are_accepted() -> None:
    entropy = Drawn()
    for _ in range(20):
        check_passphrase(passphrases.draw(entropy))
