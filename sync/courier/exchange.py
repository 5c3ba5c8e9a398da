"""One full exchange of a space with its server; each step may be the last one."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from app.crypto.statements import Head
from app.domain.entry import Attachment
from app.domain.errors import Refused
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.journal import Batch
from app.domain.syncing import Coming, Stage
from app.flows import keychain
from app.flows.sealed.intake import Taken
from app.flows.sealing import Sealing
from app.ports.blobs import Blobs
from app.ports.courier import Arrival, unseen
from app.ports.journal import Journal
from app.ports.vault import Vault
from app.rules.people import Person
from app.rules.snapshots import NotVouched
from sync import wire
from sync.courier.bootstrap import Gathering
from sync.courier.freight import Freight, Place, places
from sync.courier.lanes import Entrusting
from sync.courier.messages import answers, pack, pulled
from sync.courier.needs import Acquaintances, with_bodies

WHOLE = frozenset(
    {"ctr_reused", "duplicate_item", "malformed", "run_invalid", "too_large"}
)
"""Refusals of a whole push: its lines are sealed again under new counters."""

GONE = "blob.absent"
"""An entry of the frozen push was edited since and its file swept: sealed again."""

PAUSED = "courier.paused"
"""The person wants nothing more to leave: the push stays frozen, pulls go on."""

FULL = "quota_exceeded"
"""The server keeps no more of this space: the push stays frozen, pulls go on."""

aside = asyncio.to_thread
"""Where disks are read and keys work: never on the event loop."""

_push = wire.decoder(wire.Push)


@dataclass(frozen=True, slots=True)
class Home:
    """What an exchange reads and writes on this device.

    *own* is false for the space of somebody the owner of this device represents;
    *entrusted* is where the owner's courier puts what others entrust.
    """

    vault: Vault
    journal: Journal
    blobs: Blobs
    sealing: Sealing
    own: bool = True
    entrusted: Entrusting | None = None


@dataclass(slots=True)
class Tally:
    """What an exchange carried so far; *held*: something stays, as the person asked."""

    pushed: int = 0
    pulled: int = 0
    head: int = 0
    alerts: set[str] = field(default_factory=set)
    held: bool = False


class Exchange:
    """Resends what is frozen, pulls, pushes while something advances, acks.

    *tell* hears of what is received and sent; it may refuse with `courier.paused`.
    """

    def __init__(
        self, space: SpaceId, peer: wire.Peer, home: Home, tell: Arrival = unseen
    ) -> None:
        self._tell = tell
        self._space = space
        self._peer = peer
        self._home = home
        self._freight = Freight(space, peer, home.blobs)
        self._full: Refused | None = None
        self.tally = Tally()

    async def run(self) -> Tally:
        """Do it all. Raises what the peer raises, Broken(code) in quarantine.

        A server that has no room left is told of last: what it holds comes first.
        """
        frozen = await aside(self._home.journal.frozen, self._space)
        if frozen is not None:
            await self._send(frozen)
        await self._begin()
        await self._pull()
        while await self._push_once() and await self._pull():
            pass
        await self._peer.ack(self._space, self.tally.head)
        if self._full:
            raise self._full
        return self.tally

    async def _begin(self) -> None:
        """Fill a device that holds nothing from a snapshot some digest vouches for."""
        bootstrap = self._home.sealing.bootstrap
        if not await aside(bootstrap.wanted, self._space):
            return
        shown = await Gathering(self._space, self._peer, self._tell).run()
        if shown is None:
            return
        people = await self._people({run.device for run in shown.runs})
        with suppress(NotVouched):
            take = partial(bootstrap.take, self._space, shown, people, self._keeping)
            await self._count(take)

    def _keeping(self, done: int, total: int) -> None:
        self._tell(Coming(Stage.KEEPING, done, total))

    async def _push_once(self) -> bool:
        """Seal and send the next batch; say whether to go on."""
        if self.tally.held:
            return False
        try:
            batch = await aside(self._home.sealing.seal, self._space, pack)
        except Refused as refusal:
            if refusal.code != "journal.moved":
                raise
            return True
        self.tally.alerts.update(self._home.sealing.blocked)
        return batch is not None and await self._send(batch)

    async def _send(self, batch: Batch) -> bool:
        """Send a frozen batch with its files; say whether it was answered op by op."""
        push = wire.decode(_push, batch.wire)
        try:
            self._going(0, 0)
            await self._send_files(push)
            reply = await self._deliver(batch)
        except Refused as refusal:
            if refusal.code in (FULL, PAUSED):
                self._full = refusal if refusal.code == FULL else None
                self.tally.held = refusal.code == PAUSED
                return False
            if refusal.code not in WHOLE | {GONE}:
                raise
            self.tally.alerts.update({refusal.code} - {GONE})
            await aside(self._home.sealing.abandon, self._space)
            return False
        await aside(self._home.sealing.settle, self._space, answers(reply))
        self.tally.pushed += sum(each.status == wire.APPLIED for each in reply.results)
        return True

    async def _deliver(self, batch: Batch) -> wire.PushReply:
        if batch.founding:
            return await self._peer.found(batch.wire)
        return await self._peer.push(self._space, batch.wire)

    async def _send_files(self, push: wire.Push) -> None:
        heads = [Head.decode(op.head) for run in push.runs for op in run.ops]
        wanted = [part for head in heads for part in head.refs]
        if not wanted:
            return
        items = [EntryId(head.item) for head in heads if head.refs]
        here = places(await aside(self._attachments, items))
        here |= await aside(self._bodies)
        await self._freight.send(dict.fromkeys(wanted), here, self._going)

    def _going(self, done: int, total: int) -> None:
        self._tell(Coming(Stage.PARTS, done, total))

    def _attachments(self, items: list[EntryId]) -> list[Attachment]:
        entries = self._home.vault.entries(self._space, items)
        return [file for entry in entries.values() for file in entry.attachments]

    def _bodies(self) -> dict[bytes, Place]:
        """Say where the files that no entry here names lie."""
        return {
            part: (BlobId(blob), index)
            for flown in self._home.sealing.standing(self._space).flight
            for blob, parts in (*flown.files, (flown.blob, flown.parts))
            for index, part in enumerate(parts)
        }

    async def _pull(self) -> bool:
        """Take every page there is; say whether one of them moved the cursor."""
        more, came = True, self.tally.pulled
        while more:
            standing = await aside(self._home.sealing.standing, self._space)
            self.tally.head = standing.seq
            try:
                reply = await self._peer.pull(
                    self._space, standing.seq, limit=wire.ROWS_MAX
                )
            except Refused as refusal:
                if refusal.code != "not_found":
                    raise
                if standing.seq or standing.promised:
                    raise Refused("server.unknown") from refusal
                return False
            more = await self._take(reply) and reply.more
            done = self.tally.pulled - came
            left = reply.head - self.tally.head
            self._tell(Coming(Stage.ENTRIES, done, done + left))
        return self.tally.pulled > came

    async def _take(self, reply: wire.PullReply) -> bool:
        """Verify and keep one page; say whether it moved the cursor."""
        page = pulled(reply)
        sealing = self._home.sealing
        strangers = await aside(sealing.strangers, self._space, page)
        people = await self._people(strangers) if strangers else []
        return await self._count(lambda: sealing.take(self._space, page, people)) > 0

    async def _count(self, take: Callable[[], Taken]) -> int:
        """Take rows in and note what they brought; return how many there were."""
        lost = self._home.sealing.bodies.lost
        taken = await with_bodies(take, self._freight, lost)
        self.tally.pulled += taken.ops
        self.tally.alerts.update(taken.refusals)
        self.tally.head += taken.ops
        return taken.ops

    async def _people(self, strangers: set[bytes]) -> list[Person]:
        """Ask about the devices of our own identity, and about who others are of."""
        me = await aside(keychain.me, self._home.vault)
        return await Acquaintances(self._peer, me.identity).people(strangers)
