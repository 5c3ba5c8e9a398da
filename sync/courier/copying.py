"""A whole log as one server gives it: read and summed up, or shipment by shipment."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from app.crypto import runs
from app.crypto.canon import digest
from app.crypto.statements import Head, OpType
from app.domain.errors import Broken, Refused
from sync import wire

if TYPE_CHECKING:
    from hashlib import _Hash


@dataclass(slots=True)
class Copy:
    """What one server holds of a log: chain values, parts, the sum of every byte."""

    hs: list[bytes]
    authors: set[bytes] = field(default_factory=set)
    depositors: set[bytes] = field(default_factory=set)
    parts: set[bytes] = field(default_factory=set)
    sum: bytes = b""

    @property
    def head(self) -> int:
        """Return the number of its ops."""
        return len(self.hs) - 1


@dataclass(frozen=True, slots=True)
class Shipment:
    """The ops one device sent at once; *head* is where the log was after them."""

    head: int
    push: wire.Push
    parts: list[bytes]

    @property
    def count(self) -> int:
        """Return how many ops it holds."""
        return sum(len(sealed.ops) for sealed in self.push.runs)

    @property
    def founding(self) -> bool:
        """Say whether the log begins with it."""
        return self.head == self.count


async def read(peer: wire.Peer, space: bytes, seen: Callable[[int], object]) -> Copy:
    """Read the whole log; *seen* is told how many ops each page held.

    Raises Broken("log.gap" | "log.tamper" | "peer.malformed"), what the peer raises.
    """
    copy, sums = Copy([runs.log_start(space)]), sha256()
    async for page in pages(peer, space):
        await asyncio.to_thread(_add, copy, sums, page)
        seen(len(page.rows))
    copy.sum = sums.digest()
    return copy


async def pages(peer: wire.Peer, space: bytes) -> AsyncIterator[wire.PullReply]:
    """Give the log page by page, each following the one before."""
    after, more = 0, True
    while more:
        page = await peer.pull(space, after, limit=wire.ROWS_MAX)
        for row in page.rows:
            if row.seq != after + 1:
                raise Broken("log.gap")
            if row.op is None or not 0 <= row.run < len(page.runs):
                raise Broken("peer.malformed")
            after = row.seq
        more = page.more and bool(page.rows)
        yield page


async def shipments(peer: wire.Peer, space: bytes) -> AsyncIterator[Shipment]:
    """Give the log as it was sent: ops sent at once had seen the same log."""
    view, sent, parts, head = b"", list[wire.SealedRun](), list[bytes](), 0
    async for page in pages(peer, space):
        for row in page.rows:
            run, op = page.runs[row.run], _op(row)
            fields = _head(op)
            if sent and fields.seen_h != view:
                yield Shipment(head, wire.Push(wire.WIRE_VERSION, sent), parts)
                sent, parts = [], []
            if not sent or sent[-1].run != run:
                sent.append(wire.SealedRun(run, []))
            sent[-1].ops.append(op)
            parts += _claims(op, fields)
            view, head = fields.seen_h, row.seq
    if sent:
        yield Shipment(head, wire.Push(wire.WIRE_VERSION, sent), parts)


def _add(copy: Copy, sums: "_Hash", page: wire.PullReply) -> None:
    names = [runs.run_id(_run(run)) for run in page.runs]
    for row in page.rows:
        op, name = _op(row), names[row.run]
        head = _head(op)
        if runs.op_hash(op.head, name, row.index) != row.op_hash:
            raise Broken("log.tamper")
        if op.body and digest(op.body) != head.body:
            raise Broken("log.tamper")
        h = runs.log_next(head.space, row.seq, copy.hs[-1], row.op_hash)
        copy.hs.append(h)
        found = copy.depositors if head.type == OpType.DEPOSIT else copy.authors
        found.add(head.device)
        copy.parts.update(_claims(op, head))
        sums.update(h + wire.encode(op))


def _op(row: wire.Row) -> wire.Op:
    if row.op is None:
        raise Broken("peer.malformed")
    return row.op


def _head(op: wire.Op) -> Head:
    try:
        return Head.decode(op.head)
    except Refused as error:
        raise Broken("peer.malformed") from error


def _claims(op: wire.Op, head: Head) -> tuple[bytes, ...]:
    """Return the parts an op needs: none once its body was erased."""
    return head.refs if op.body else ()


def _run(run: wire.Run) -> runs.Run:
    return runs.Run(run.space, run.device, run.collection, run.leaves, run.sig)
