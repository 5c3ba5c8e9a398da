"""« Page à ouvrir » : what a copy holds, told to a browser that has no Alvéole."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.kinds import all_kinds

_TOLD: Final = frozenset(("consent", "message", "profile-answer", "thread"))
"""Kinds without a page of their own that a person looks for all the same."""

Places = Mapping[EntryId, Sequence[str]]
"""Where the files of each element lie in the copy, in their order."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One element, and where its files lie beside the page."""

    entry: Entry
    files: tuple[str, ...] = field(default=(), repr=False)


Page = Callable[[Sequence[Laid]], Iterable[bytes]]
"""Writes the page, in pieces."""


def no_page(_: Sequence[Laid]) -> Iterator[bytes]:
    """Write nothing: what a home without screens gives."""
    yield b""


def laid(entries: Iterable[Entry], places: Places) -> list[Laid]:
    """Return what a person would look for; what only arranges the rest is left out."""
    return [
        Laid(entry, tuple(places.get(entry.id, ())))
        for entry in entries
        if _told(entry.kind)
    ]


def _told(code: str) -> bool:
    kind = all_kinds().get(code)
    return kind is not None and (bool(kind.place) or code in _TOLD)
