"""A snapshot fetched whole, for a device that begins: three kinds of questions."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from app.crypto.runs import LEAF, Run
from app.crypto.statements import Head
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT, SpaceId
from app.domain.syncing import Coming, Stage
from app.ports.courier import Arrival, unseen
from app.rules.pages import Row
from app.rules.sight import DATA
from app.rules.snapshots import Snapshot
from sync import wire
from sync.courier.messages import pulled

SEQ = 8


class Gathering:
    """Asks for everything a device needs to begin at the newest digest."""

    def __init__(self, space: SpaceId, peer: wire.Peer, tell: Arrival = unseen) -> None:
        self._space = space
        self._peer = peer
        self._tell = tell
        self._runs: dict[Run, int] = {}
        self._rows: list[Row] = []

    async def run(self) -> Snapshot | None:
        """Return a snapshot, None when the space has no digest yet.

        Raises what the peer raises, Broken("peer.malformed").
        """
        told = await self._told()
        if told is None:
            return None
        head, h, at = told
        spine = await self._spine(head)
        await self._gather(at)
        after = await self._peer.pull(self._space, at, limit=wire.ROWS_MAX)
        rows = tuple(sorted(self._rows, key=lambda row: row.seq))
        page = await asyncio.to_thread(pulled, after)
        return Snapshot(head, h, at, spine, tuple(self._runs), rows, page)

    async def _told(self) -> tuple[int, bytes, int] | None:
        for told in await self._peer.spaces():
            if told.get("space") == self._space.hex():
                try:
                    h = bytes.fromhex(str(told["h"]))
                    head, at = int(str(told["head"])), int(str(told["digest"]))
                except (KeyError, ValueError) as error:
                    raise Broken("peer.malformed") from error
                return (head, h, at) if 0 < at < head else None
        return None

    async def _spine(self, head: int) -> bytes:
        spine = b""
        while len(spine) < head * LEAF:
            more = await self._peer.spine(self._space, len(spine) // LEAF)
            if not more or len(more) % LEAF:
                raise Broken("log.gap" if not more else "peer.malformed")
            spine += more
        return spine

    async def _gather(self, at: int) -> None:
        after, more = b"", True
        while more:
            _, reply = await self._peer.snapshot(
                self._space, at=at, after=after, limit=wire.ROWS_MAX
            )
            page = pulled(reply)
            self._add(page.runs, page.rows)
            if len(self._rows) > at or (page.more and not page.rows):
                raise Broken("peer.malformed")
            self._tell(Coming(Stage.WHOLE, len(self._rows), at))
            after, more = self._place(page.rows), page.more

    def _add(self, runs: Sequence[Run], rows: Sequence[Row]) -> None:
        places = [self._runs.setdefault(run, len(self._runs)) for run in runs]
        if {row.run for row in rows} != set(range(len(places))):
            raise Broken("peer.malformed")
        self._rows += [replace(row, run=places[row.run]) for row in rows]

    def _place(self, rows: Sequence[Row]) -> bytes:
        """Return where the next page begins: after the last row of this one."""
        if not rows:
            return b""
        try:
            head = Head.decode(rows[-1].head)
        except Refused as error:
            raise Broken("peer.malformed") from error
        item = head.item if head.type in DATA else ROOT
        return item + rows[-1].seq.to_bytes(SEQ, "big")
