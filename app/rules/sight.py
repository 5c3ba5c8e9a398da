"""What is already verified, the page being judged included: the trail and beyond."""

from collections.abc import Iterator

from app.crypto.packing import pack
from app.crypto.runs import lane_start, log_start
from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import Evidence, ItemHead, KeptRun, Page, Step
from app.ports.trail import Trail

DATA = (1, 2)
"""Op types that are not controls of a lane: put and del."""


class Sight:
    """Reads the trail, and holds what one page adds until it is stored.

    *kept* is the name the trail has it under, when it is not the space's own.
    """

    def __init__(
        self, trail: Trail, space: SpaceId, *, kept: SpaceId | None = None
    ) -> None:
        self._trail = trail
        self._space = space
        self._kept = kept or space
        self._steps: list[Step] = []
        self._lanes: dict[tuple[bytes, int], bytes] = {}
        self._heights: set[bytes] = {log_start(space)}
        self._items: dict[bytes, ItemHead | None] = {}
        self._changed: dict[bytes, ItemHead] = {}
        self._runs: dict[bytes, KeptRun] = {}
        self.evidence: list[Evidence] = []

    def fetch(self, items: list[EntryId]) -> None:
        """Read the heads of the items a page names, at once."""
        found = self._trail.items(self._kept, items)
        self._items.update({item: found.get(item) for item in items})

    def item(self, item: bytes) -> ItemHead | None:
        """Return the current head of an item."""
        if item not in self._items:
            self.fetch([EntryId(item)])
        return self._items[item]

    def live(self, collection: bytes) -> Iterator[ItemHead]:
        """Return the items living in a collection, in no order."""
        for head in self._trail.live(self._kept, CollectionId(collection)):
            if head.item not in self._changed:
                yield head
        for head in self._changed.values():
            if head.collection == collection and not head.deleted:
                yield head

    def lane_hc(self, collection: bytes, n: int) -> bytes:
        """Return the chain value of a lane after its op *n*, b"" if unknown."""
        if n == 0:
            return lane_start(self._space, collection)
        if (collection, n) in self._lanes:
            return self._lanes[collection, n]
        step = self._trail.lane_step(self._kept, CollectionId(collection), n)
        return step.hc if step else b""

    def kept(self, collection: bytes, n: int) -> tuple[bytes, ...]:
        """Return what is kept of a lane's op, as one piece of evidence if any."""
        step = self._trail.lane_step(self._kept, CollectionId(collection), n)
        run = self._trail.run(self._kept, step.run) if step else None
        if step is None or run is None:
            return ()
        return (pack([step.seq, step.index, step.head, step.body, run.wire]),)

    def knows(self, h: bytes) -> bool:
        """Say whether *h* is a chain value of our log."""
        return h in self._heights or self._trail.seq_of(self._kept, h) is not None

    def controls(self, collection: bytes) -> list[bytes]:
        """Return op hashes of the lane's controls, in order."""
        kept = self._trail.controls(self._kept, CollectionId(collection))
        return kept + [
            step.op_hash
            for step in self._steps
            if step.collection == collection and step.type not in DATA
        ]

    def add(self, step: Step, run: KeptRun) -> None:
        """Take in a row that counts in the chain."""
        self._runs[run.id] = run
        self.place(step)

    def place(self, step: Step) -> None:
        """Take in a row whose run need not be kept, n 0 for an unknown lane place."""
        self._steps.append(step)
        self._heights.add(step.h)
        if step.n:
            self._lanes[step.collection, step.n] = step.hc

    def change(self, head: ItemHead) -> None:
        """Take in a new revision of an item."""
        self._items[head.item] = self._changed[head.item] = head

    def page(self, standing: bytes) -> Page:
        """Return what this page adds to the trail."""
        return Page(
            standing=standing,
            steps=tuple(self._steps),
            runs=tuple(self._runs.values()),
            items=tuple(self._changed.values()),
            evidence=tuple(self.evidence),
        )
