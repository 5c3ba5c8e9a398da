"""« Une vie » : a home with thousands of documents and years of measures.

`python -m tests.fictitious.life HOME --documents 20000 --years 3` builds it with the
product's own flows. Same seed and same day: same ids, dates, titles, words, values.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.foreign import Extract, Picture
from app.domain.ids import IdMint, SpaceId
from app.domain.query import Query
from app.domain.write import Origin, Write
from app.flows.measures import Measures
from main import Starters
from storage.vault import SqlVault
from tests.fictitious.ages import Paper, mornings, papers
from tests.fictitious.airlock import Bare, Held
from tests.screens.pictures import white_page
from views.house import House

PHRASE: Final = "girafe mauve toit lycée brume wagon safran"
NAME: Final = "Jeanne Moreau"
"""Nobody: the name, the documents and the measures are fictitious."""
BORN: Final = "1955-03-12"
AT_ONCE: Final = 500
"""Entries of one transaction."""


@dataclass
class Calendar:
    """A clock that stands where the story is."""

    at: datetime

    def __call__(self) -> datetime:
        """Return the moment of the story."""
        return self.at


class Bulk(SqlVault):
    """The vault of a home, entries written many at a time."""

    waiting: Write | None = None

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        """Keep new entries for later; a write that does more is done at once."""
        if replace(write, entries=(), texts={}) != Write(write.space):
            self.flush()
            return super().commit(write, origin=origin)
        held = self.waiting or Write(write.space)
        entries, texts = (*held.entries, *write.entries), {**held.texts, **write.texts}
        self.waiting = Write(write.space, entries=entries, texts=texts)
        if len(entries) >= AT_ONCE:
            self.flush(origin)
        return Changes(write.space, frozenset(entry.kind for entry in write.entries))

    def find(self, space: SpaceId, query: Query) -> list[Entry]:
        """Write what waits, then look."""
        self.flush()
        return super().find(space, query)

    def flush(self, origin: Origin = Origin.HERE) -> None:
        """Write what waits."""
        write, self.waiting = self.waiting, None
        if write:
            super().commit(write, origin=origin)


@dataclass
class Known(Bare):
    """An airlock told beforehand what it will read: the builder wrote the file."""

    reading: Extract = field(default_factory=lambda: Extract("text/plain", 0))

    def read(self, content: Held, *, name: str) -> Extract:
        """Return what was told."""
        del content, name
        return self.reading

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        """Draw a white page."""
        return white_page(width, len(content) + page)


@dataclass
class Life:
    """Fills the open home of *starters*; *today* is the day after the story."""

    starters: Starters
    today: date
    seed: int = 7

    def __post_init__(self) -> None:
        """Put the product's flows on a vault that writes in bulk."""
        house: House = self.starters.door.open()
        rooms = self.starters.door.rooms()
        dice = Random(self.seed)  # noqa: S311 - a story, not a secret
        self.clock = Calendar(datetime.combine(self.today, datetime.min.time(), UTC))
        self.vault, self.airlock = Bulk(rooms.database, rooms.heart), Known()
        mint = IdMint(self.clock, dice.randbytes)
        self.documents = replace(
            house.documents,
            vault=self.vault,
            airlock=self.airlock,
            now=self.clock,
            new_id=mint,
        )
        self.measures = Measures(self.vault, house.space, now=self.clock, new_id=mint)

    def keep(self, documents: int, years: int) -> dict[str, int]:
        """Keep that many documents, and the measures of these years."""
        told = 0
        for paper in papers(self.seed, documents, self.today, years):
            self._file(paper)
        for morning in mornings(self.seed, self.today, years):
            self.clock.at = morning.at + timedelta(minutes=5)
            for kind, values in morning.values.items():
                at = morning.at.isoformat()
                self.measures.add(kind, values, at=at, confirmed=True)
                told += 1
        self.vault.flush()
        return {"documents": documents, "measures": told}

    def _file(self, paper: Paper) -> None:
        self.clock.at, self.airlock.reading = paper.added, paper.reading
        said = {"category": paper.category, "date": paper.date, "title": paper.title}
        self.documents.add(paper.content, name=paper.name, **said)


def a_life(
    home: Path,
    *,
    documents: int = 20_000,
    years: int = 3,
    seed: int = 7,
    server: str = "",
    today: date | None = None,
) -> dict[str, int]:
    """Make a home and its life; its passphrase is PHRASE. Return the counts."""
    starters = Starters(home)
    day = today or datetime.now(UTC).date()
    with closing(starters.door) as door:
        door.create(NAME, birth_date=BORN, server=server, ways={"passphrase": PHRASE})
        return Life(starters, day, seed).keep(documents, years)


def _told(asked: argparse.Namespace) -> Iterator[str]:
    started = time.perf_counter()
    counts = a_life(
        asked.home,
        documents=asked.documents,
        years=asked.years,
        seed=asked.seed,
        server=asked.server,
        today=asked.today,
    )
    yield f"{counts['documents']} documents, {counts['measures']} measures"
    yield f"{time.perf_counter() - started:.0f} s, seed {asked.seed}"
    yield f"passphrase: {PHRASE}"


def main() -> int:
    """Build the home the command line asks for; say what it holds."""
    words = argparse.ArgumentParser(prog="python -m tests.fictitious.life")
    words.add_argument("home", type=Path)
    words.add_argument("--documents", type=int, default=20_000)
    words.add_argument("--years", type=int, default=3)
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--server", default="", help="the address it will sync with")
    words.add_argument("--today", type=date.fromisoformat, help="2026-11-22")
    for line in _told(words.parse_args()):
        print(line, flush=True)  # noqa: T201 - the counts
    return os.EX_OK


if __name__ == "__main__":
    sys.exit(main())
