"""An element of somebody else, fit to be kept and listed here."""

from dataclasses import replace
from typing import Final

from app.domain.entry import Entry
from app.domain.folding import visible
from app.domain.ids import SpaceId

TITLE_MAX: Final = 500
"""Characters of a title, more than any device of ours writes: a list shows many."""


def heard(entry: Entry, lane: SpaceId) -> Entry:
    """Return an element as it is kept in a lane, its title one that can be listed."""
    if not entry.title:
        return replace(entry, space=lane)
    title = visible(entry.title[:TITLE_MAX])
    return replace(entry, space=lane, meta={**entry.meta, "title": title})
