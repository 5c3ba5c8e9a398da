"""Plain values a ledger takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from msgspec import Struct

from app.crypto.statements import Role
from app.domain.ids import ROOT
from sync.server.heads import OpHead
from sync.wire import Op, Run


@dataclass(frozen=True, slots=True)
class Control:
    """A control statement already read; *root_pk* signed it, b"" when nobody did."""

    core: object
    root_pk: bytes = b""


class Checked(Struct, frozen=True, gc=False):
    """One op whose form, leaf, body and signatures hold, wherever it will stand."""

    head: OpHead
    op: Op
    run: int
    index: int
    op_hash: bytes
    control: Control | None = None

    @property
    def claims(self) -> list[bytes]:
        """The parts it needs: none once its body was erased."""
        return self.head.refs if self.op.body else []


@dataclass(frozen=True, slots=True)
class Quota:
    """What one space may hold; *lane*: the bytes at which nobody answers in one."""

    size: int = 5 << 30
    ops: int = 200_000
    lane: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Author:
    """The device that pushes, as its certificate tells (times in ms)."""

    identity: bytes
    device: bytes
    not_before: int
    until: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A whole push ready for the lock: *sha* names its exact bytes.

    A *refill* brings back what already stood in this log: all of it, or nothing. In a
    *deposit* the author is not of the space: the directory vouched for them, and its
    door was judged by so many *openings*; or, *answering*, they were given to read the
    lane they write in.
    """

    space: bytes
    author: Author
    sha: bytes
    runs: list[tuple[Run, bytes]]
    ops: list[Checked]
    now: int
    quota: Quota
    founding: bool = False
    refill: bool = False
    deposit: bool = False
    openings: int = 0
    answering: bool = False


@dataclass(frozen=True, slots=True)
class Pushed:
    """The reply to send, byte for byte the same each time, and the log's head.

    *erased* says that parts may have lost their last reference; *moved* are the
    identities whose rights changed; *idle* says that nothing was applied; *lanes* are
    those something was applied in.
    """

    reply: bytes
    head: int
    erased: bool = False
    moved: frozenset[bytes] = frozenset()
    idle: bool = False
    lanes: frozenset[bytes] = frozenset()


class PageRow(Struct, frozen=True, gc=False):
    """One op of a page; *op* is its MessagePack, *run* its place among the runs.

    *seq* is its place in the log; in a page of one lane its place there, after *r*
    ops of ROOT.
    """

    seq: int
    run: int
    index: int
    op: bytes
    op_hash: bytes
    r: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with their runs, once and whole; *head* and *h* end the log, or the lane."""

    head: int
    h: bytes
    runs: list[Run]
    rows: list[PageRow]
    more: bool


@dataclass(frozen=True, slots=True)
class PageAsk:
    """How much of a log is asked: rows after a position, within limits."""

    after: int
    limit: int
    size: int


@dataclass(frozen=True, slots=True)
class SnapshotAsk:
    """A stretch of the live rows at a fixed position (None: the best one)."""

    at: int | None
    item: bytes
    seq: int
    limit: int
    size: int


@dataclass(frozen=True, slots=True)
class SpaceCard:
    """A space as one of its members sees it: *digest* is the bootstrap position.

    *until* is when the last of their *roles* ends (ms), 0 for never. Who reads lanes
    is told in *head* how far those came, and nothing of the log. *founded*: by them.
    """

    space: bytes
    head: int
    h: bytes
    digest: int
    roles: dict[bytes, int] = field(default_factory=dict)
    until: int = 0
    founded: bool = False

    @property
    def whole(self) -> bool:
        """Say whether its member reads everything."""
        return self.roles.get(ROOT) == Role.ADMIN

    @property
    def lanes(self) -> list[bytes]:
        """The lanes given to be read to who does not read everything."""
        given = self.roles.items()
        return [c for c, role in given if c != ROOT and role >= Role.READ]

    @property
    def heard(self) -> frozenset[bytes] | None:
        """The lanes whose moves its member is told of, None for all of them."""
        return None if self.whole else frozenset((ROOT, *self.lanes))

    def shown(self, ends: Mapping[bytes, int]) -> "SpaceCard":
        """Return it as its member may see it; *ends* are how far lanes came."""
        if self.heard is None:
            return self
        head = sum(ends[collection] for collection in self.heard)
        return replace(self, head=head, h=b"", digest=0)

    def reads(self, collection: bytes) -> bool:
        """Say whether its member may read a lane; that of ROOT is every member's."""
        return collection == ROOT or self.whole or collection in self.lanes


@dataclass(frozen=True, slots=True)
class Account:
    """An identity as registered."""

    identity: bytes
    version: int
    card: bytes


@dataclass(frozen=True, slots=True)
class Certified:
    """A device of an identity: *key* verifies its signatures, *retirement* ends it."""

    device: bytes
    identity: bytes
    key: bytes
    card: bytes
    certificate: bytes
    not_before: int
    until: int
    retirement: bytes = b""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The handle of a recovery sheet and the key that signs with it."""

    handle: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Deposit:
    """An account vault as stored: opaque."""

    identity: bytes
    version: int
    vault: bytes
    recovery: Recovery | None = None
