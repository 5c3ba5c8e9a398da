"""« IMC » : made from a weight and a height of the same local day."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.making import Taken
from app.flows.measure import as_measure, in_error
from app.kinds import kind

SOURCES = ("body-weight", "body-height")
"""The two measures it is computed from, in the order of its links."""
BMI = "bmi"
"""The code of its kind."""

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


def followed(
    day: str, known: Mapping[EntryId, Entry]
) -> tuple[list[Entry], Taken | None]:
    """Return the BMI of *day* that no longer hold, marked, and the one to make.

    *known* are the weights, heights and BMI of that day.
    """
    pair = [newest(known.values(), one, day) for one in SOURCES]
    sources = tuple(one.id for one in pair if one)
    standing = [
        one
        for one in known.values()
        if one.kind == BMI
        and day_of(one) == day
        and one.meta.get("status") == "final"
        and one.meta.get("source") == "computed"
    ]
    if any(tuple(link.target for link in one.links) == sources for one in standing):
        return [], None
    weight, height = pair
    taken = _computed(weight, height) if weight and height else None
    return [in_error(one) for one in standing], taken


def _computed(weight: Entry, height: Entry) -> Taken:
    value = bmi_of(as_measure(weight).values[0], as_measure(height).values[0])
    when = max(weight.when, height.when, key=lambda one: one.start)
    return Taken(kind(BMI), (value,), when, source=(weight.id, height.id))
