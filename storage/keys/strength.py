"""What a code or a phrase must be worth."""

import math
import re

from app.domain.errors import Refused
from app.rules import passphrases

BITS = 70
_READ = 72
_PIN = re.compile(r"[0-9]{6,}")
_ROWS = "01234567890", "09876543210"


def check(kind: str, secret: str) -> None:
    """Refuse a weak secret of a kind a person chooses; others are drawn."""
    if kind == "pin":
        check_pin(secret)
    if kind == "passphrase":
        check_passphrase(secret)


def check_pin(pin: str) -> None:
    """Raise Refused("pin.weak") for fewer than 6 digits, a run or a repetition."""
    repeated = re.fullmatch(r"(.{1,3})\1+", pin)
    if not _PIN.fullmatch(pin) or repeated or any(pin in row for row in _ROWS):
        raise Refused("pin.weak")


def check_passphrase(passphrase: str) -> None:
    """Raise Refused("passphrase.weak") under 2^70 guesses.

    Seven different words of the French list are enough.
    """
    listed = set(passphrase.lower().split()) & set(passphrases.words())
    if len(listed) < passphrases.WORDS and _bits(passphrase) < BITS:
        raise Refused("passphrase.weak")


def _bits(passphrase: str) -> float:
    from zxcvbn import zxcvbn

    return math.log2(zxcvbn(passphrase[:_READ])["guesses"]) if passphrase else 0
