"""« Total du jour » : of several counts of one day, the largest is in sight."""

from collections.abc import Iterable
from decimal import Decimal

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.measure import as_measure
from app.kinds import kind

_TYPED = "typed"


def rivals(new: Entry, others: Iterable[Entry]) -> list[Entry]:
    """Return the other totals of the day of *new* that count; none for no total.

    What the person typed is left alone.
    """
    if not kind(new.kind).daily:
        return []
    return [one for one in others if _same_day(one, new) and _count(one) is not None]


def outdone(new: Entry, others: Iterable[Entry]) -> Entry | None:
    """Return the largest total of that day that counts no less, None for none."""
    mine = _count(new) or Decimal(0)
    found = [(_count(one) or Decimal(0), one.id, one) for one in rivals(new, others)]
    count, _, most = max(found, default=(Decimal(-1), new.id, new))
    return most if count >= mine else None


def _same_day(one: Entry, new: Entry) -> bool:
    same = (one.kind, one.when.text) == (new.kind, new.when.text)
    return same and one.id != new.id and one.meta.get("source") != _TYPED


def _count(entry: Entry) -> Decimal | None:
    try:
        found = as_measure(entry)
    except Refused:
        return None
    return found.values[0] if found.stands else None
