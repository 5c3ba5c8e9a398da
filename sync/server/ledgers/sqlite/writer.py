"""One thread writes: what waits is committed together, each job in its savepoint."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from sync.server.ledgers.sqlite.connection import ours

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
Job = tuple[asyncio.Future[Any], Work]
Done = tuple[asyncio.Future[Any], object, Exception | None]


class Writer:
    """Answers a job only after the commit that holds it: one flush for many."""

    def __init__(self, db: sqlite3.Connection, group: int = 64) -> None:
        self._db, self._group = db, group
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="ledger-writer")
        self._loop = asyncio.get_running_loop()
        self.commits = 0
        self.jobs = 0
        self._thread.start()

    async def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run *work* in the next group; durable when it returns."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put((future, work))
        return await future

    async def stop(self) -> None:
        """Write what was queued, then end the thread."""
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        while jobs := self._next():
            try:
                done = self._commit(jobs)
            except sqlite3.Error as error:
                if self._db.in_transaction:
                    self._db.rollback()
                done = [(future, None, ours(error)) for future, _ in jobs]
            self._loop.call_soon_threadsafe(_resolve, done)

    def _next(self) -> list[Job]:
        """Wait for a job, then take whatever else waits; empty to stop."""
        jobs: list[Job] = []
        job = self._jobs.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == self._group or self._jobs.empty():
                return jobs
            job = self._jobs.get()
        if jobs:
            self._jobs.put(None)
        return jobs

    def _commit(self, jobs: list[Job]) -> list[Done]:
        self._db.execute("BEGIN IMMEDIATE")
        done = [self._guarded(*job) for job in jobs]
        self._db.execute("COMMIT")
        self.commits += 1
        self.jobs += len(jobs)
        return done

    def _guarded(self, future: asyncio.Future[Any], work: Work) -> Done:
        """A job that fails takes none of its group with it."""
        self._db.execute("SAVEPOINT job")
        try:
            done: Done = (future, work(self._db), None)
        except Exception as error:
            if not self._db.in_transaction:  # a full disk gives the whole group up
                raise
            self._db.execute("ROLLBACK TO job")
            done = (future, None, ours(error))
        self._db.execute("RELEASE job")
        return done


def _resolve(done: list[Done]) -> None:
    for future, answer, error in done:
        if future.done():
            continue
        if error:
            future.set_exception(error)
        else:
            future.set_result(answer)
