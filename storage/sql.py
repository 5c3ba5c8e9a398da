"""What a transaction lends: rows, values, and a connection to write with."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, runtime_checkable

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]


class Answer(Protocol):
    """The rows a statement gives."""

    def fetchone(self) -> Row | None:
        """Return the next row."""
        ...

    def fetchall(self) -> list[Row]:
        """Return every row left."""
        ...


@runtime_checkable
class Writer(Protocol):
    """The one connection that writes, inside its transaction."""

    def execute(self, sql: str, values: Values = ..., /) -> Answer:
        """Run one statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Answer:
        """Run one statement for each row."""
        ...


class Store(Protocol):
    """An encrypted file: read by the row, written one transaction at a time."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Give the writer inside one transaction, durable at the end."""
        ...

    def ask(self, sql: str, values: Values = ()) -> list[Row]:
        """Return every row of a query."""
        ...

    def fold(self) -> None:
        """Leave nothing erased beside the file either."""
        ...
