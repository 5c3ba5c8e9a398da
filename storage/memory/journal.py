"""« Journal » in memory."""

from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.journal import Action, Batch, Line
from storage.memory.state import Memory, State
from storage.outbox import Held


class MemoryJournal:
    """Reads the outbox; `MemoryVault.commit` writes it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def waiting(self, space: SpaceId) -> int:
        """Return how many lines wait to leave, frozen ones included."""
        return len(MemoryShelf(self._memory.state, space).all())

    def lines(self, space: SpaceId, *, limit: int = 500) -> list[Line]:
        """Return the oldest open lines, in order."""
        shelf = MemoryShelf(self._memory.state, space)
        opened = [held for held in shelf.all() if not held.sealed]
        return [held.line(shelf.current(held.item)) for held in opened[:limit]]

    def held(self, space: SpaceId) -> list[Line]:
        """Return every line that waits, frozen ones included, in order."""
        shelf = MemoryShelf(self._memory.state, space)
        return [held.line(shelf.current(held.item)) for held in shelf.all()]

    def controls(self, space: SpaceId) -> list[Line]:
        """Return those lines that are about no element, in order."""
        kept = MemoryShelf(self._memory.state, space).all()
        return [one.line(None) for one in kept if one.action is Action.CONTROL]

    def sealed(self, space: SpaceId) -> list[Line]:
        """Return the lines of the batch in flight, in order."""
        shelf = MemoryShelf(self._memory.state, space)
        return [held.line(shelf.current(held.item)) for held in shelf.sealed()]

    def items(self, space: SpaceId) -> frozenset[EntryId]:
        """Return the elements some line of which waits, frozen ones included."""
        kept = MemoryShelf(self._memory.state, space).all()
        return frozenset(one.item for one in kept if one.action is not Action.CONTROL)

    def line_of(self, space: SpaceId, entry: bytes) -> Line | None:
        """Return the open line of an entry, if any."""
        shelf = MemoryShelf(self._memory.state, space)
        held = shelf.of(EntryId(entry), sealed=False)
        return held.line(shelf.current(held.item)) if held else None

    def frozen(self, space: SpaceId) -> Batch | None:
        """Return the batch in flight."""
        return self._memory.state.batches.get(space)


@dataclass(frozen=True, slots=True)
class MemoryShelf:
    """The lines of one space in a state."""

    state: State
    space: SpaceId

    def all(self) -> list[Held]:
        """Return every line, in order."""
        lines = sorted(self.state.lines.items())
        return [held for _, (space, held) in lines if space == self.space]

    def of(self, item: EntryId, *, sealed: bool) -> Held | None:
        """Return the open (or the sealed) line of an entry."""
        return next(
            (
                held
                for space, held in self.state.lines.values()
                if (space, held.item) == (self.space, item)
                and held.sealed == sealed
                and held.action is not Action.CONTROL
            ),
            None,
        )

    def held(self, n: int) -> Held | None:
        """Return the line *n*."""
        space, held = self.state.lines.get(n, (None, None))
        return held if space == self.space else None

    def sealed(self) -> list[Held]:
        """Return the lines of the batch in flight."""
        return [held for held in self.all() if held.sealed]

    def keep(self, held: Held) -> None:
        """Add or replace a line."""
        n = held.n or self.state.numbers.get("line", 0) + 1
        self.state.numbers["line"] = max(n, self.state.numbers.get("line", 0))
        self.state.lines[n] = (self.space, replace(held, n=n))

    def drop(self, n: int) -> None:
        """Forget a line."""
        self.state.lines.pop(n, None)

    def current(self, item: EntryId) -> Entry | None:
        """Return the entry as it is now."""
        return self.state.entries.get((self.space, item))

    def erased_rev(self, item: EntryId) -> int:
        """Return the revision that deleted an item, 0 when none did."""
        head = self.state.heads.get((self.space, item))
        return head.rev if head and head.deleted else 0

    def number(self, item: EntryId, rev: int) -> None:
        """Note the revision the server gave."""
        entry = self.current(item)
        if entry is not None:
            entry = replace(entry, rev=max(rev, entry.rev))
            self.state.entries[self.space, item] = entry

    def batch(self) -> Batch | None:
        """Return the batch in flight."""
        return self.state.batches.get(self.space)

    def freeze(self, batch: Batch | None) -> None:
        """Keep the batch in flight, or forget it."""
        if batch is None:
            self.state.batches.pop(self.space, None)
        else:
            self.state.batches[self.space] = batch
