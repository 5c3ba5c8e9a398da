"""What a list asks of the vault, and what a search answers."""

from dataclasses import dataclass, field

from app.domain.entry import Entry
from app.domain.ids import EntryId

PAGE_MAX = 200

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list or a search is narrowed to; an empty field lets everything pass.

    *since* and *until* are inclusive Unix ms of the clinical date. *folder* is the
    id of one, in hexadecimal. A *facility* is where an element was made, be it all
    that is known of its author. An empty *status* is what is in use: neither archived,
    nor in the trash, nor superseded. *among* keeps to these elements.
    """

    kind: str = ""
    category: str = ""
    author: str = ""
    facility: str = ""
    folder: str = ""
    status: str = ""
    since: int | None = None
    until: int | None = None
    pinned: bool | None = None
    among: frozenset[EntryId] | None = None

    @property
    def in_use(self) -> bool:
        """Say whether what is put aside is left out."""
        return not self.status


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A window on entries of one kind, newest first.

    *category*, *author*, *status* and *folder* match the entry's meta when not
    empty, *pinned* when not None; *facility* and *among* are those of `Filters`.
    *thread* is the conversation an entry was written in, in hexadecimal.
    *since* and *until* are inclusive Unix ms, compared with the clinical date.
    *in_use* leaves out what is archived, in the trash or superseded. *limit* is at
    most 200.
    """

    kind: str
    category: str = ""
    author: str = ""
    facility: str = ""
    status: str = ""
    folder: str = ""
    thread: str = ""
    since: int | None = None
    until: int | None = None
    pinned: bool | None = None
    among: frozenset[EntryId] | None = None
    in_use: bool = False
    oldest_first: bool = False
    limit: int = 60
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """« Résultat » of a search: *snippet* is the passage, *marks* the (start, end)
    character ranges of the words found in it, *title_marks* in the title."""

    entry: Entry
    snippet: str = field(repr=False)
    marks: Marks = ()
    title_marks: Marks = ()
