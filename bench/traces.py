"""Traces of a sensor beside plain rows of the standard library (P40, P41, P45-P47).

P45 to P47 are of our own: quality has no number for them.
"""

import asyncio
import itertools
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from app.crypto.bodies import pack_body
from app.crypto.items import ItemRef, seal_item
from app.domain.entry import Entry
from app.domain.ids import IdMint, SpaceId
from app.domain.query import Query
from app.domain.reading import DAY, Point, Stretch, Trace
from app.domain.segment import KIND
from app.domain.space import Space
from app.flows.periods import Span
from app.flows.traces.traces import Traces
from app.flows.world import World
from bench.pairs import Goal, compared, limited, pairs, ratio, seconds
from bench.screen import watched
from bench.store_rig import KEY, PRAGMAS
from storage.database import open_database
from storage.vault import SqlVault
from tests.storage.samples import PulseSpy

SPACE: Final = SpaceId(b"S" * 16)
GLUCOSE: Final = Trace("interstitial-glucose", "import:sensor", "mg/dL")
SEASON, YEAR, LIFE = 25_920, 105_120, 1_000_000
START: Final = 17_000 * DAY
OP: Final = 400
"""Bytes an op takes beside its body: head, wrap, leaf, its share of a signature."""
TABLE = (
    "CREATE TABLE reading(trace INTEGER NOT NULL, t INTEGER NOT NULL, value INTEGER"
    " NOT NULL, flags INTEGER NOT NULL, segment INTEGER NOT NULL,"
    " PRIMARY KEY(trace, t)) WITHOUT ROWID"
)
PUT = "INSERT INTO reading VALUES (1, ?, ?, ?, 1)"
CHART = (
    "SELECT (t - ?1) / ?3 AS piece, count(*), min(value), max(value), sum(value)"
    " FROM reading WHERE trace = 1 AND t BETWEEN ?1 AND ?2 GROUP BY piece"
)
GROUPED: Final = f"sqlite3 {sqlite3.sqlite_version} in clear, GROUP BY"
TRANSACTION: Final = 1728
"""Points of one transaction, as `Traces.add` makes them: six days."""


def points(count: int) -> list[Point]:
    """Return so many readings of five minutes, up and down as glucose goes."""
    return [Point(START + n * 300, 70 + n * 37 % 130, 2) for n in range(count)]


