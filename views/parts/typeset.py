"""French typography: the spaces that must not break a line."""

import re
from typing import Final

_NARROW: Final = "\u202f"
_WIDE: Final = "\u00a0"
_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre"
)
_DAY: Final = re.compile(
    rf"(?:(?<=\d)|(?<=\b1er)) (?=(?:{_MONTHS})\b)|(?<=\bà) (?=\d+{_NARROW}h)"
)
"""The spaces inside « 12 mars », « 1er mai » and « à 14 h »."""
_COUNTED: Final = re.compile(
    r"(?<=\d) (?=(?:jour|semaine|an|heure|minute|mesure|point|page|dose)s?\b"
    r"|(?:mois|fois)\b)"
)
"""Between a number and what it counts, short words only: « 30 jours »."""
_PHONE: Final = re.compile(r"(?<!\d)(?:0|\+33 )\d(?: \d\d){4}(?!\d)")
"""A French number as people write it: « 06 39 98 12 34 »."""
_HALF: Final = re.compile(rf"(\d{_WIDE}\d\d{_WIDE}\d\d){_WIDE}(?=\d\d{_WIDE}\d\d\b)")
"""Up to the middle of such a number, and the space there."""
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
    dated = _COUNTED.sub(_WIDE, _DAY.sub(_WIDE, measured))
    called = _PHONE.sub(_unbroken, _CALLED.sub(_unbroken, dated))
    dotted = _DOT.sub(rf"\1{_WIDE}·{_WIDE}\2", called)
    return re.sub(r"(«) | ([»:])", _joined, dotted)


def loosened(text: str) -> str:
    """Let a line end before a year, after a dot or a bar, amid a phone number.

    In large letters a whole date, or two figures and their unit, fit on none.
    """
    halved = _HALF.sub(r"\1 ", _YEAR.sub(r"\1 ", text))
    return halved.replace(f"·{_WIDE}", "· ").replace(f"/{_WIDE}", "/ ")


def _unbroken(found: re.Match[str]) -> str:
    return found[0].replace(" ", _WIDE)


def _joined(found: re.Match[str]) -> str:
    opening, closing = found.groups()
    return f"{opening}{_WIDE}" if opening else f"{_WIDE}{closing}"
