"""« Pilotes » : one file knows one sort of device; they are strangers."""

import sys
from functools import cache

from app.domain.dialogue import Driver
from app.registry import collect


@cache
def all_drivers() -> tuple[Driver, ...]:
    """Return every driver of the shelf."""
    return collect(sys.modules[__name__], "DRIVER")
