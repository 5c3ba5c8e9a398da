"""What a list asks of the vault, and what a search answers."""

from dataclasses import dataclass, field

from app.domain.entry import Entry

PAGE_MAX = 200


@dataclass(frozen=True, slots=True)
class Query:
    """A window on entries of one kind, newest first.

    *category*, *author* and *status* match the entry's meta when not empty.
    *since* and *until* are inclusive Unix ms, compared with the clinical date.
    *limit* is at most 200.
    """

    kind: str
    category: str = ""
    author: str = ""
    status: str = ""
    since: int | None = None
    until: int | None = None
    oldest_first: bool = False
    limit: int = 60
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """« Résultat » of a search: *snippet* is the passage, *marks* the (start, end)
    character ranges of the words found in it."""

    entry: Entry
    snippet: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
