"""« Boîte de réception » : what the product asks of what is kept beside the record."""

from collections.abc import Collection, Mapping
from typing import Protocol

from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import Fate, Item, Spooled


class Inbox(Protocol):
    """Reads what came of devices; `Vault.commit` writes it, in a `Write.intake`.

    A key is known when an element, a segment or an item bears it: an element of
    one's other devices says it in its meta `reading`. Every method may raise
    Broken("disk.io" | "store.damaged").
    """

    def known(self, space: SpaceId, keys: Collection[bytes]) -> frozenset[bytes]:
        """Return those of *keys* that came before."""
        ...

    def items(
        self,
        space: SpaceId,
        *,
        device: str = "",
        fates: Collection[Fate] = (),
        limit: int = 500,
        offset: int = 0,
    ) -> list[Item]:
        """Return a window of items, of a device, of these fates, the last come first.

        Nothing said: of every device, of every fate.
        """
        ...

    def item(self, space: SpaceId, key: bytes) -> Item:
        """Return one item. Raises Refused("reading.absent")."""
        ...

    def of_batch(self, space: SpaceId, batch: EntryId) -> list[bytes]:
        """Return the keys of the items a batch brought."""
        ...

    def holder(self, space: SpaceId, key: bytes) -> EntryId | None:
        """Return the element, or the segment, that holds a reading."""
        ...

    def doubles(self, space: SpaceId) -> list[list[EntryId]]:
        """Return, by id, elements that hold the same reading: two machines read it."""
        ...

    def tally(self, space: SpaceId) -> Mapping[tuple[str, Fate], int]:
        """Return how many items each device has of each fate."""
        ...

    def spool(self, space: SpaceId) -> list[Spooled]:
        """Return the packets nobody has read, in order."""
        ...
