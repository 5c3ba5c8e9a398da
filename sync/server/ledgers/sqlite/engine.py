"""The embedded ledger: SQLite, one writer with group commit, a reader per thread."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sync.server.book import Outcome
from sync.server.judge import judge
from sync.server.ledgers.sqlite import accounts, lanes, names, offers, pages
from sync.server.ledgers.sqlite.book import SqliteBook
from sync.server.ledgers.sqlite.connection import connect, migrate, wrapped
from sync.server.ledgers.sqlite.writer import Writer
from sync.server.records import (
    Account,
    Batch,
    Certified,
    Deposit,
    Page,
    PageAsk,
    Pushed,
    Quota,
    SnapshotAsk,
    SpaceCard,
)
from sync.wire import Offer

T = TypeVar("T")
Read = Callable[[sqlite3.Connection], T]


class SqliteLedger:
    """The default engine: one file, one process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._db: sqlite3.Connection | None = None
        self._writer: Writer | None = None

    async def open(self) -> None:
        """Create or check the schema, start the writer."""
        with wrapped():
            self._db = connect(self._path)
            migrate(self._db)
        self._writer = Writer(self._db)

    async def close(self) -> None:
        """Write what waits, fold the journal back into the file, let go."""
        if self._writer and self._db:
            await self._writer.stop()
            for db in self._readers:
                db.close()
            self._readers.clear()
            self._db.close()
            self._local, self._writer, self._db = threading.local(), None, None

    async def probe(self) -> None:
        """Write and read a row."""
        await self._write(lambda db: db.execute("PRAGMA user_version").fetchone())
        await self._write(lambda db: db.execute("UPDATE space SET no=no WHERE no=0"))

    def figures(self) -> dict[str, int]:
        """Return how many groups and jobs were committed."""
        writer = self._writer
        jobs, commits = (writer.jobs, writer.commits) if writer else (0, 0)
        wal = self._path.with_name(self._path.name + "-wal")
        size = wal.stat().st_size if wal.exists() else 0
        return {"commits": commits, "jobs": jobs, "wal_bytes": size}

    # ---- the log

    async def root(self, space: bytes) -> tuple[int, bytes] | None:
        """Return the current root epoch and key."""
        sql = "SELECT root_epoch, root_pk FROM space WHERE space=?"
        return await self._read(lambda db: db.execute(sql, (space,)).fetchone())

    async def push(self, batch: Batch) -> Pushed:
        """Judge and append."""
        return await self._write(lambda db: _push(db, batch))

    async def pull(self, space: bytes, ask: PageAsk) -> Page:
        """Return the log after a position."""
        return await self._read(lambda db: pages.pull(db, space, ask))

    async def lane(self, space: bytes, collection: bytes, ask: PageAsk) -> Page:
        """Return one lane after a position of it."""
        return await self._read(lambda db: lanes.lane(db, space, collection, ask))

    async def offers(self, space: bytes, identity: bytes, now: int) -> list[Offer]:
        """Return the live grants of lanes to an identity."""
        return await self._read(lambda db: offers.offers(db, space, identity, now))

    async def snapshot(self, space: bytes, ask: SnapshotAsk) -> tuple[int, Page]:
        """Return what stood at a position."""
        return await self._read(lambda db: pages.snapshot(db, space, ask))

    async def openings(self, space: bytes) -> list[bytes]:
        """Return the ops of the genesis, of origins and of epochs."""
        return await self._read(lambda db: pages.openings(db, space))

    async def spine(self, space: bytes, after: int, limit: int) -> bytes:
        """Return op hashes after a position."""
        return await self._read(lambda db: pages.spine(db, space, after, limit))

    async def spaces(
        self, identity: bytes, now: int, only: bytes | None = None
    ) -> list[SpaceCard]:
        """Return the spaces of an identity."""
        return await self._read(lambda db: pages.spaces(db, identity, now, only))

    async def ack(self, space: bytes, device: bytes, seq: int) -> None:
        """Note how far a device has verified."""
        sql = """UPDATE device SET acked=max(acked, ?) WHERE device=?
        AND space=(SELECT no FROM space WHERE space=?)"""
        await self._write(lambda db: db.execute(sql, (seq, device, space)))

    # ---- parts

    async def lacking(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return the parts a space does not hold."""
        return await self._read(lambda db: SqliteBook(db, space).lacking(shas))

    async def add_part(
        self, space: bytes, part: tuple[bytes, int], now: int, quota: Quota
    ) -> None:
        """Note a stored part."""
        await self._write(lambda db: accounts.add_part(db, space, part, now, quota))

    async def referenced(self, space: bytes, sha: bytes) -> bool:
        """Say whether an op refers to a part."""
        return await self._read(lambda db: accounts.referenced(db, space, sha))

    async def named(self, space: bytes, sha: bytes, lanes: list[bytes]) -> bool:
        """Say whether the newest op of an item, in one of *lanes*, names a part."""
        return await self._read(lambda db: names.named(db, space, sha, lanes))

    async def drop_stale(self, before: int) -> list[tuple[bytes, bytes]]:
        """Forget parts nothing refers to."""
        return await self._write(lambda db: accounts.drop_stale(db, before))

    # ---- accounts

    async def register(
        self, account: Account, certified: Certified | None, *, allowed: str
    ) -> None:
        """Keep a card and a device certificate."""
        await self._write(lambda db: accounts.register(db, account, certified, allowed))

    async def account(self, identity: bytes) -> Account | None:
        """Return an identity."""
        return await self._read(lambda db: accounts.find_account(db, identity))

    async def devices(self, identity: bytes) -> list[Certified]:
        """Return the devices of an identity."""
        return await self._read(lambda db: accounts.devices_of(db, identity))

    async def certified(self, device: bytes) -> Certified | None:
        """Return one device."""
        return await self._read(lambda db: accounts.find_device(db, device))

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Keep a retirement."""
        await self._write(lambda db: accounts.retire(db, device, retirement))

    async def vault(self, identity: bytes) -> Deposit | None:
        """Return an account vault."""
        return await self._read(
            lambda db: accounts.find_vault(db, "identity", identity)
        )

    async def put_vault(self, deposit: Deposit) -> None:
        """Replace an account vault."""
        await self._write(lambda db: accounts.put_vault(db, deposit))

    async def recovered(self, handle: bytes) -> Deposit | None:
        """Return the vault of a recovery handle."""
        return await self._read(lambda db: accounts.find_vault(db, "handle", handle))

    # ---- how

    async def _write(self, work: Read[T]) -> T:
        if self._writer is None:
            message = "the ledger is not open"
            raise RuntimeError(message)
        return await self._writer.do(work)

    async def _read(self, work: Read[T]) -> T:
        return await asyncio.to_thread(self._in_one_view, work)

    def _in_one_view(self, work: Read[T]) -> T:
        """Run *work* on this thread's connection, as of one instant."""
        with wrapped():
            if not hasattr(self._local, "db"):
                self._local.db = connect(self._path, reader=True)
                self._readers.append(self._local.db)
            db: sqlite3.Connection = self._local.db
            db.execute("BEGIN")
            try:
                return work(db)
            finally:
                db.execute("COMMIT")


def _push(db: sqlite3.Connection, batch: Batch) -> Pushed:
    book = SqliteBook(db, batch.space)
    judged = judge(book, batch)
    if isinstance(judged, Outcome):
        book.keep(judged, batch.author.device)
        return judged.pushed
    return judged
