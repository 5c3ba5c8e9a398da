"""One space in dictionaries, and the judge's reading of it."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from app.crypto.statements import OpType
from sync.server.book import (
    Appended,
    DeviceState,
    ItemState,
    LaneState,
    Member,
    Outcome,
    SpaceState,
)
from sync.server.ledger import RELEASED
from sync.wire import Run, encode

OPENINGS = {OpType.GENESIS, OpType.EPOCH, OpType.ORIGIN}


@dataclass(slots=True)
class Shelf:
    """Everything one space holds; rows[i] is the op of seq i + 1."""

    state: SpaceState | None = None
    rows: list[Appended] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lanes: dict[bytes, LaneState] = field(default_factory=dict)
    hashes: dict[tuple[bytes, int], bytes] = field(default_factory=dict)
    views: set[bytes] = field(default_factory=set)
    items: dict[bytes, ItemState] = field(default_factory=dict)
    members: dict[tuple[bytes, bytes, bytes], Member] = field(default_factory=dict)
    devices: dict[bytes, DeviceState] = field(default_factory=dict)
    retired: set[bytes] = field(default_factory=set)
    parts: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    refs: dict[bytes, int] = field(default_factory=dict)


class MemoryBook:
    """Reads for the judge, then keeps what it decided."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def space(self) -> SpaceState | None:
        """Return the head of the log."""
        return self._shelf.state

    def device(self, device: bytes) -> DeviceState:
        """Return a device as this space knows it."""
        known = self._shelf.devices.get(device, DeviceState())
        gone = device in self._shelf.retired
        return DeviceState(known.ctr, known.sha, known.reply, retired=gone)

    def openings(self) -> int:
        """Return how many ops decide who may come in."""
        return sum(row.checked.head.type in OPENINGS for row in self._shelf.rows)

    def lane(self, collection: bytes) -> LaneState | None:
        """Return the head of a lane."""
        return self._shelf.lanes.get(collection)

    def items(self, items: list[bytes]) -> dict[bytes, ItemState]:
        """Return those of *items* the log has named."""
        known = self._shelf.items
        return {item: known[item] for item in items if item in known}

    def members(self) -> list[Member]:
        """Return every grant ever given."""
        return list(self._shelf.members.values())

    def lacking(self, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* the space does not hold."""
        return [sha for sha in shas if sha not in self._shelf.parts]

    def weight(self, collection: bytes, shas: list[bytes]) -> int:
        """Return the bytes of a lane, with the parts it names and *shas*."""
        rows, parts = self._shelf.rows, self._shelf.parts
        told = [
            row.checked for row in rows if row.checked.head.collection == collection
        ]
        named = set(shas).union(*(one.claims for one in told))
        whole = sum(len(encode(one.op)) for one in told)
        return whole + sum(parts[sha][0] for sha in named if sha in parts)

    def lane_at(self, collection: bytes, n: int) -> bytes | None:
        """Return hc of a lane at a position."""
        return self._shelf.hashes.get((collection, n))

    def has_been(self, h: bytes) -> bool:
        """Say whether the log once had this chain value."""
        return h in self._shelf.views

    def keep(self, outcome: Outcome, device: bytes) -> None:
        """Take in everything one push changes."""
        shelf = self._shelf
        shelf.state = outcome.space
        shelf.devices[device] = outcome.device
        shelf.retired |= outcome.retired
        shelf.lanes |= outcome.lanes
        shelf.items |= outcome.items
        shelf.members |= outcome.members
        for sha, count in outcome.parts.items():
            shelf.refs[sha] = shelf.refs.get(sha, 0) + count
        self._keep_rows(outcome)
        for seq in outcome.erased.values():
            self._erase(seq)

    def _erase(self, seq: int) -> None:
        """Empty every version up to *seq*; let go of the parts it alone named."""
        shelf = self._shelf
        while seq:
            row = shelf.rows[seq - 1]
            checked = row.checked
            shas = checked.head.refs if checked.op.body else []
            emptied = replace(checked.op, body=b"", wraps=[])
            shelf.rows[seq - 1] = replace(row, checked=replace(checked, op=emptied))
            self._release(shas)
            seq = row.before

    def _release(self, shas: list[bytes]) -> None:
        for sha in shas:
            self._shelf.refs[sha] -= 1
            if not self._shelf.refs[sha]:
                del self._shelf.refs[sha]
                size, _ = self._shelf.parts[sha]
                self._shelf.parts[sha] = size, RELEASED

    def _keep_rows(self, outcome: Outcome) -> None:
        shelf = self._shelf
        for row in outcome.rows:
            shelf.rows.append(row)
            shelf.runs.append(outcome.runs[row.checked.run][0])
            shelf.views.add(row.h)
            shelf.hashes[row.checked.head.collection, row.n] = row.hc
