"""French typography: the spaces that must not break a line."""

import re
from typing import Final

_NARROW: Final = "\u202f"
_WIDE: Final = "\u00a0"


def typeset(text: str) -> str:
    """Return *text* with curved apostrophes, and no-break spaces at signs and units."""
    narrow = re.sub(r" ([;!?])", rf"{_NARROW}\1", text.replace("'", "’"))
    measured = re.sub(r"(\d) (Mo|min|h)\b", rf"\1{_NARROW}\2", narrow)
    return re.sub(r"(«) | ([»:])", _joined, measured)


def _joined(found: re.Match[str]) -> str:
    opening, closing = found.groups()
    return f"{opening}{_WIDE}" if opening else f"{_WIDE}{closing}"
