"""What a transaction lends: rows, values, and a connection to write with."""

from collections.abc import Iterable, Mapping, Sequence
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
