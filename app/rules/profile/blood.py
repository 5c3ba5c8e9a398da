"""« Groupe sanguin » in the words of a laboratory → its code; nothing is guessed."""

import re
from typing import Final

from app.domain.folding import plain

_CODES: Final = {
    ("a", True): "278149003",
    ("a", False): "278152006",
    ("b", True): "278150003",
    ("b", False): "278153001",
    ("ab", True): "278151004",
    ("ab", False): "278154007",
    ("o", True): "278147001",
    ("o", False): "278148006",
}
"""SNOMED CT, of the International Patient Summary's value set."""

_WORDS: Final = re.compile(
    r"(?:(?:groupe sanguin|groupe|blood group|group)\s*:?\s*)?"
    r"(ab|a|b|o|0)\s*,?\s*(?:rh(?:esus)?\s*(?:\(?d\)?)?\s*:?\s*)?"
    r"(\+|-|\u2212|positif|positive|pos|negatif|negative|neg)\.?(?:\s*\(finding\))?"
)


def group_of(words: str) -> str:
    """Return the code of a whole group, ABO and Rh, "" for anything less."""
    found = _WORDS.fullmatch(" ".join(plain(words).split()))
    if found is None:
        return ""
    letters, sign = found.groups()
    return _CODES[letters.replace("0", "o"), sign.startswith(("+", "p"))]
