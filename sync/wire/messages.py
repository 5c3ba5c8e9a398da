"""Messages of the device protocol: MessagePack arrays, and their bounds."""

from typing import TypeVar

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


class Offer(Message, frozen=True, gc=False):
    """A grant to who asks: its run, and the epoch (bare) that made the key it gives.

    *epoch* is the one its lane is at now.
    """

    epoch: int
    run: Run
    index: int
    op: Op
    opening: bytes


class Offers(Message, frozen=True, gc=False):
    """What somebody is offered in one space, and nothing of what lies there."""

    offers: list[Offer]


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
OFFERS_MAX = 128
BODY_MAX, REFS_MAX = 64 * 1024, 1024
PART_MAX = 1 << 20


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
