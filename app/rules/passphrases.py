"""« Phrase de passe » : seven words drawn from the French BIP39 list."""

from functools import cache
from pathlib import Path
from typing import Final

from app.ports.world import Entropy

WORDS: Final = 7
"""Words drawn: 7 × 11 bits = 77 bits, over the 70 asked of a passphrase."""

_LIST: Final = Path(__file__).parent / "tables" / "bip39_french.txt"
"""2,048 words, NFC; source: BIP-0039 `french.txt` (python-mnemonic 0.21, MIT)."""


@cache
def words() -> tuple[str, ...]:
    """Return the 2,048 words."""
    return tuple(_LIST.read_text(encoding="utf-8").split())


def draw(entropy: Entropy) -> str:
    """Return seven words separated by spaces; 2 bytes of *entropy* a word."""
    chosen = (int.from_bytes(entropy(2), "big") % len(words()) for _ in range(WORDS))
    return " ".join(words()[rank] for rank in chosen)
