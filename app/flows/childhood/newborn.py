"""« Naissance » : what was measured at birth, read from what a person types."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Final

from app.domain.childhood import Newborn
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.foreign import Found
from app.fhir.childhood import FIGURES
from app.flows.describing import COMMENT_MAX

LINE_MAX: Final = 200
BOUNDS: Final = {
    "weight": (Decimal(300), Decimal(7000)),
    "height": (Decimal(20), Decimal(70)),
    "head": (Decimal(15), Decimal(50)),
    "weeks": (Decimal(20), Decimal(45)),
    "apgar1": (Decimal(0), Decimal(10)),
    "apgar5": (Decimal(0), Decimal(10)),
    "apgar10": (Decimal(0), Decimal(10)),
}
"""What a figure must lie between, in its unit: beyond, a key was mistyped."""
_WHOLE: Final = ("weight", "weeks", "apgar1", "apgar5", "apgar10")
_NUMBER: Final = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?", re.ASCII)
_SPACES: Final = re.compile(r"\s")


def sound(typed: Newborn) -> Newborn:
    """Return what was typed, its figures as decimals; "" stays unknown.

    Raises Refused("newborn.number" | "newborn.range", line=…),
    Refused("stay.line_too_long"), Refused("document.comment_too_long").
    """
    said = asdict(typed)
    figures = {name: _figure(name, said[name]) for name in BOUNDS}
    place = " ".join(visible(typed.place).split())
    comment = visible(typed.comment).strip()
    if len(place) > LINE_MAX:
        raise Refused("stay.line_too_long", line="place")
    if len(comment) > COMMENT_MAX:
        raise Refused("document.comment_too_long", line="comment")
    return replace(typed, **figures, place=place, comment=comment)


def taken_from(found: Iterable[Found]) -> Newborn:
    """Return the figures of a birth that a certificate tells, to be checked.

    What is in another unit, or cannot be, is left out.
    """
    taken = Newborn()
    for name, (code, unit) in FIGURES.items():
        for one in found:
            if (one.code, one.unit) == (code, unit):
                with suppress(Refused):
                    taken = sound(replace(taken, **{name: one.value}))
    return taken


def _figure(name: str, text: str) -> str:
    bare = _SPACES.sub("", visible(text))
    if not bare:
        return ""
    if not _NUMBER.fullmatch(bare):
        raise Refused("newborn.number", line=name)
    value, (low, high) = Decimal(bare.replace(",", ".")), BOUNDS[name]
    if name in _WHOLE and value != value.to_integral_value():
        raise Refused("newborn.number", line=name)
    if not low <= value <= high:
        raise Refused("newborn.range", line=name, low=f"{low}", high=f"{high}")
    return str(value.to_integral_value()) if name in _WHOLE else str(value)
