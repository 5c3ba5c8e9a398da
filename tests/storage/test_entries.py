"""Entries on disk: twenty thousand documents at hand, the best answer first."""

import time

import pytest

from app.domain.query import Hit, Query
from app.domain.write import Origin, Write
from storage.database import Database
from storage.vault import SqlVault
from tests.storage.samples import SPACE, PulseSpy, entry, item

AT_ONCE, MOST = 0.05, 0.2
"""Seconds of a search (C-003), and of one that most documents answer."""
WORDS = ("compte", "rendu", "bilan", "patient", "suivi", "contrôle", "genou", "sang")


def best(vault: SqlVault, typed: str) -> tuple[float, list[Hit]]:
    """Return the seconds of the quickest of nine searches, and its hits."""
    spent, hits = [], []
    for _ in range(9):
        start = time.thread_time()
        hits = vault.search(SPACE, typed)
        spent.append(time.thread_time() - start)
    return min(spent), hits


def texts(first: int, last: int) -> dict[bytes, str]:
    return {
        item(n): f"{' '.join(WORDS[n % 7 :])} {'' if n % 7 else 'l’hôpital'} unique{n}"
        for n in range(first, last)
    }


@pytest.mark.covers("C-003")
@pytest.mark.slow
def test_twenty_thousand_documents_are_searched_at_once(a_database: Database) -> None:
    vault = SqlVault(a_database, PulseSpy())
    for first in range(0, 20_000, 1000):
        many = tuple(entry(n) for n in range(first, first + 1000))
        write = Write(space=SPACE, entries=many, texts=texts(first, first + 1000))  # type: ignore[arg-type]
        vault.commit(write, origin=Origin.PEER)
    last = entry(20_000, meta={"title": "Œdème"})
    vault.commit(Write(space=SPACE, entries=(last,)))
    for typed in ("oedeme", "hopital", "hopital unique77", "patient sang"):
        spent, hits = best(vault, typed)
        assert hits, typed
        assert spent < (MOST if "patient" in typed else AT_ONCE), (typed, spent)
    assert vault.search(SPACE, "oedeme")[0].entry.id == last.id
    assert vault.count(SPACE, Query("document")) == 20_001


@pytest.mark.covers("C-003")
def test_a_title_comes_before_the_same_words_in_a_text(a_database: Database) -> None:
    vault = SqlVault(a_database, PulseSpy())
    named = entry(0, meta={"title": "Bilan du genou"})
    others = tuple(entry(n) for n in range(1, 100))
    said = {item(n): "bilan du genou, genou, bilan. " * 20 for n in range(1, 100)}
    said[item(0)] = "Le genou va mieux. " * 40
    vault.commit(Write(space=SPACE, entries=(named, *others), texts=said))
    assert vault.search(SPACE, "bilan du genou")[0].entry.id == item(0)
