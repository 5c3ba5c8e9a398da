"""« Boîte de réception » in memory."""

from collections import Counter
from collections.abc import Collection, Mapping

from app.domain.entry import READING
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import NOBODY, Fate, Intake, Item, Spooled
from storage.memory.state import Memory, State


class MemoryInbox:
    """Reads what came; `MemoryVault.commit` writes it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def known(self, space: SpaceId, keys: Collection[bytes]) -> frozenset[bytes]:
        """Return those of *keys* that came before."""
        state = self._memory.state
        said = {
            entry.meta[READING]
            for (home, _), entry in state.entries.items()
            if home == space and READING in entry.meta
        }
        return frozenset(
            key
            for key in keys
            if key.hex() in said
            or (space, key) in state.items
            or state.known.get((space, key)) == NOBODY
            or (space, state.known.get((space, key))) in state.entries
        )

    def items(
        self,
        space: SpaceId,
        *,
        device: str = "",
        fates: Collection[Fate] = (),
        limit: int = 500,
        offset: int = 0,
    ) -> list[Item]:
        """Return a window of items, the last come first."""
        found = [
            item
            for (home, _), item in reversed(self._memory.state.items.items())
            if home == space
            and device in ("", item.device)
            and (not fates or item.fate in fates)
        ]
        found.sort(key=lambda item: item.at, reverse=True)
        return found[offset : offset + limit]

    def item(self, space: SpaceId, key: bytes) -> Item:
        """Return one item. Raises Refused("reading.absent")."""
        found = self._memory.state.items.get((space, key))
        if found is None:
            raise Refused("reading.absent")
        return found

    def of_batch(self, space: SpaceId, batch: EntryId) -> list[bytes]:
        """Return the keys of the items a batch brought."""
        kept = self._memory.state.items.items()
        return [key for (home, key), i in kept if home == space and i.batch == batch]

    def holder(self, space: SpaceId, key: bytes) -> EntryId | None:
        """Return the element, or the segment, that holds a reading."""
        state = self._memory.state
        said = [
            own
            for (home, own), entry in state.entries.items()
            if home == space and entry.meta.get(READING) == key.hex()
        ]
        segment = state.known.get((space, key))
        if segment is not None and (space, segment) in state.entries:
            said.append(segment)
        return min(said, default=None)

    def doubles(self, space: SpaceId) -> list[list[EntryId]]:
        """Return the elements that hold one reading each, by id."""
        held: dict[str, list[EntryId]] = {}
        for (home, own), entry in sorted(self._memory.state.entries.items()):
            if home == space and READING in entry.meta:
                held.setdefault(entry.meta[READING], []).append(own)
        return [own for _, own in sorted(held.items()) if len(own) > 1]

    def tally(self, space: SpaceId) -> Mapping[tuple[str, Fate], int]:
        """Return how many items each device has of each fate."""
        kept = self._memory.state.items.items()
        return Counter((i.device, i.fate) for (home, _), i in kept if home == space)

    def spool(self, space: SpaceId) -> list[Spooled]:
        """Return the packets nobody has read, in order."""
        kept = sorted(self._memory.state.frames.items())
        return [Spooled(n, frame) for n, (home, frame) in kept if home == space]


def take(state: State, space: SpaceId, intake: Intake) -> None:
    """Put down what one transaction changes of the inbox."""
    state.items.update({(space, item.key): item for item in intake.items})
    for key in intake.dropped:
        state.items.pop((space, key), None)
    state.known.update({(space, key): entry for key, entry in intake.known})
    for frame in intake.spooled:
        n = state.numbers.get("frame", 0) + 1
        state.numbers["frame"] = n
        state.frames[n] = (space, frame)
    for n in intake.read:
        state.frames.pop(n, None)
