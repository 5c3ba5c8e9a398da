"""« Écrit le » : when a change was written, which may be long before it left."""

from dataclasses import replace
from typing import Final

from app.domain.entry import Entry

WRITTEN: Final = "written"
"""The meta of a sealed body that says it, in Unix ms; it is kept nowhere else."""
_DIGITS: Final = 15


def dated(entry: Entry, base_rev: int) -> Entry:
    """Return an entry as it is sealed over revision *base_rev*.

    A new element says nothing: nobody else may have changed it meanwhile.
    """
    if not (base_rev and entry.updated):
        return entry
    return replace(entry, meta={**entry.meta, WRITTEN: str(entry.updated)})


def undated(entry: Entry, at: int) -> Entry:
    """Return an entry as it was before it was sealed at *at* (Unix ms).

    Its author says when it was written: never after it was sealed.
    """
    said = entry.meta.get(WRITTEN, "")
    plain = said.isascii() and said.isdigit() and len(said) <= _DIGITS
    meta = {name: value for name, value in entry.meta.items() if name != WRITTEN}
    return replace(entry, meta=meta, updated=min(int(said), at) if plain else at)
