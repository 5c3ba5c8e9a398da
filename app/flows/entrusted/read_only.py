"""« Lecture seule » : what one rubric entrusted holds, for flows that also write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NoReturn

from app.domain.changes import Changes
from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.past import Past
from app.domain.query import EVERYTHING, Filters, Hit, Query
from app.domain.write import Origin, Write
from app.ports.blobs import Blobs
from app.ports.inbox import Inbox
from app.ports.traces import Traces
from app.ports.vault import Facet, Vault

READ_ONLY: Final = "entrusted.read_only"


@dataclass(frozen=True, slots=True, repr=False)
class ReadOnlyVault:
    """Implements `Vault` on one lane of *kept*, whatever space is asked.

    Its entries say the real *space* they come from: files are sealed for it. No
    setting and no key is shown. `commit` raises Refused("entrusted.read_only"), but
    for a write that would change nothing.
    """

    kept: Vault
    lane: SpaceId
    space: SpaceId

    @property
    def traces(self) -> Traces:
        """The points of traces."""
        return self.kept.traces

    @property
    def inbox(self) -> Inbox:
        """What came of devices: nothing does here."""
        return self.kept.inbox

    def spaces(self) -> list[SpaceId]:
        """Return the lane alone."""
        return [self.lane]

    def entry(self, _space: SpaceId, entry: EntryId) -> Entry:
        """Return one entry. Raises Refused("entry.absent")."""
        return self._real(self.kept.entry(self.lane, entry))

    def entries(self, _space: SpaceId, ids: list[EntryId]) -> dict[EntryId, Entry]:
        """Return those of *ids* that exist."""
        found = self.kept.entries(self.lane, ids)
        return {own: self._real(entry) for own, entry in found.items()}

    def find(self, _space: SpaceId, query: Query) -> list[Entry]:
        """Return a window of entries."""
        return [self._real(one) for one in self.kept.find(self.lane, query)]

    def after(
        self, _space: SpaceId, entry: bytes, *, limit: int = 500, but: str = ""
    ) -> list[Entry]:
        """Return the entries whose id follows *entry*."""
        found = self.kept.after(self.lane, entry, limit=limit, but=but)
        return [self._real(one) for one in found]

    def told(self, _space: SpaceId, query: Query, name: str) -> Mapping[EntryId, str]:
        """Return what the entries that match say under one name of their meta."""
        return self.kept.told(self.lane, query, name)

    def count(self, _space: SpaceId, query: Query) -> int:
        """Return how many entries match."""
        return self.kept.count(self.lane, query)

    def tally(self, _space: SpaceId, query: Query, *, by: Facet) -> Mapping[str, int]:
        """Return how many matching entries each value of a facet has."""
        return self.kept.tally(self.lane, query, by=by)

    def holding(self, _space: SpaceId, sha: bytes) -> EntryId | None:
        """Return the oldest entry that was made of a file of this SHA-256."""
        return self.kept.holding(self.lane, sha)

    def twins(self, _space: SpaceId) -> list[EntryId]:
        """Return every entry that may be the same as another."""
        return self.kept.twins(self.lane)

    def linked(self, _space: SpaceId, relation: str, target: EntryId) -> list[EntryId]:
        """Return the entries with this link to *target*."""
        return self.kept.linked(self.lane, relation, target)

    def history(self, _space: SpaceId, entry: EntryId) -> list[Past]:
        """Return what an entry was before each change, newest first."""
        told = self.kept.history(self.lane, entry)
        return [replace(past, entry=self._real(past.entry)) for past in told]

    def search(
        self,
        _space: SpaceId,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """Return entries of the lane holding every word of *text*."""
        found = self.kept.search(self.lane, text, filters, limit=limit)
        return [replace(hit, entry=self._real(hit.entry)) for hit in found]

    def text(self, _space: SpaceId, entry: EntryId) -> str:
        """Return the extracted words of an entry."""
        return self.kept.text(self.lane, entry)

    def conflicts(self, _space: SpaceId) -> list[Conflict]:
        """Return none: nothing is written here."""
        return []

    def setting(self, _name: str) -> None:
        """Return none."""
        return

    def settings(self, _prefix: str) -> Mapping[str, bytes]:
        """Return none."""
        return {}

    def secret(self, _name: str) -> None:
        """Return none: no key leaves the store."""
        return

    def secrets(self, _prefix: str) -> Mapping[str, bytes]:
        """Return none: no key leaves the store."""
        return {}

    def blobs(self) -> set[BlobId]:
        """Return every file an entry refers to."""
        return self.kept.blobs()

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:  # noqa: ARG002 - neither is let write
        """Refuse whatever would change something: Refused("entrusted.read_only")."""
        said = {name: new for name, new in write.settings.items() if new is not None}
        if replace(write, settings=said) != Write(write.space):
            raise Refused(READ_ONLY)
        return Changes(write.space, frozenset())

    def _real(self, entry: Entry) -> Entry:
        return replace(entry, space=self.space)


@dataclass(frozen=True, slots=True, repr=False)
class ReadOnlyBlobs:
    """Implements `Blobs` on *kept*: whatever writes raises as the vault does."""

    kept: Blobs

    def has(self, blob: BlobId) -> bool:
        """Say whether the whole envelope is here."""
        return self.kept.has(blob)

    def read(self, blob: BlobId) -> Iterator[bytes]:
        """Give the envelope in pieces."""
        return self.kept.read(blob)

    def part(self, blob: BlobId, index: int) -> bytes:
        """Return the part *index*."""
        return self.kept.part(blob, index)

    def parts_here(self, blob: BlobId) -> set[int]:
        """Return the indexes received so far."""
        return self.kept.parts_here(blob)

    def put(self, _chunks: Iterable[bytes]) -> NoReturn:
        """Refuse."""
        raise Refused(READ_ONLY)

    def store_part(self, _blob: BlobId, _index: int, _data: bytes) -> NoReturn:
        """Refuse."""
        raise Refused(READ_ONLY)

    def assemble(self, _blob: BlobId, _parts: tuple[bytes, ...]) -> NoReturn:
        """Refuse."""
        raise Refused(READ_ONLY)

    def drop(self, _blobs: Iterable[BlobId]) -> NoReturn:
        """Refuse."""
        raise Refused(READ_ONLY)

    def sweep(self, _keep: set[BlobId], *, older_than: float) -> NoReturn:  # noqa: ARG002 - none goes
        """Refuse."""
        raise Refused(READ_ONLY)
