"""What a list of documents asks of the record: a place, its filters, a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import EVERYTHING, Filters
from app.flows import locked
from app.flows.documents import Documents
from views.parts.makers import Makers
from views.parts.narrowing import Narrowed, Unopened
from views.parts.window import Window


@dataclass(frozen=True, slots=True)
class Place:
    """« Rayon » : which documents are listed, and what is said when there is none.

    *counted* says whether its categories have counts: only the whole record has.
    """

    name: str
    filters: Filters = EVERYTHING
    empty: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Browsing:
    """Where the person is in a place: what they filter, how far they are."""

    narrowed: Narrowed = field(default_factory=Narrowed)
    window: Window = field(default_factory=Window)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the record answers to a `Browsing`; files of those *away* are elsewhere."""

    browsing: Browsing
    rows: Sequence[Entry]
    total: int
    counts: Mapping[str, int]
    makers: Makers
    away: frozenset[EntryId] = frozenset()

    @property
    def last(self) -> bool:
        """Say whether the window reaches the end."""
        return self.browsing.window.offset + len(self.rows) >= self.total


def shown(
    documents: Documents,
    place: Place,
    browsing: Browsing,
    day: date,
    unopened: Unopened = frozenset,
) -> Shown:
    """Ask the record; *day* is today's, for the periods that end now.

    *unopened* tells what is new.
    """
    filters = browsing.narrowed.within(place.filters, day, unopened)
    rows = pinned_first(documents, filters, browsing.window)
    files = documents.files
    return Shown(
        browsing,
        rows,
        documents.count(filters),
        documents.counts() if place.counted else {},
        Makers.of(documents),
        frozenset(one.id for one in rows if not locked.here(files, one)),
    )


def pinned_first(
    documents: Documents, filters: Filters, window: Window
) -> Sequence[Entry]:
    """Return a window on the pinned documents, followed by all the others."""
    first = replace(filters, pinned=True)
    rows = documents.list(filters=first, limit=window.limit, offset=window.offset)
    left = window.limit - len(rows)
    if not left:
        return rows
    skipped = max(0, window.offset - documents.count(first))
    others = replace(filters, pinned=False)
    return [*rows, *documents.list(filters=others, limit=left, offset=skipped)]
