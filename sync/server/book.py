"""What the judge reads of a space inside the lock, and what it decides."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Protocol

from msgspec import Struct

from app.crypto.statements import Epoch, Role
from app.domain.ids import ROOT
from sync.server.records import Checked, Pushed
from sync.wire import Run


@dataclass(slots=True)
class SpaceState:
    """The head of a log; *root_pk* is the key of *root_epoch*. Moves in a draft."""

    head: int
    h: bytes
    root_epoch: int
    root_pk: bytes
    digest: int = 0
    size: int = 0
    ops: int = 0


@dataclass(slots=True)
class LaneState:
    """The head of a lane and the epoch its keys are at. Moves in a draft."""

    n: int
    hc: bytes
    epoch: int = 0


class ItemState(Struct, frozen=True, gc=False):
    """The newest op of an item, and the lane it lies in."""

    rev: int
    seq: int
    deleted: bool = False
    collection: bytes = b""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """The last counter of a device in a space, and the last answer it was given."""

    ctr: int = 0
    sha: bytes = b""
    reply: bytes = b""
    retired: bool = False


FOUNDER = bytes(16)
"""The grant of who founded a space: nobody else gives one under this id."""


@dataclass(frozen=True, slots=True)
class Member:
    """A grant in force until *revoked* (a seq) or *until* (ms), 0 for never."""

    collection: bytes
    identity: bytes
    grant: bytes
    role: int
    not_before: int = 0
    until: int = 0
    revoked: int = 0

    def live(self, at: int) -> bool:
        """Say whether it holds at an instant in ms."""
        return not self.revoked and self.not_before <= at < (self.until or at + 1)

    def lends(self, at: int) -> bool:
        """Say whether it lets one lane be read, the root's apart."""
        return self.live(at) and self.collection != ROOT and self.role >= Role.READ


class Appended(Struct, frozen=True, gc=False):
    """One op at its place; *before* is the seq of the item's op it follows."""

    checked: Checked
    seq: int
    n: int
    r: int
    h: bytes
    hc: bytes
    before: int


@dataclass(slots=True)
class Outcome:
    """All that one push changes in a space, to be kept in one transaction.

    *erased* items lose the body and the wraps of every version up to their deletion,
    whose seq is given: one written again since keeps what it says.
    """

    space: SpaceState
    device: DeviceState
    pushed: Pushed
    runs: list[tuple[Run, bytes]]
    rows: list[Appended] = field(default_factory=list)
    lanes: dict[bytes, LaneState] = field(default_factory=dict)
    items: dict[bytes, ItemState] = field(default_factory=dict)
    members: dict[tuple[bytes, bytes, bytes], Member] = field(default_factory=dict)
    retired: set[bytes] = field(default_factory=set)
    erased: dict[bytes, int] = field(default_factory=dict)
    parts: Counter[bytes] = field(default_factory=Counter)


class Book(Protocol):
    """One space as it stands, read inside the writer's transaction."""

    def space(self) -> SpaceState | None:
        """Return the head of the log, None when there is no such space."""
        ...

    def device(self, device: bytes) -> DeviceState:
        """Return a device as this space knows it."""
        ...

    def openings(self) -> int:
        """Return how many ops of genesis, origins and epochs the log holds."""
        ...

    def lane(self, collection: bytes) -> LaneState | None:
        """Return the head of a lane."""
        ...

    def items(self, items: list[bytes]) -> dict[bytes, ItemState]:
        """Return those of *items* the log has named."""
        ...

    def members(self) -> list[Member]:
        """Return every grant ever given in this space."""
        ...

    def lacking(self, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* the space does not hold."""
        ...

    def weight(self, collection: bytes, shas: list[bytes]) -> int:
        """Return the bytes of a lane: its ops as they are sent, the parts they name.

        Those of *shas* count too: an op to come names them. Each part counts once.
        """
        ...

    def lane_at(self, collection: bytes, n: int) -> bytes | None:
        """Return hc of a lane at a position."""
        ...

    def has_been(self, h: bytes) -> bool:
        """Say whether the log once had this chain value."""
        ...


def bare(epoch: Epoch) -> bytes:
    """Return an epoch without the keys it gives: they are its readers'."""
    return replace(epoch, keys=()).encode()
