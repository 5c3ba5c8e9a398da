"""The same store twice, and the rows and questions both are given."""

import itertools
import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage import desk, search
from storage.database import migration_scripts, open_database

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "cache_size=-64000",
    "temp_store=MEMORY",
    "wal_autocheckpoint=4000",
)
REFERENCE = f"sqlite3 {sqlite3.sqlite_version}, same schema, same pragmas"
SPACE, KEY = b"S" * 16, os.urandom(48)
BODY = b'{"resourceType":"Observation","x":"' + b"y" * 230 + b'"}'
EPOCH, HALF_HOUR = 1_600_000_000_000, 1_800_000
WORDS = """
compte rendu biologie ordonnance radiographie vaccination hypertension diabète glycémie
créatinine hémoglobine échographie cardiologie épaule fracture opération chirurgie
grippe fièvre douleur traitement posologie patient suivi contrôle résultat normal dent
"""
INDEX = "INSERT INTO entry_text(rowid, title, notes, body) VALUES (?, ?, ?, ?)"
TEXT = "INSERT INTO text(entry, body) VALUES (?, ?)"

Run = Callable[[], object]


class Stores:
    """The same store twice: ours, encrypted, and the standard library's, in clear."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "ours.db"
        self.ours = open_database(self.path, KEY)
        self.theirs = self.clear()
        self.theirs.create_function("unhex", 1, bytes.fromhex)  # older engines lack it
        for script in migration_scripts():
            self.theirs.executescript(script.replace("contentless_delete=1,", ""))
        self._numbers = {True: itertools.count(1), False: itertools.count(1)}

    def clear(self) -> sqlite3.Connection:
        """Return a new connection to the clear one."""
        connection = sqlite3.connect(self.folder / "theirs.db", isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def written(self, run: Callable[[Any, int], object]) -> tuple[Run, Run]:
        """Return *run* as one transaction on each side, with the next number."""

        def on_ours() -> None:
            with self.ours.writing() as writer:
                run(writer, next(self._numbers[True]))

        def on_theirs() -> None:
            self.theirs.execute("BEGIN IMMEDIATE")
            run(self.theirs, next(self._numbers[False]))
            self.theirs.execute("COMMIT")

        return on_ours, on_theirs

    def close(self) -> None:
        """Close both."""
        self.ours.close()
        self.theirs.close()


def observation(number: int, kind: str = "") -> tuple[object, ...]:
    """Return the row of one entry, its UUIDv7 in order of time."""
    at = EPOCH + number * HALF_HOUR
    identity = number.to_bytes(6, "big") + b"\x70" + bytes(9)
    dates = ("2020-01-01", 3, at, at)
    kind = kind or f"kind-{number % 8}"
    about = (2, 0, 0, at, '{"links":[],"attachments":[],"meta":{}}', BODY)
    return (SPACE, identity, kind, *dates, *about, *[""] * len(desk._FILTERS))  # noqa: SLF001


def thousand(connection: Any, turn: int) -> None:  # noqa: ANN401 - either library
    """Insert 1,000 entries."""
    rows = [observation(n) for n in range(turn * 1000, turn * 1000 + 1000)]
    connection.executemany(desk._PUT, rows)  # noqa: SLF001 - the product's own words


def one(connection: Any, turn: int) -> None:  # noqa: ANN401
    """Change one entry."""
    connection.execute(
        "UPDATE entry SET updated = ? WHERE n = ?", (turn, turn * 7919 % 4000 + 1)
    )


def documents(connection: Any, turn: int) -> None:  # noqa: ANN401
    """Insert 250 documents with their words."""
    words = WORDS.split()
    draw = random.Random(turn)  # noqa: S311 - words
    for n in range(turn * 250, turn * 250 + 250):
        body = " ".join(draw.choices(words, k=200)) + f" unique{n}"
        row = observation(1_000_000 + n, "document")
        connection.execute(desk._PUT, row)  # noqa: SLF001
        connection.execute(TEXT, (1_000_000 + n, body))
        folded = search.fold(body)
        connection.execute(INDEX, (1_000_000 + n, f"compte rendu {n}", "", folded))
