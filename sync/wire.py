"""Messages of the device protocol, and the Peer they travel through."""

from collections.abc import AsyncIterator
from typing import Protocol, TypeVar

import msgspec

from app.domain.errors import Refused


class Message(msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True):
    """One MessagePack array with a fixed number of fields."""


M = TypeVar("M", bound=Message)


class Wrap(Message, frozen=True, gc=False):
    """A DEK sealed for one collection epoch: 60 bytes."""

    collection: bytes
    epoch: int
    wrap: bytes


class Op(Message, frozen=True, gc=False):
    """One op as it travels; *group* is unsigned and only the server uses it."""

    head: bytes
    body: bytes
    wraps: list[Wrap]
    group: int = 0


class Run(Message, frozen=True, gc=False):
    """The signed statement of trust section 6; leaves are n × 32 bytes, n ≤ 500."""

    space: bytes
    device: bytes
    collection: bytes
    leaves: bytes
    sig: bytes


class SealedRun(Message, frozen=True, gc=False):
    """A run and its n ops, in the order of the leaves."""

    run: Run
    ops: list[Op]


class Push(Message, frozen=True, gc=False):
    """What one device sends: counters ascend run after run."""

    v: int
    runs: list[SealedRun]


class Result(Message, frozen=True, gc=False):
    """The answer for one op: 0 applied, 2 conflict (*seq* to pull), 3 refused."""

    status: int
    seq: int
    code: str = ""


class PushReply(Message, frozen=True, gc=False):
    """One result per op, in push order, and the log's head after them."""

    head: int
    h: bytes
    results: list[Result]


class Row(Message, frozen=True, gc=False):
    """One op at its place in the log; *run* is a place in the page's runs."""

    seq: int
    run: int
    index: int
    op: Op | None
    op_hash: bytes


class PullReply(Message, frozen=True, gc=False):
    """A page of the log, with each run of its rows once and whole."""

    head: int
    h: bytes
    runs: list[Run]
    rows: list[Row]
    more: bool


class LaneRow(Message, frozen=True, gc=False):
    """One op at its place in one lane; *r* counts the ROOT lane's ops before it."""

    n: int
    r: int
    run: int
    index: int
    op: Op | None
    op_hash: bytes


class LaneReply(Message, frozen=True, gc=False):
    """A page of one lane, whose head is (n, hc), with each run of its rows once."""

    collection: bytes
    n: int
    hc: bytes
    runs: list[Run]
    rows: list[LaneRow]
    more: bool


class Openings(Message, frozen=True, gc=False):
    """The genesis of a space, its roots, and the keys open to deposits, in order."""

    ops: list[Op]


class Missing(Message, frozen=True, gc=False):
    """Parts the server does not hold yet."""

    parts: list[bytes]


class Problem(Message, frozen=True, gc=False):
    """A refusal: a stable code, no sentence."""

    code: str
    detail: dict[str, str]
    retry_after: int = 0


WIRE_VERSION = 1
APPLIED, CONFLICT, REFUSED = 0, 2, 3
OPS_MAX = 500
PUSH_MAX = 1 << 20
PAGE_MAX = 4 << 20
ROWS_MAX = 2000
BODY_MAX, REFS_MAX = 64 * 1024, 1024
PART_MAX = 1 << 20


class Peer(Protocol):
    """The server seen from a device.

    Every call may raise Unreachable("peer.silent" | "peer.busy"), Refused(code) of
    the wire, or Broken("peer.malformed") for what is not the protocol.
    """

    async def server(self) -> dict[str, object]:
        """Return the server card: key, limits, versions."""

    async def register(
        self, card: bytes, device_card: bytes, certificate: bytes
    ) -> None:
        """Publish an identity card and its first (or next) certified device."""

    async def identity(self, identity: bytes) -> dict[str, object]:
        """Return card, live certificates and retirements of an identity."""

    async def owner(self, device: bytes) -> dict[str, object]:
        """Return the same of the identity a device is certified by."""

    async def vault(self, identity: bytes) -> tuple[int, bytes]:
        """Return the account vault and its version."""

    async def put_vault(
        self,
        identity: bytes,
        version: int,
        vault: bytes,
        *,
        recovery: tuple[bytes, ...],
    ) -> None:
        """Replace the vault by its next version; recovery: (handle, key) or ()."""

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Tell that a device of this identity no longer speaks for it."""

    async def found(self, push: bytes) -> PushReply:
        """Create a space with its founding push."""

    async def spaces(self) -> list[dict[str, object]]:
        """Return the spaces this device may follow, with their heads."""

    async def push(self, space: bytes, push: bytes) -> PushReply:
        """Send a frozen push; the same bytes get the same reply."""

    async def refill(self, space: bytes, push: bytes) -> PushReply:
        """Give back what already stood in this log: all of it, or nothing."""

    async def pull(self, space: bytes, after: int, *, limit: int) -> PullReply:
        """Return the log after a position."""

    async def lane(
        self, space: bytes, collection: bytes, after: int, *, limit: int
    ) -> LaneReply:
        """Return one lane after a position of it."""

    async def snapshot(
        self, space: bytes, *, at: int | None, after: bytes, limit: int
    ) -> tuple[int, PullReply]:
        """Return live rows by item id at a fixed position, and that position."""

    async def spine(self, space: bytes, after: int) -> bytes:
        """Return concatenated 32-byte op hashes after a position."""

    async def ack(self, space: bytes, seq: int) -> None:
        """Tell how far this device has verified."""

    async def missing(self, space: bytes, parts: list[bytes]) -> list[bytes]:
        """Return those of *parts* (at most 1,000) the server lacks."""

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        """Store one part of an envelope (at most 1 MiB)."""

    async def get_part(self, space: bytes, part: bytes) -> bytes:
        """Return one part; the caller checks its hash."""

    def events(self) -> AsyncIterator[tuple[bytes, int]]:
        """Give (space, head) at each wake-up until the line drops."""


class Line(Peer, Protocol):
    """A peer that can hang up."""

    async def close(self) -> None:
        """Close connections; the next call opens them again."""


def encode(message: Message) -> bytes:
    """Return the MessagePack bytes of *message*."""
    return msgspec.msgpack.encode(message)


def decoder(kind: type[M]) -> msgspec.msgpack.Decoder[M]:
    """Build the strict decoder of one message type, once."""
    return msgspec.msgpack.Decoder(kind)


def decode(kind: msgspec.msgpack.Decoder[M], raw: bytes) -> M:
    """Read one message. Raises Refused("malformed") for anything else."""
    try:
        return kind.decode(raw)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise Refused("malformed") from error