def plain(path: Path) -> sqlite3.Connection:
    """Return a clear store that holds the same rows and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(TABLE)
    return connection


def put_plain(connection: sqlite3.Connection, rows: list[Point]) -> None:
    """Insert rows by transactions of the same size as ours."""
    for start in range(0, len(rows), TRANSACTION):
        connection.execute("BEGIN")
        connection.executemany(PUT, rows[start : start + TRANSACTION])
        connection.execute("COMMIT")


@contextmanager
def encrypted(folder: Path) -> Iterator[tuple[Traces, SqlVault]]:
    """Lend a store of ours, and what adds traces to it."""
    database = open_database(folder / "store.db", KEY)
    with closing(database):
        vault = SqlVault(database, PulseSpy())
        now = partial(datetime.now, UTC)
        world = World(now, os.urandom, IdMint(now, os.urandom))
        yield Traces(vault, world, Space(SPACE, ""), UTC), vault


def inserted(folder: Path, count: int, few: int) -> Iterator[Goal]:
    """P40, P41: a file given, and given again."""
    rows, numbers = points(count), itertools.count()

    def ours() -> None:
        with encrypted(folder / f"ours-{count}-{next(numbers)}") as (traces, _):
            traces.add(GLUCOSE, rows)

    def theirs() -> None:
        with closing(plain(folder / f"plain-{count}-{next(numbers)}.db")) as connection:
            put_plain(connection, rows)

    work = f"{count} readings: checked, cut by day, journal, segments and rows"
    yield ratio(
        "P40",
        f"traces.insert_{count}",
        ours=ours,
        reference=(f"sqlite3 {sqlite3.sqlite_version}, the rows alone", theirs),
        limit=6,
        work=f"{work}; new store each time",
        count=few,
    )
    with encrypted(folder / f"again-{count}") as (traces, _):
        first = [seconds(partial(traces.add, GLUCOSE, rows))]
        again = [seconds(partial(traces.add, GLUCOSE, rows)) for _ in range(few)]
    season = count == SEASON
    for goal, name, spent, limit in (
        ("P40", "added", first, 3),
        ("P41", "added_again", again, 2),
    ):
        yield limited(
            goal,
            f"traces.{name}_{count}",
            spent,
            unit="s",
            limit=limit if season else limit * 4,
            work=work,
        )


async def unblocked(folder: Path) -> Goal:
    """P40: the longest a screen waits while a file is added in a thread."""
    with encrypted(folder) as (traces, _):
        async with watched() as lag:
            await asyncio.to_thread(traces.add, GLUCOSE, points(SEASON))
    return limited(
        "P40",
        "traces.screen_blocked",
        [lag.longest * 1e3],
        unit="ms",
        limit=50,
        work=f"event loop while {SEASON} readings are added",
    )


def drawn(traces: Traces, connection: sqlite3.Connection, few: int) -> Iterator[Goal]:
    """P45: the chart of a year, 400 pixels wide."""
    span = Stretch(START, START + YEAR * 300 - 1)
    asked = (*span, (YEAR * 300) // 400)
    sides = pairs(
        lambda: traces.series(GLUCOSE),
        lambda: connection.execute(CHART, asked).fetchall(),
        count=few,
    )
    work = f"{YEAR} readings, lows and highs of 400 pieces, warm"
    yield compared(
        "P45", "traces.year_chart_ratio", sides, reference=GROUPED, limit=1, work=work
    )
    spent = [one * 1e3 for one in sides[0]]
    yield limited("P45", "traces.year_chart", spent, unit="ms", limit=30, work=work)
    spent = [seconds(partial(traces.daily, GLUCOSE)) * 1e3 for _ in range(few)]
    yield limited(
        "P45",
        "traces.year_by_quarters",
        spent,
        unit="ms",
        limit=150,
        work=f"{YEAR} readings laid over one day",
    )


def weighed(folder: Path) -> Iterator[Goal]:
    """P46: what one reading costs, kept and carried."""
    with encrypted(folder) as (_, vault):
        days = list[Entry]()
        while page := vault.find(SPACE, Query(KIND, limit=200, offset=len(days))):
            days += page
    size = sum(path.stat().st_size for path in folder.glob("store.db*"))
    ref = ItemRef(SPACE, bytes(16), 1, bytes(16))
    sealed = (seal_item(ref, pack_body(day), os.urandom)[1] for day in days)
    carried = sum(len(one) + OP for one in sealed)
    for name, total, limit in (("kept", size, 80), ("carried", carried, 4)):
        yield limited(
            "P46",
            f"traces.bytes_{name}",
            [total / YEAR],
            unit="B a reading",
            limit=limit,
            work=f"{YEAR} readings, {len(days)} days; journal and index included",
        )


def opened(folder: Path, count: int, few: int) -> Iterator[Goal]:
    """P47: what « Mesures » asks first, a life of readings behind it."""
    with encrypted(folder) as (traces, _):
        for start in range(0, count, YEAR):
            traces.add(GLUCOSE, points(count)[start : start + YEAR])
        last = datetime.fromtimestamp(START + count * 300, UTC).date()
        span = Span((last - timedelta(days=14)).isoformat(), last.isoformat())
        for name, ask, limit in (
            ("last", partial(traces.last, GLUCOSE.code), 5),
            ("fortnight", partial(traces.series, GLUCOSE, span), 20),
            ("mean_90_days", partial(traces.tally, GLUCOSE, Span.days(90, last)), 50),
        ):
            ask()
            yield limited(
                "P47",
                f"traces.{count}_{name}",
                [seconds(ask) * 1e3 for _ in range(few)],
                unit="ms",
                limit=limit,
                work=f"{count} readings in the space, warm",
            )


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P40, P41 and P45 to P47."""
    few = 1 if quick else 20
    with tempfile.TemporaryDirectory(prefix="alveole-bench-") as name:
        folder = Path(name)
        for count in (SEASON,) if quick else (SEASON, YEAR):
            yield from inserted(folder, count, min(few, 5))
        yield asyncio.run(unblocked(folder / "screen"))
        year = folder / "year"
        with (
            encrypted(year) as (traces, _),
            closing(plain(folder / "chart.db")) as connection,
        ):
            traces.add(GLUCOSE, points(YEAR))
            put_plain(connection, points(YEAR))
            yield from drawn(traces, connection, few)
        yield from weighed(year)
        yield from opened(folder / "life", SEASON if quick else LIFE, few)
