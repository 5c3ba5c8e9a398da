"""« À relier » : what may go with an element: near in time, or holding some words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import Filters, Query
from app.domain.when import Precision
from app.flows.profile.links import Links, stands
from app.kinds import Kind, linked_kinds

MOST: Final = 8
"""Offered at once: beyond, one more word finds better."""

_DOCUMENT: Final = "document"
_DAY_MS: Final = 86_400_000
_BEFORE, _AFTER = 30 * _DAY_MS, 90 * _DAY_MS


@dataclass(frozen=True, slots=True, repr=False)
class Candidates:
    """A document is tied to anything else; anything else, to documents first.

    A line of the profile is tied too to those its rubric goes with.
    """

    links: Links

    def of(self, entry: EntryId, text: str = "") -> list[Entry]:
        """Return what holds *text*, else what is near in time, else the latest.

        What is tied already is left out. Raises Refused("entry.absent").
        """
        links = self.links
        own = links.vault.entry(links.space.id, entry)
        away = {entry, *(one.id for one in links.of(entry))}
        kinds = _offered(own)
        found = self._holding(kinds, text) if text.strip() else self._near(kinds, own)
        return [one for one in found if one.id not in away and stands(one)][:MOST]

    def _holding(self, kinds: list[Kind], text: str) -> list[Entry]:
        return [
            hit.entry
            for kind in kinds
            for hit in self.links.vault.search(
                self.links.space.id, text, Filters(kind=kind.code), limit=4 * MOST
            )
        ]

    def _near(self, kinds: list[Kind], own: Entry) -> list[Entry]:
        """Return the nearest, kinds of their own first; else the latest of those."""
        start, shelves = own.when.start, [one for one in kinds if one.shelf]
        if own.when.precision is Precision.UNKNOWN:
            return self._latest(shelves)
        near = self._listed(kinds, start - _BEFORE, own.when.end + _AFTER)
        first = {one.code for one in shelves}
        near.sort(key=lambda one: (one.kind not in first, abs(one.when.start - start)))
        return near or self._latest(shelves)

    def _latest(self, kinds: list[Kind]) -> list[Entry]:
        """Return the latest of each kind, none crowding the others out."""
        return _in_turn(self._listed([kind]) for kind in kinds)

    def _listed(
        self,
        kinds: Iterable[Kind],
        since: int | None = None,
        until: int | None = None,
    ) -> list[Entry]:
        asked = [
            Query(kind.code, since=since, until=until, in_use=True, limit=4 * MOST)
            for kind in kinds
        ]
        links = self.links
        return [one for each in asked for one in links.vault.find(links.space.id, each)]


def _offered(own: Entry) -> list[Kind]:
    kinds = linked_kinds()
    if own.kind == _DOCUMENT:
        return [one for one in kinds.values() if one.code != _DOCUMENT]
    topic = kinds[own.kind].topic if own.kind in kinds else None
    beside = topic.beside if topic else ()
    return [kinds[code] for code in (*beside, _DOCUMENT)]


def _in_turn(found: Iterable[list[Entry]]) -> list[Entry]:
    """Return the first of each kind, then the second of each."""
    return [one for turn in zip_longest(*found) for one in turn if one]
