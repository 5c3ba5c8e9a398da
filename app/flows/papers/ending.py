"""« Fin de validité » : when a paper ends, and which ones end soon."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.crypto.canon import canon, digest
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import ID_SIZE, EntryId
from app.domain.state import State
from app.domain.when import Precision, When
from app.flows.documents import Documents

ENDS: Final = "ends"
"""Key of the meta that holds the last day, and link to the month it lies in."""
AHEAD: Final = 60
"""Days before the end from which a paper is told."""
AFTER: Final = 30
"""Days after the end during which it still is."""
_MONTH: Final = 7
_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Ending:
    """A paper, its last day, and the days left; negative once it has ended."""

    entry: Entry
    day: date
    left: int


@dataclass(frozen=True, slots=True, repr=False)
class Endings:
    """Tells what ends soon: the date is sealed with the document, on every device."""

    documents: Documents

    def end(self, entry: EntryId, text: str) -> Entry:
        """Say until when a paper is valid, "" for no end; return it.

        Raises Refused("document.end_malformed") unless it is a day or a month.
        """
        return self.documents.put(ended(self.documents.entry(entry), text))

    def soon(self) -> list[Ending]:
        """Return what ends in sixty days or ended in the last thirty, soonest first."""
        today, vault = self.documents.today.date(), self.documents.vault
        space = self.documents.space.id
        ids = [
            one
            for month in _months(today)
            for one in vault.linked(space, ENDS, _place(month))
        ]
        told = (_ending(one, today) for one in vault.entries(space, ids).values())
        near = [one for one in told if one and -AFTER <= one.left <= AHEAD]
        return sorted(near, key=lambda one: (one.day, one.entry.id))


def ended(old: Entry, text: str) -> Entry:
    """Return a document valid until a day, or a month; "" for no end.

    Raises Refused("document.end_malformed").
    """
    text = checked(text)
    links = tuple(one for one in old.links if one.relation != ENDS)
    meta = {key: value for key, value in old.meta.items() if key != ENDS}
    if text:
        links += (Link(ENDS, _place(text[:_MONTH])),)
        meta[ENDS] = text
    return replace(old, links=links, meta=meta)


def checked(text: str) -> str:
    """Return an end, a day or a month, as it is. Raises Refused, as `ended`."""
    known = (Precision.UNKNOWN, Precision.MONTH, Precision.DAY)
    try:
        precision = When.parse(text).precision
    except Refused as error:
        raise Refused("document.end_malformed") from error
    if precision not in known:
        raise Refused("document.end_malformed")
    return text


def last_day(entry: Entry) -> date | None:
    """Return the last day a document is valid, None when it has no end."""
    try:
        when = When.parse(entry.meta.get(ENDS, ""))
        return _EPOCH + timedelta(milliseconds=when.end) if when.text else None
    except Refused:
        return None


def _ending(entry: Entry, today: date) -> Ending | None:
    day = last_day(entry)
    if day is None or entry.meta.get("status") != State.CURRENT:
        return None
    return Ending(entry, day, (day - today).days)


def _months(today: date) -> Iterator[str]:
    """Give the months that hold a day told today."""
    days = (today + timedelta(days=shift) for shift in range(-AFTER, AHEAD + 1))
    yield from dict.fromkeys(day.isoformat()[:_MONTH] for day in days)


def _place(month: str) -> EntryId:
    """Return a place no element has: what ends the same month points to it."""
    return EntryId(digest(canon("ends", month))[:ID_SIZE])
