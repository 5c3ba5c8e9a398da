"""Keeps days of points until killed, and says each number AFTER its commit.

python -m tests.crash.sensor HOME FIRST [torn]      torn: points in a later transaction
python -m tests.crash.sensor HOME full POINTS STEP  a disk that fills up, point by point
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.query import Query
from app.domain.reading import DAY, Point
from app.domain.segment import KIND, held
from app.domain.write import Write
from storage import traces
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.crash.filler import FREE, limit
from tests.crash.writer import say
from tests.storage.contract.test_traces import GLUCOSE, segment
from tests.storage.samples import KEY, SPACE, PulseSpy, item

A_DAY = 288
BACK = 5
"""Each seventh day takes away the one so many days before."""


def points(number: int) -> list[Point]:
    """Return the points of day *number*."""
    start = (20_000 + number) * DAY
    return [Point(start + n * 300, number + n) for n in range(A_DAY)]


def write(vault: SqlVault, number: int) -> None:
    """Keep a day of points, in one write; now and then take an earlier day away."""
    gone = (item(number - BACK),) if number % 7 == 0 else ()
    day = segment(number, points(number))
    vault.commit(Write(SPACE, entries=(day,), removed=gone))


def write_torn(vault: SqlVault, number: int) -> None:
    """Keep a day without its points, and die before they are kept apart."""
    setattr(traces, "follow", lambda *_: None)  # noqa: B010 - the planted fault
    write(vault, number)
    say(number)
    os.kill(os.getpid(), signal.SIGKILL)


def survey(database: Database) -> dict[str, Any]:
    """Say which days are there, and whether their points are, no more and no less."""
    vault, days = SqlVault(database, PulseSpy()), list[Entry]()
    while page := vault.find(SPACE, Query(KIND, limit=200, offset=len(days))):
        days += page
    segments = filter(None, map(held, days))
    told = [point for segment in segments for point in segment.points]
    return {
        "kept": sorted(int.from_bytes(day.id, "big") for day in days),
        "in_step": sorted(told) == vault.traces.points(SPACE, GLUCOSE),
        "findings": database.findings(),
    }


def fill(home: Path) -> tuple[list[int], str]:
    """Keep days until the disk refuses; return those acknowledged, and the code."""
    kept: list[int] = []
    try:
        database = open_database(home / "store.db", KEY)
    except AlveoleError as error:
        return kept, error.code
    try:
        vault = SqlVault(database, PulseSpy())
        for number in range(1, 60):
            vault.commit(Write(SPACE, entries=(segment(number, points(number)),)))
            kept.append(number)
    except AlveoleError as error:
        return kept, error.code
    finally:
        database.close()
    return kept, ""


def full(home: Path, count: int, step: int) -> None:
    """Fill a disk a little larger each time; one line of JSON for each."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for number in range(count):
        place = home / str(number)
        limit((number + 1) * step)
        said, code = fill(place)
        limit(FREE)
        database = open_database(place / "store.db", KEY)
        facts = {"said": said, "code": code, **survey(database)}
        database.close()
        print(json.dumps(facts), flush=True)  # noqa: T201


def main(home: Path, first: int, *, torn: bool) -> None:
    """Write for ever."""
    database = open_database(home / "store.db", KEY)
    vault, number = SqlVault(database, PulseSpy()), first
    while True:
        if torn and number > first + 3:
            write_torn(vault, number)
        write(vault, number)
        say(number)
        number += 1


if __name__ == "__main__":
    if sys.argv[2] == "full":
        full(Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), torn=sys.argv[3:] == ["torn"])
