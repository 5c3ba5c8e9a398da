"""« Coffre » : what the product asks of the encrypted store."""

from collections.abc import Mapping
from typing import Literal, Protocol

from app.domain.changes import Changes
from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.past import Past
from app.domain.query import EVERYTHING, Filters, Hit, Query
from app.domain.write import Origin, Write
from app.ports.inbox import Inbox
from app.ports.traces import Traces

Facet = Literal["category", "author", "facility", "folder"]
"""What entries are counted by: one of their meta."""


class Vault(Protocol):
    """Reads return frozen values; `commit` is the only write path.

    Every method may raise Broken("disk.io" | "store.damaged"); `commit` also
    Broken("disk.full"), after which nothing of the write is kept.
    """

    @property
    def traces(self) -> Traces:
        """The points of traces, read from the segments kept here."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What came of devices, beside the record."""
        ...

    def spaces(self) -> list[SpaceId]:
        """Return the spaces kept here, oldest first."""
        ...

    def entry(self, space: SpaceId, entry: EntryId) -> Entry:
        """Return one entry. Raises Refused("entry.absent")."""
        ...

    def entries(self, space: SpaceId, ids: list[EntryId]) -> dict[EntryId, Entry]:
        """Return those of *ids* that exist (at most 500)."""
        ...

    def find(self, space: SpaceId, query: Query) -> list[Entry]:
        """Return a window of entries, by clinical date then id."""
        ...

    def after(
        self, space: SpaceId, entry: bytes, *, limit: int = 500, but: str = ""
    ) -> list[Entry]:
        """Return the entries whose id follows *entry*, by id, of every kind *but* one.

        None is left out for "".
        """
        ...

    def told(self, space: SpaceId, query: Query, name: str) -> Mapping[EntryId, str]:
        """Return what the entries that match say under one *name* of their meta.

        The newest first, window apart; those that say nothing there are left out.
        No entry is read whole.
        """
        ...

    def count(self, space: SpaceId, query: Query) -> int:
        """Return how many entries match, window apart."""
        ...

    def tally(self, space: SpaceId, query: Query, *, by: Facet) -> Mapping[str, int]:
        """Return how many matching entries each value of a facet has, window apart."""
        ...

    def holding(self, space: SpaceId, sha: bytes) -> EntryId | None:
        """Return the oldest entry that was made of a file of this SHA-256."""
        ...

    def twins(self, space: SpaceId) -> list[EntryId]:
        """Return every entry that may be the same as another.

        They have an original file in common, or point to the same place by a link
        `identified-as` or `alike`.
        """
        ...

    def linked(self, space: SpaceId, relation: str, target: EntryId) -> list[EntryId]:
        """Return the entries with this link to *target*, by id."""
        ...

    def history(self, space: SpaceId, entry: EntryId) -> list[Past]:
        """Return what an entry was before each change, newest first."""
        ...

    def search(
        self,
        space: SpaceId,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """Return entries holding every word of *text*, the last one as a prefix."""
        ...

    def text(self, space: SpaceId, entry: EntryId) -> str:
        """Return the extracted words of an entry, "" when there are none."""
        ...

    def conflicts(self, space: SpaceId) -> list[Conflict]:
        """Return the conflicts not settled yet, newest first."""
        ...

    def setting(self, name: str) -> bytes | None:
        """Return a setting of this device."""
        ...

    def settings(self, prefix: str) -> Mapping[str, bytes]:
        """Return every setting whose name starts with *prefix*."""
        ...

    def secret(self, name: str) -> bytes | None:
        """Return a key of this device."""
        ...

    def secrets(self, prefix: str) -> Mapping[str, bytes]:
        """Return every key whose name starts with *prefix*."""
        ...

    def blobs(self) -> set[BlobId]:
        """Return every file an entry, kept version or waiting line refers to."""
        ...

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        """Do all of *write* in one transaction, then tell the pulse.

        From HERE each entry put or removed leaves a journal line in the same
        transaction; from a PEER none. Durable when it returns.
        """
        ...
