"""How the embedded ledger's file is opened, and what its errors become."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import AlveoleError, Broken, Unreachable
from sync.server.ledgers.sqlite.names import begin, index

SCHEMA = 3
STEPS = begin, index
"""What brings a ledger from each schema to the next."""
PRAGMAS = (
    "page_size=8192",
    "journal_mode=WAL",
    "synchronous=FULL",
    "cache_size=-65536",
    "wal_autocheckpoint=4000",
    "busy_timeout=5000",
)
FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE"}


def connect(path: Path, *, reader: bool = False) -> sqlite3.Connection:
    """Open the file; the thread that uses it is the caller's affair."""
    db = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    for pragma in (*PRAGMAS, *(("query_only=1",) if reader else ())):
        db.execute(f"PRAGMA {pragma}")
    return db


def migrate(db: sqlite3.Connection) -> None:
    """Create the schema, or bring it to today's.

    Raises Broken("ledger_newer") for one of the future.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise Broken("ledger_newer")
    if version == 0:
        script = (Path(__file__).parent / "schema.sql").read_text()
        db.executescript(f"BEGIN IMMEDIATE;{script}COMMIT;")
    if version < SCHEMA:
        db.execute("BEGIN IMMEDIATE")
        for step in STEPS[max(version, 1) - 1 :]:
            step(db)
        db.execute(f"PRAGMA user_version={SCHEMA}")
        db.execute("COMMIT")


@contextmanager
def wrapped() -> Iterator[None]:
    """Turn the engine's errors into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise ours(error) from error


def ours(error: Exception) -> AlveoleError:
    """Return the error to tell: storage full can be waited out, the rest cannot."""
    if isinstance(error, AlveoleError):
        return error
    name = getattr(error, "sqlite_errorname", "")
    return Unreachable("storage_full") if name in FULL else Broken("storage_broken")
