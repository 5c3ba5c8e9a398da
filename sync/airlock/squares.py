"""What the worker of the « sas » does with the codes drawn on the first pages."""

from collections.abc import Callable
from contextlib import suppress

from app.domain.errors import Refused
from app.domain.prescribed import Code
from app.gates.codes import codes
from app.gates.pixels import Pixels
from sync.airlock.frames import Answer

PAGES = 3
"""The pages looked at: a code stands on the first one, or beside the signature."""
CODES_MAX = 16
_ACROSS = 2000
"""Pixels across a page: a code of 4 cm then has two and a half a module."""

Draw = Callable[[int, int], Pixels]
"""Gives a page (from 0), at most so many pixels wide."""


def coded(draw: Draw) -> Answer:
    """Return the codes of the first pages, once each."""
    found: dict[Code, None] = {}
    for page in range(PAGES):
        with suppress(Refused):  # a page that cannot be drawn has no code
            drawn = draw(page, _ACROSS)
            found |= dict.fromkeys(codes(drawn.width, drawn.height, drawn.rgb))
    return Answer(codes=tuple(found)[:CODES_MAX])
