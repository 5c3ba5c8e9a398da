"""What the engine that judges the log asks of its memory on disk."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import Evidence, ItemHead, KeptRun, Step


class Trail(Protocol):
    """Reads only; a `Page` given to `Vault.commit` writes it."""

    def standing(self, space: SpaceId) -> bytes | None:
        """Return the engine's state as last stored."""
        ...

    def step(self, space: SpaceId, seq: int) -> Step | None:
        """Return the row *seq* as verified."""
        ...

    def seq_of(self, space: SpaceId, h: bytes) -> int | None:
        """Return the position whose chain value is *h*."""
        ...

    def lane_step(
        self, space: SpaceId, collection: CollectionId, n: int
    ) -> Step | None:
        """Return the op number *n* of a lane."""
        ...

    def controls(self, space: SpaceId, collection: CollectionId) -> list[bytes]:
        """Return op hashes of the lane's ops of a type other than 1 and 2, in order."""
        ...

    def items(self, space: SpaceId, ids: list[EntryId]) -> Mapping[EntryId, ItemHead]:
        """Return the heads of those of *ids* the log has named."""
        ...

    def live(self, space: SpaceId, collection: CollectionId) -> Iterator[ItemHead]:
        """Return the items living in a collection, by id."""
        ...

    def tail(self, space: SpaceId, after: int, *, limit: int = 500) -> list[Step]:
        """Return the next rows whose bytes are still kept."""
        ...

    def run(self, space: SpaceId, run: bytes) -> KeptRun | None:
        """Return a kept run by its id."""
        ...

    def evidence(self, space: SpaceId) -> list[Evidence]:
        """Return what was refused or contradicts itself, newest first."""
        ...
