"""A page of the log as a liar rewrites it, and ops as an accomplice signs them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs

from app.crypto import runs
from app.crypto.bodies import pack_body, refs_of
from app.crypto.canon import digest
from app.crypto.items import ItemRef, seal_item, wrap_dek, wrap_key
from app.crypto.runs import log_next, op_hash, run_id
from app.crypto.signing import sign
from app.crypto.statements import Head, OpType
from app.domain.entry import Entry
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from sync import wire
from tests.journeys.town import Device

NOWHERE = bytes(16)


@dataclass
class Line:
    """One op with the run it is served under."""

    run: wire.Run
    index: int
    op: wire.Op

    @property
    def head(self) -> Head:
        return Head.decode(self.op.head)

    def with_op(self, **changes: Any) -> "Line":  # noqa: ANN401 - fields of any type
        return Line(self.run, self.index, structs.replace(self.op, **changes))

    def with_run(self, **changes: Any) -> "Line":  # noqa: ANN401
        return Line(structs.replace(self.run, **changes), self.index, self.op)

    @property
    def mark(self) -> bytes:
        """What the chain takes of it; nothing where no honest place exists."""
        return op_hash(self.op.head, run_id(signed(self.run)), max(self.index, 0))


@dataclass
class Page:
    """What comes after a position, whose chain value is *h*."""

    space: bytes
    after: int
    h: bytes
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def read(cls, reply: wire.PullReply, space: bytes, after: int, h: bytes) -> "Page":
        lines = [
            Line(reply.runs[row.run], row.index, row.op) for row in reply.rows if row.op
        ]
        return cls(space, after, h, lines)

    def told(self) -> wire.PullReply:
        """Serve it with every number and hash made anew: a liar who can count."""
        found: list[wire.Run] = []
        rows, h, seq = [], self.h, self.after
        for line in self.lines:
            if line.run not in found:
                found.append(line.run)
            seq, mark = seq + 1, line.mark
            h = log_next(self.space, seq, h, mark)
            place = found.index(line.run)
            rows.append(wire.Row(seq, place, line.index, line.op, mark))
        return wire.PullReply(seq, h, found, rows, more=False)


Change = Callable[[Page], object]
"""Edits a page in place."""


def signed(run: wire.Run) -> runs.Run:
    return runs.Run(run.space, run.device, run.collection, run.leaves, run.sig)


def seal_leaves(
    author: Device, space: bytes, collection: bytes, leaves: bytes
) -> wire.Run:
    """Sign any leaves at all, as no honest device does."""
    me = keychain.me(author.vault)
    run = runs.Run(space, me.device, collection, leaves, b"")
    return wire.Run(*run.parts, leaves, sign(me.keys.sign, runs._signed(run)))


def seal_heads(author: Device, heads: Sequence[bytes]) -> wire.Run:
    """Sign heads of one collection."""
    first = Head.decode(heads[0])
    leaves = b"".join(map(runs.leaf, heads))
    return seal_leaves(author, first.space, first.collection, leaves)


def honest_head(author: Device, victim: Device, collection: bytes) -> Head:
    """Return a head that stands anywhere in the victim's next page."""
    standing = victim.sealing.standing(victim.space.id)
    lane, me = standing.lane(collection), keychain.me(author.vault)
    ctr, at = standing.last.get(me.device, (0, 0))
    return Head(
        standing.space,
        OpType.PUT,
        NOWHERE,
        0,
        collection,
        lane.epoch,
        me.device,
        max(ctr, author.world.ms()) + 1000,
        lane.n,
        lane.hc,
        standing.h,
        max(at, author.world.ms()),
        digest(b""),
    )


def alone(
    author: Device, head: Head, body: bytes, wraps: Sequence[wire.Wrap] = ()
) -> Line:
    """Sign one op in a run of its own."""
    raw = replace(head, body=digest(body)).encode()
    return Line(seal_heads(author, [raw]), 0, wire.Op(raw, body, list(wraps)))


@dataclass(frozen=True)
class Content:
    """An entry sealed by an accomplice: envelope, its key and its wrap."""

    head: Head
    envelope: bytes
    dek: bytes
    wrap: wire.Wrap


def content(author: Device, victim: Device, entry: Entry, rev: int = 1) -> Content:
    """Seal an entry where its collection has it."""
    keys = SpaceKeys(author.vault, entry.space)
    (collection, *_) = keys.of(entry.rubric, entry.confidentiality)
    head = honest_head(author, victim, collection)
    head = replace(head, item=entry.id, base=rev - 1, refs=refs_of(entry))
    ref = ItemRef(head.space, head.item, rev, head.device)
    dek, envelope = seal_item(ref, pack_body(entry), author.dice)
    return Content(head, envelope, dek, wrapped(author, head, dek))


def wrapped(author: Device, head: Head, dek: bytes) -> wire.Wrap:
    """Give a key to the members of the head's collection."""
    keys = SpaceKeys(author.vault, author.space.id)
    place = head.collection, head.epoch
    ck = keys.ck(*place) or b""
    ref = ItemRef(head.space, head.item, head.base + 1, head.device)
    wk = wrap_key(ck, head.space, *place)
    return wire.Wrap(*place, wrap_dek(wk, dek, ref, *place, author.dice))


def flip(raw: bytes, bit: int) -> bytes:
    """Flip one bit, counted from the start."""
    out = bytearray(raw)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out)
