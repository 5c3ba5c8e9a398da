"""One thread writes: together, durably, each job on its own."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from app.domain.errors import Refused, Unreachable
from sync.server.ledgers.sqlite.connection import connect
from sync.server.ledgers.sqlite.writer import Writer

pytestmark = pytest.mark.anyio


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    db = connect(tmp_path / "w.db")
    db.execute("CREATE TABLE t(n INTEGER PRIMARY KEY, body BLOB)")
    made = Writer(db)
    yield made
    await made.stop()
    db.close()


def put(n: int) -> Callable[[sqlite3.Connection], int]:
    return lambda db: db.execute("INSERT INTO t(n) VALUES (?)", (n,)).rowcount


async def count(writer: Writer) -> int:
    sql = "SELECT count(*) FROM t"
    found: int = await writer.do(lambda db: db.execute(sql).fetchone()[0])
    return found


async def test_what_waits_together_is_committed_together(writer: Writer) -> None:
    held, freed = threading.Event(), threading.Event()

    def hold(_: sqlite3.Connection) -> None:
        held.set()
        freed.wait(60)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(writer.do(hold))
        await asyncio.to_thread(held.wait, 60)
        before = writer.commits
        for n in range(50):
            tasks.create_task(writer.do(put(n)))
        await asyncio.sleep(0.01)
        freed.set()
    assert writer.commits - before <= 2
    assert await count(writer) == 50


async def test_a_job_that_fails_takes_no_other_with_it(writer: Writer) -> None:
    def failing(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t(n) VALUES (99)")
        raise Refused("conflict")

    async def fails() -> None:
        with pytest.raises(Refused, match="conflict"):
            await writer.do(failing)

    await asyncio.gather(writer.do(put(1)), fails(), writer.do(put(2)))
    assert await count(writer) == 2


async def test_a_full_disk_answers_and_keeps_what_was_told(writer: Writer) -> None:
    await writer.do(put(1))
    await writer.do(lambda db: db.execute("PRAGMA max_page_count=3").fetchone())
    big = bytes(100_000)
    with pytest.raises(Unreachable, match="storage_full"):
        await writer.do(lambda db: db.execute("INSERT INTO t VALUES (2, ?)", (big,)))
    await writer.do(lambda db: db.execute("PRAGMA max_page_count=9999").fetchone())
    await writer.do(put(3))
    assert await count(writer) == 2


async def test_stopping_writes_what_was_queued(tmp_path: Path) -> None:
    db = connect(tmp_path / "w.db")
    db.execute("CREATE TABLE t(n INTEGER PRIMARY KEY)")
    writer = Writer(db)
    waiting = [asyncio.create_task(writer.do(put(n))) for n in range(100)]
    await asyncio.sleep(0)
    await writer.stop()
    await asyncio.gather(*waiting)
    assert db.execute("SELECT count(*) FROM t").fetchone() == (100,)
    db.close()
