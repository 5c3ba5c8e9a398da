"""The encrypted store against stdlib sqlite3, same schema, same pragmas (P01-P09)."""

import itertools
import os
import re
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.ids import SpaceId
from app.domain.query import Query
from bench.pairs import Goal, pairs, ratio, seconds
from bench.store_rig import (
    EPOCH,
    HALF_HOUR,
    KEY,
    REFERENCE,
    SPACE,
    Run,
    Stores,
    documents,
    one,
    thousand,
)
from storage import entries, journal, vault
from storage.blobs import FolderBlobs
from storage.database import _connect, open_database
from storage.rows import entry_of
from storage.sql import Row

CHART = (
    "SELECT when_from, body FROM entry WHERE space = ? AND kind = ?"
    " AND when_from BETWEEN ? AND ? ORDER BY when_from"
)
MATCH = "SELECT rowid FROM entry_text WHERE entry_text MATCH ? ORDER BY rank LIMIT 20"
LARGE = 20 << 20
PAGE = {
    **entries._asked(SpaceId(SPACE), Query("document")),  # noqa: SLF001
    "limit": 50,
    "offset": 0,
}
Ask = Callable[[str, Any], list[Row]]


def asking(
    sql: str, values: Sequence[Any] | dict[str, Any], times: int = 20
) -> Callable[[Ask], None]:
    """Return a read to make on either side, repeated to outlast the timer."""

    def read(ask: Ask) -> None:
        for _ in range(times):
            ask(sql, values)

    return read


def repeated(run: Run, times: int) -> Run:
    """Return *run*, several times over."""
    return lambda: [run() for _ in range(times)]


def reads() -> dict[str, Callable[[Ask], None]]:
    """Return the reads of the first screens."""
    start = EPOCH + 5000 * HALF_HOUR
    quarter = (SPACE, "kind-3", start, start + 90 * 48 * HALF_HOUR)
    return {
        "chart_90_days": asking(CHART, quarter),
        "page_50_documents": asking(entries._NEWEST, PAGE),  # noqa: SLF001
        "full_text": asking(MATCH, ('"glycemie" AND "patient"*',), times=1),
    }


def writes(stores: Stores, few: int) -> Iterator[Goal]:
    """P01, P02, P04."""
    ours, theirs = stores.written(thousand)
    yield ratio(
        "P01",
        "store.insert_bulk",
        ours=repeated(ours, 5),
        reference=(REFERENCE, repeated(theirs, 5)),
        limit=1.7,
        work="5000 entries a pair, 1000 per transaction",
        count=few,
    )
    ours, theirs = stores.written(one)
    for level, limit in (("NORMAL", 3.5), ("FULL", 1.6)):
        with stores.ours._writing:  # noqa: SLF001 - the product never turns it down
            stores.ours._writer.execute(f"PRAGMA synchronous={level}")  # type: ignore[union-attr]  # noqa: SLF001
        stores.theirs.execute(f"PRAGMA synchronous={level}")
        yield ratio(
            "P02",
            f"store.one_row_{level.lower()}",
            ours=repeated(ours, 20),
            reference=(REFERENCE, repeated(theirs, 20)),
            limit=limit,
            work="20 one-row transactions a pair",
            count=few,
        )
    yield from worded(stores, few)


def worded(stores: Stores, few: int) -> Iterator[Goal]:
    """P04."""
    ours, theirs = stores.written(documents)
    yield ratio(
        "P04",
        "store.document_with_words",
        ours=ours,
        reference=(REFERENCE, theirs),
        limit=1.3,
        work="250 documents of 200 words a pair, one transaction",
        count=max(few, few * 4),
    )


def warm(stores: Stores, few: int) -> Iterator[Goal]:
    """P05."""
    for name, read in reads().items():
        read(stores.ours.ask)
        yield ratio(
            "P05",
            f"store.{name}",
            ours=partial(read, stores.ours.ask),
            reference=(REFERENCE, partial(read, _fetched(stores.theirs))),
            limit=1.15,
            work="warm, 100,000 entries, 20,000 documents",
            count=few,
        )


def first_screen(ask: Ask) -> None:
    """Read the newest documents and the last of each measure, as values."""
    newest = entries._NEWEST  # noqa: SLF001 - the product's own words
    rows = ask(newest, PAGE)
    for number in range(8):
        rows += ask(newest, {**PAGE, "kind": f"kind-{number}", "limit": 1})
    for row in rows:
        entry_of(SpaceId(SPACE), row)


