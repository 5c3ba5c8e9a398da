"""The data plane: logs and parts, in MessagePack, on plain routes."""

import asyncio
from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.crypto.canon import digest
from app.crypto.identity import Retirement
from app.crypto.statements import ControlBody
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync import wire
from sync.server.answers import MSGPACK, packed
from sync.server.asked import SEQ_MAX, limit, number, octets, read, route, space_of
from sync.server.bell import WHOLE, Ear
from sync.server.gate import Desk
from sync.server.papers import read_card, read_retirement
from sync.server.records import Batch, Checked, Page, PageAsk, Pushed, SnapshotAsk
from sync.server.rules import check_push, read_push

SPINE_MAX = 100_000
WAIT_MAX = 25.0
HOP = 4
"""Ops up to which checking on the spot is the shorter way."""
_pushed = wire.decoder(wire.PushReply)
_ack = msgspec.msgpack.Decoder(tuple[int])


class Logs:
    """Push, pull, snapshot, spine, acknowledgements."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return the routes of the logs."""
        space = "/v1/spaces/{space}"
        return [
            route(f"{space}/changes", self.push, "POST"),
            route(f"{space}/changes", self.pull, "GET"),
            route(f"{space}/refill", self.refill, "POST"),
            route(f"{space}/snapshot", self.snapshot, "GET"),
            route(f"{space}/spine", self.spine, "GET"),
            route(f"{space}/acks", self.ack, "POST"),
            route("/v1/spaces", self.found, "POST"),
        ]

    async def push(self, request: Request) -> Response:
        """Take in a push; the same bytes get the same reply."""
        session = self._desk.gate.bearer(request)
        self._desk.limits.take("push", session.device)
        return await self._take_in(request, space_of(request), session.device)

    async def refill(self, request: Request) -> Response:
        """Take in what already stood in this log elsewhere: all of it, or nothing."""
        session, space = self._desk.gate.bearer(request), space_of(request)
        self._desk.limits.take("push", session.device)
        return await self._take_in(request, space, session.device, refill=True)

    async def found(self, request: Request) -> Response:
        """Create a space with its founding push, signed as a request too."""
        device = await self._desk.gate.signed(request)
        self._desk.limits.take("space", device.identity)
        push = read_push(await request.body())
        space = push.runs[0].run.space
        answer = await self._take_in(request, space, device.device, founding=True)
        self._desk.bell.join(device.identity, space)
        return answer

    async def _take_in(
        self,
        request: Request,
        space: bytes,
        device: bytes,
        *,
        founding: bool = False,
        refill: bool = False,
    ) -> Response:
        desk, raw = self._desk, await request.body()
        author, key = await desk.gate.author(device)
        push = read_push(raw)
        root = None if founding else await self._root(push, space)
        hop = sum(len(sealed.ops) for sealed in push.runs) > HOP
        check = partial(check_push, push, space, key, root, refill=refill)
        runs, ops = await asyncio.to_thread(check) if hop else check()
        pushed = await self._commit(
            Batch(
                *(space, author, digest(raw), runs, ops),
                *(desk.world.millis(), desk.world.settings.quota, founding, refill),
            )
        )
        if pushed.erased:
            desk.released.set()
        await self._send_home(ops, pushed.reply, author.identity)
        await desk.wake(space, pushed)
        return packed(pushed.reply)

    async def _commit(self, batch: Batch) -> Pushed:
        """Keep a push, measured: how long it took, what was refused of it."""
        desk, began = self._desk, self._desk.world.now()
        pushed = await desk.ledger.push(batch)
        spent = (desk.world.now() - began).total_seconds()
        desk.meters.time("commit", max(spent, 0.0))
        desk.meters.add("ops", by=len(batch.ops))
        for result in wire.decode(_pushed, pushed.reply).results:
            if result.status == wire.REFUSED:
                desk.meters.add("ops_refused", result.code)
        return pushed

    async def _send_home(
        self, ops: list[Checked], reply: bytes, identity: bytes
    ) -> None:
        """End for good, here too, the devices their owner retires in the log."""
        leaving = [op for op in ops if _retires(op)]
        if not leaving:
            return
        results = wire.decode(_pushed, reply).results
        applied = {
            op.op_hash
            for op, result in zip(ops, results, strict=True)
            if result.status == wire.APPLIED
        }
        for op in leaving:
            if op.op_hash in applied:
                await self._retire(op, identity)

    async def _retire(self, op: Checked, identity: bytes) -> None:
        account = await self._desk.ledger.account(identity)
        raw = ControlBody.decode(op.op.body).core
        if account is None:
            return
        try:
            device = read_retirement(raw, read_card(account.card)[1]).device
        except Refused:
            return
        known = await self._desk.ledger.certified(device)
        if known and known.identity == identity:
            await self._desk.send_home(device, raw)

    async def _root(self, push: wire.Push, space: bytes) -> tuple[int, bytes] | None:
        """Return the root key, which only pushes of controls need."""
        bare = (op for sealed in push.runs for op in sealed.ops if not op.wraps)
        return await self._desk.ledger.root(space) if any(bare) else None

    async def pull(self, request: Request) -> Response:
        """Return the log after a position, waiting for one if asked."""
        session, space = self._desk.gate.bearer(request), space_of(request)
        card = await self._desk.gate.root(session, space)
        after, wait = number(request, "after"), number(request, "wait")
        if wait and card.head <= after:
            await self._wait(space, min(float(wait), WAIT_MAX))
        ask = PageAsk(after, limit(request), wire.PAGE_MAX)
        return self._page(await self._desk.ledger.pull(space, ask))

    async def _wait(self, space: bytes, seconds: float) -> None:
        ear = self._desk.bell.add(Ear(b"", {space: WHOLE}))
        try:
            await ear.wait(seconds)
        finally:
            self._desk.bell.remove(ear)

    async def snapshot(self, request: Request) -> Response:
        """Return control rows then live items at a fixed position."""
        session, space = self._desk.gate.bearer(request), space_of(request)
        await self._desk.gate.root(session, space)
        cursor = octets(request.query_params.get("after", ""), 16, 24, 0)
        at = number(request, "at") if "at" in request.query_params else None
        ask = SnapshotAsk(
            at,
            cursor[:16] or ROOT,
            int.from_bytes(cursor[16:], "big"),
            limit(request),
            wire.PAGE_MAX,
        )
        position, page = await self._desk.ledger.snapshot(space, ask)
        answer = self._page(page)
        answer.headers["x-snapshot-seq"] = str(position)
        return answer

    async def spine(self, request: Request) -> Response:
        """Return op hashes after a position."""
        session, space = self._desk.gate.bearer(request), space_of(request)
        await self._desk.gate.root(session, space)
        after = number(request, "after")
        return packed(await self._desk.ledger.spine(space, after, SPINE_MAX))

    async def ack(self, request: Request) -> Response:
        """Note how far a device has verified."""
        session, space = self._desk.gate.bearer(request), space_of(request)
        await self._desk.gate.root(session, space)
        (seq,) = read(_ack, await request.body())
        if not 0 <= seq <= SEQ_MAX:
            raise Refused("malformed")
        await self._desk.ledger.ack(space, session.device, seq)
        return Response(status_code=204)

    def _page(self, page: Page) -> Response:
        body = pack_page(page)
        self._desk.meters.add("pull_bytes", by=len(body))
        return Response(body, media_type=MSGPACK)


def _retires(op: Checked) -> bool:
    return op.control is not None and isinstance(op.control.core, Retirement)


def pack_page(page: Page) -> bytes:
    """Return a page as a `PullReply`, its ops copied as they are kept."""
    rows = [
        (row.seq, row.run, row.index, msgspec.Raw(row.op), row.op_hash)
        for row in page.rows
    ]
    return msgspec.msgpack.encode((page.head, page.h, page.runs, rows, page.more))
