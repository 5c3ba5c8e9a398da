"""French typography: the spaces that must not break a line."""

import re
from typing import Final

_NARROW: Final = "\u202f"
_WIDE: Final = "\u00a0"
_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre"
)
_DAY: Final = re.compile(rf"(?<=\d) (?=(?:{_MONTHS})\b)|(?<=\bà) (?=\d+{_NARROW}h)")
"""The spaces inside « 12 mars » and « à 14 h »."""
_YEAR: Final = re.compile(rf"\b({_MONTHS}){_WIDE}(?=\d{{4}}\b)")
"""A month, and the space before its year."""
_CALLED: Final = re.compile(r"(?<=\d) ou le (?=\d)")
"""Between two numbers to call: « le 15 ou le 112 »."""
_DOT: Final = re.compile(
    r"^([^·\n]*)(?<![^ \n]{9}) · (?![^ \n]{9})([^·\n]*)$", re.MULTILINE
)
"""The only dot of a line, between two pieces short enough to go with it."""


def typeset(text: str) -> str:
    """Return *text* with curved apostrophes, and the spaces that do not break."""
    narrow = re.sub(r" ([;!?])", rf"{_NARROW}\1", text.replace("'", "’"))
    measured = re.sub(r"(\d) (Mo|min|h|g|kg|mg|µg|mL|cm)\b", rf"\1{_NARROW}\2", narrow)
    dated = _DOT.sub(rf"\1{_WIDE}·{_WIDE}\2", _DAY.sub(_WIDE, measured))
    dated = _CALLED.sub(lambda found: found[0].replace(" ", _WIDE), dated)
    return re.sub(r"(«) | ([»:])", _joined, dated)


def loosened(text: str) -> str:
    """Let a year, and what follows a dot, go to the next line.

    In large letters a whole date fits on none.
    """
    return _YEAR.sub(r"\1 ", text).replace(f"·{_WIDE}", "· ")


def _joined(found: re.Match[str]) -> str:
    opening, closing = found.groups()
    return f"{opening}{_WIDE}" if opening else f"{_WIDE}{closing}"