def cold(stores: Stores, few: int) -> Iterator[Goal]:
    """P06: the first screen, on connections that have read nothing yet."""
    mine = [_fetched(_connect(stores.path, KEY, readonly=True)) for _ in range(few)]
    theirs = [_fetched(stores.clear()) for _ in range(few)]
    screen = ratio(
        "P06",
        "store.cold_first_screen",
        ours=lambda: first_screen(mine.pop()),
        reference=(REFERENCE, lambda: first_screen(theirs.pop())),
        limit=1.8,
        work="50 documents and 8 last measures as entries, cold connection",
        count=few,
    )
    yield screen
    spent = screen.ours[0] * 1e3 if screen.ours else 0.0
    yield _least("P06", "store.cold_at_most", spent, "ms", limit=5.0, count=few)


def opening(stores: Stores, few: int) -> Iterator[Goal]:
    """P03, P07, P08."""
    ((setting,),) = stores.ours.ask("PRAGMA cipher_memory_security")
    yield _least("P03", "store.memory_security", float(setting), "", limit=0, count=1)
    steps = itertools.chain(*(plan(stores, query) for query in named()))
    scans = [step for step in steps if step.startswith("SCAN entry")]
    yield _least("P07", "store.scans_of_entries", len(scans), "scans", limit=0, count=1)
    stores.ours.close()
    spent = [
        seconds(lambda: open_database(stores.path, KEY).close()) for _ in range(few)
    ]
    middle = statistics.median(spent) * 1e3
    yield _least("P08", "store.open", middle, "ms", limit=5.0, count=few)


def named() -> list[str]:
    """Return the named queries of the vault and the journal."""
    rooms = (entries, vault, journal)
    values = [value for room in rooms for value in vars(room).values()]
    return [each for each in values if str(each).startswith("SELECT ")]


def plan(stores: Stores, query: str) -> list[str]:
    """Return the steps by which a query is answered."""
    values = dict.fromkeys(re.findall(r":(\w+)", query), 1) or (1,) * query.count("?")
    return [row[3] for row in stores.ours.ask(f"EXPLAIN QUERY PLAN {query}", values)]


def large(folder: Path, few: int) -> Iterator[Goal]:
    """P09: an envelope of 20 MB, as a file and as a row."""
    envelope, numbers = os.urandom(LARGE), itertools.count()
    chunks = [envelope[at : at + (1 << 16)] for at in range(0, LARGE, 1 << 16)]
    blobs = FolderBlobs(folder, now=lambda: datetime.now(UTC), entropy=os.urandom)
    database = open_database(folder / "blob.db", KEY)

    def row() -> None:
        with database.writing() as writer:
            writer.execute(
                "INSERT INTO secret VALUES (?, ?)", (str(next(numbers)), envelope)
            )

    mine, theirs = pairs(lambda: blobs.put(chunks), row, count=few)
    database.close()
    faster = sorted(b / a for a, b in zip(mine, theirs, strict=True))
    quarters = statistics.quantiles(faster, n=4) if few > 1 else faster * 3
    yield Goal(
        "P09",
        "store.sealed_20_mb_as_a_file",
        statistics.median(faster),
        "ratio",
        "higher",
        2.0,
        "20 MB, part hashes, fsync and rename",
        ours=(statistics.median(mine), "s"),
        reference=("one row in the encrypted store", statistics.median(theirs), "s"),
        pairs=few,
        p25=quarters[0],
        p75=quarters[2],
    )


def _least(
    goal: str, name: str, value: float, unit: str, *, limit: float, count: int
) -> Goal:
    return Goal(goal, name, value, unit, "lower", limit, "median", pairs=count)


def _fetched(connection: Any) -> Ask:  # noqa: ANN401 - either library
    return lambda sql, values: connection.execute(sql, values).fetchall()


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P01 to P09."""
    few = 1 if quick else 20
    with tempfile.TemporaryDirectory() as name:
        stores = Stores(Path(name))
        yield from writes(stores, few)
        yield from warm(stores, few)
        yield from cold(stores, few)
        yield from opening(stores, few)
        stores.close()
        yield from large(Path(name) / "blobs", min(few, 5))
