"""« IMC » : made from a weight and a height of the same local day."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from app.domain.entry import Entry

SOURCES = ("body-weight", "body-height")
"""The two measures it is computed from, in the order of its links."""

_TENTH = Decimal("0.1")


def bmi_of(weight: Decimal, height: Decimal) -> Decimal:
    """Return kilograms over square metres, to one decimal; *height* is in cm."""
    metres = height.scaleb(-2)
    return (weight / (metres * metres)).quantize(_TENTH, ROUND_HALF_UP)


def day_of(entry: Entry) -> str:
    """Return the local day written in the entry's date, "" when less precise."""
    return entry.when.text[:10] if len(entry.when.text) >= len("2026-11-21") else ""


def newest(entries: Iterable[Entry], kind: str, day: str) -> Entry | None:
    """Return the last valid measure of *kind* on *day*."""
    those = [
        entry
        for entry in entries
        if entry.kind == kind
        and day_of(entry) == day
        and entry.meta.get("status") == "final"
    ]
    return max(those, key=lambda one: (one.when.start, one.id), default=None)
