"""The encrypted file: opened, migrated, locked; one writer, a few readers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from app.domain.errors import AlveoleError, Broken, Refused
from storage.durable import disk_told, free_bytes
from storage.lock import hold
from storage.sql import Row, Values, Writer

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

READERS = 4
_BEFORE = ".before"
MIGRATIONS = Path(__file__).parent / "migrations"
_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-64000",
)
_WRITING = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "wal_autocheckpoint=4000",
)
_TOLD = (
    ("full", Broken("disk.full")),
    ("disk I/O", Broken("disk.io")),
    ("unable to open", Broken("disk.io")),
    ("readonly", Broken("disk.io")),
    ("locked", Refused("store.busy")),
)


class Database:
    """One open store, shared by the threads of one process."""

    def __init__(
        self, path: Path, key: bytes, lock: BinaryIO, writer: "Connection"
    ) -> None:
        self.path = path
        self._key = key
        self._home = lock
        self._writer: Connection | None = writer
        self._writing = Lock()
        self._idle: list[Connection | None] = [None] * READERS
        self._turns: SimpleQueue[None] = SimpleQueue()
        for _ in self._idle:
            self._turns.put(None)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give the writer inside one transaction, durable at the end.

        Raises Broken("disk.full" | "disk.io" | "store.damaged"): nothing is kept.
        """
        with self._writing, errors_told():
            writer = _still_open(self._writer)
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield writer
                writer.execute("COMMIT")
            except BaseException:
                with suppress(engine().Error):  # a full disk has already rolled back
                    writer.execute("ROLLBACK")
                raise

    def ask(self, sql: str, values: Values = ()) -> list[Row]:
        """Return every row of a query, from a connection that cannot write.

        Queries say `LIMIT :limit + 0`: the engine prepares a bare limit at each call.
        """
        self._turns.get()
        reader = self._idle.pop()  # the last one used: its cache is warm
        try:
            _still_open(self._writer)
            reader = reader or _connect(self.path, self._key, readonly=True)
            return reader.execute(sql, values).fetchall()
        except engine().Error as error:
            raise _ours(str(error)) from None
        finally:
            self._idle.append(reader)
            self._turns.put(None)

    def fold(self) -> None:
        """Leave nothing erased beside the file either, as far as the disk lets."""
        with self._writing, suppress(engine().Error, OSError):
            writer = _still_open(self._writer)
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self.path.with_suffix(_BEFORE).unlink(missing_ok=True)

    def findings(self) -> list[str]:
        """Return what is damaged, page by page; empty when the file is sound."""
        pages = self.ask("PRAGMA cipher_integrity_check")
        try:
            rows = self.ask("PRAGMA quick_check")
        except Broken as error:
            rows = [(error.code,)]
        return [str(row[0]) for row in [*pages, *rows] if row[0] != "ok"]

    def close(self) -> None:
        """Close every connection and leave the home to others; twice is once."""
        with self._writing:
            writer, self._writer = self._writer, None
        if writer is None:
            return
        for _ in range(READERS):
            self._turns.get()
        for reader in filter(None, self._idle):
            reader.close()
        for _ in self._idle:
            self._turns.put(None)
        writer.close()
        self._home.close()


def open_database(
    path: Path, key: bytes, *, scripts: Sequence[str] | None = None
) -> Database:
    """« Coffre » : open or create the encrypted file, brought to this version.

    *key* is 32 bytes and a 16-byte salt. Raises Refused("store.unavailable" |
    "store.busy" | "store.key" | "store.newer" | "disk.low"), Broken("disk.full" |
    "disk.io" | "store.migration").
    """
    engine()
    with disk_told():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = hold(path.parent)
        try:
            path.touch(mode=0o600)
            writer = _brought_up(path, key, scripts or migration_scripts())
        except BaseException:
            lock.close()
            raise
    return Database(path, key, lock, writer)


def engine() -> ModuleType:
    """Return the encrypted engine. Raises Refused("store.unavailable")."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise Refused("store.unavailable") from error
    return dbapi2


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn the engine's errors into ours; its words may quote values."""
    try:
        yield
    except engine().Error as error:
        raise _ours(str(error)) from None


def migration_scripts() -> list[str]:
    """Return the numbered scripts, oldest first."""
    return [file.read_text("utf-8") for file in sorted(MIGRATIONS.glob("*.sql"))]


def _ours(words: str) -> AlveoleError:
    for sign, error in _TOLD:
        if sign in words:
            return type(error)(error.code)
    return Broken("store.damaged")


def _still_open(connection: "Connection | None") -> "Connection":
    if connection is None:
        raise Refused("store.locked")
    return connection


def _connect(path: Path, key: bytes, *, readonly: bool) -> "Connection":
    uri = f"file:{quote(str(path))}?mode={'ro' if readonly else 'rwc'}"
    connection: Connection = engine().connect(
        uri, uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong key would print
    connection.set_key(f"x'{key.hex()}'")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except engine().DatabaseError as error:
        connection.close()
        told = _ours(str(error))
        raise (Refused("store.key") if told.code == "store.damaged" else told) from None
    for pragma in _PRAGMAS + (("query_only=ON",) if readonly else _WRITING):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _brought_up(path: Path, key: bytes, scripts: Sequence[str]) -> "Connection":
    with errors_told():
        writer = _connect(path, key, readonly=False)
        try:
            _migrate(writer, path, key, scripts)
        except BaseException:
            writer.close()
            raise
        return writer


def _migrate(
    writer: "Connection", path: Path, key: bytes, scripts: Sequence[str]
) -> None:
    version = writer.execute("PRAGMA user_version").fetchall()[0][0]
    if version > len(scripts):
        raise Refused("store.newer")
    copy = path.with_suffix(_BEFORE)
    if 0 < version < len(scripts):
        if free_bytes(path.parent) < 2 * path.stat().st_size:
            raise Refused("disk.low")
        _copy(writer, copy, key)
    elif version == len(scripts):
        copy.unlink(missing_ok=True)
    for number, sql in enumerate(scripts[version:], version + 1):
        _run_script(writer, f"{sql};PRAGMA user_version={number}")


def _run_script(writer: "Connection", sql: str) -> None:
    try:
        writer.executescript(f"BEGIN IMMEDIATE;{sql};COMMIT;")
    except engine().Error as error:
        with suppress(engine().Error):
            writer.execute("ROLLBACK")
        told = _ours(str(error))
        raise (
            Broken("store.migration") if told.code == "store.damaged" else told
        ) from None


def _copy(writer: "Connection", target: Path, key: bytes) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    copy = _connect(target, key, readonly=False)
    try:
        writer.backup(copy)
    finally:
        copy.close()
