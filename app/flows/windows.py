"""Entries beyond one window: all that a query matches, in its order."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.query import PAGE_MAX, Query
from app.ports.vault import Vault


def every(vault: Vault, space: SpaceId, query: Query) -> Iterator[Entry]:
    """Give every entry a query matches, whatever windows it takes.

    Each window begins at the date where the last one ended: from an offset alone,
    the store would read again all that came before.
    """
    asked = replace(query, limit=PAGE_MAX, offset=0)
    while page := vault.find(space, asked):
        yield from page
        if len(page) < PAGE_MAX:
            return
        asked = _after(page, asked)


def _after(page: list[Entry], asked: Query) -> Query:
    """Return the window that follows a full *page*."""
    edge = page[-1].when.start
    told = sum(one.when.start == edge for one in page)
    if page[0].when.start == edge:
        told += asked.offset
    if asked.oldest_first:
        return replace(asked, since=edge, offset=told)
    return replace(asked, until=edge, offset=told)
