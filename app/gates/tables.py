"""« Base SQLite » of an app, opened in memory: its tables are read, nothing else runs.

It is a program as much as a file: views, triggers and functions are never called, a
reading that turns round is stopped, the columns are looked for by their names.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.domain.errors import Refused

MARK: Final = b"SQLite format 3\0"
SIZE_MAX: Final = 96 << 20
"""Bytes held twice for a moment, in a process that may hold 512 MiB."""
TEXT_MAX: Final = 1 << 20
STEPS_MAX: Final = 2_000_000_000
"""Instructions of the engine for one file: a hundred times an honest one."""
_STEP: Final = 100_000
_JOURNAL_AT: Final = slice(18, 20)
_NO_JOURNAL: Final = b"\1\1"
"""Says that no journal stands beside the file: none comes with an export."""
_READING: Final = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_NAME, _HIDDEN = 1, 6
"""Where a column says its name, and that it is computed."""
_DEFENSIVE: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA query_only = ON",
)
_DAMAGED: Final = (sqlite3.Error, ValueError, OverflowError)
"""What the engine raises on a bad file; its own words may not be text."""
Value = int | float | str | bytes | None


class Tables:
    """The tables of one file, by their names."""

    def __init__(self, content: bytes | bytearray) -> None:
        """Open it; what can be changed is: a journal is never waited for.

        Raises Refused("import.damaged" | "import.too_large").
        """
        if len(content) > SIZE_MAX:
            raise Refused("import.too_large")
        if not content.startswith(MARK):
            raise Refused("import.damaged")
        self._steps = 0
        self._engine = sqlite3.connect(":memory:")
        self._columns: dict[str, frozenset[str]] = {}
        try:
            self._open(content)
        except _DAMAGED as error:
            raise Refused("import.damaged") from error

    def names(self) -> list[str]:
        """Return the names of the tables, at most 1,000."""
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1000"
        try:
            return [str(name) for (name,) in self._engine.execute(listed)]
        except _DAMAGED as error:
            raise Refused("import.damaged") from error

    def columns(self, table: str) -> frozenset[str]:
        """Return the names of the columns of a table, none for no such table.

        Raises Refused("import.damaged").
        """
        if table not in self._columns:
            try:
                self._columns[table] = self._plain(table)
            except _DAMAGED as error:
                raise Refused("import.damaged") from error
        return self._columns[table]

    def rows(
        self, table: str, columns: Sequence[str], *, order: str = ""
    ) -> Iterator[Mapping[str, Value]]:
        """Give the lines of a table; a column it does not have is None.

        Raises Refused("import.damaged").
        """
        held = [one for one in columns if one in self.columns(table)]
        if not held:
            return
        wanted = ", ".join(map(_quoted, held))
        asked = f"SELECT {wanted} FROM {_quoted(table)}"  # noqa: S608  names it has
        if order in held:
            asked += f" ORDER BY {_quoted(order)}"
        nothing = dict.fromkeys(columns)
        try:
            for line in self._engine.execute(asked):
                yield {**nothing, **dict(zip(held, line, strict=True))}
        except _DAMAGED as error:
            raise Refused("import.damaged") from error

    def close(self) -> None:
        """Give the memory back."""
        self._engine.close()

    def _open(self, content: bytes | bytearray) -> None:
        engine = self._engine
        whole = content if isinstance(content, bytearray) else bytearray(content)
        whole[_JOURNAL_AT] = _NO_JOURNAL
        engine.deserialize(whole)
        engine.text_factory = _text
        for one in _DEFENSIVE:
            engine.execute(one)
        engine.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, TEXT_MAX)
        engine.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        engine.set_progress_handler(self._count, _STEP)
        engine.set_authorizer(_allowed)

    def _plain(self, table: str) -> frozenset[str]:
        """Return the columns that hold values; one that computes is left out."""
        listed = (
            "SELECT 1 FROM sqlite_master "
            "WHERE type = 'table' AND rootpage > 0 AND name = ?"
        )
        if not self._engine.execute(listed, (table,)).fetchone():
            return frozenset()
        told = self._engine.execute(f"PRAGMA table_xinfo({_quoted(table)})")
        return frozenset(str(one[_NAME]) for one in told if not one[_HIDDEN])

    def _count(self) -> int:
        """Stop the engine where it turns round for nothing."""
        self._steps += _STEP
        return self._steps > STEPS_MAX


def _allowed(action: int, about: str | None, *_more: str | None) -> int:
    told = action == sqlite3.SQLITE_PRAGMA and about == "table_xinfo"
    known = told or action in _READING
    return sqlite3.SQLITE_OK if known else sqlite3.SQLITE_DENY


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
