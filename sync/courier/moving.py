"""« Choisir un serveur » : a whole log carried to another server, byte for byte."""

import asyncio
from dataclasses import dataclass
from functools import partial

from app.crypto.recovery import recovery_handle, recovery_seed
from app.crypto.signing import public_of
from app.domain.errors import Broken, Refused, Unreachable
from app.domain.ids import SpaceId
from app.flows import keychain
from app.flows.onboarding import check_address
from app.flows.server_address import ServerAddress
from app.ports.courier import Progress
from app.ports.world import Sleep
from sync import wire
from sync.courier.copying import Copy, Shipment, read, shipments
from sync.courier.exchange import Home
from sync.courier.freight import ASKED_MAX, Freight, abreast
from sync.courier.messages import person

UNFAITHFUL = "server.unfaithful"

TRIES, LONGEST = 5, 60.0
"""Times a busy server is asked again, and the seconds it may ask to wait."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The space that moves, the server it leaves, the one it goes to."""

    space: SpaceId
    old: wire.Peer
    new: wire.Line


class Moving:
    """Carries the log of somebody alone to a server that lacks it.

    Stopped anywhere, it is done again: the new server goes on from where it was, and
    the old one keeps everything. Nothing changes on this device before the end.
    """

    def __init__(self, ends: Ends, home: Home, sleep: Sleep, tell: Progress) -> None:
        self._space, self._old, self._new = ends.space, ends.old, ends.new
        self._home = home
        self._sleep = sleep
        self._tell = tell
        self._freight = Freight(ends.space, ends.old, home.blobs)
        self._done = self._total = 0

    async def run(self, address: str) -> None:
        """Carry it all, read it back and compare, give the account; use *address*.

        Raises Refused("server.shared") for a log another device wrote in,
        Refused("server.deposits") for one a laboratory wrote in,
        Refused("server.same"), Refused("server.taken") when the new server holds
        something else under these names, Refused("server.unfaithful") when it does
        not keep the very same log, Refused("recovery.elsewhere"), and what *tell* and
        both servers raise.
        """
        check_address(address or "?")
        try:
            await self._run()
        finally:
            await self._new.close()
        ServerAddress(self._home.vault, self._space).move(address)

    async def _run(self) -> None:
        copy = await self._known()
        await self._enter()
        begun = await self._begun(copy)
        self._total = 2 * copy.head + len(copy.parts)
        left = set(copy.parts)
        async for shipment in shipments(self._old, self._space):
            parts = left.intersection(shipment.parts)
            left -= parts
            if shipment.head > begun:
                await self._carry(sorted(parts))
                await self._send(shipment, copy)
            else:
                self._advance(len(parts))
            self._advance(shipment.count)
        await self._compare(copy)
        await self._give()

    async def _known(self) -> Copy:
        """Read the log where it is: the one verified here, and all of it ours."""
        me = await asyncio.to_thread(keychain.me, self._home.vault)
        account = await asyncio.to_thread(keychain.account, self._home.vault)
        if not account.recovery:
            raise Refused("recovery.elsewhere")
        copy = await read(self._old, self._space, lambda _: self._tell(0, 1))
        standing = await asyncio.to_thread(self._home.sealing.standing, self._space)
        if (copy.head, copy.hs[-1]) != (standing.seq, standing.h):
            raise Broken("log.tamper")
        if copy.authors != {me.device}:
            raise Refused("server.shared")
        if copy.depositors:
            raise Refused("server.deposits")
        return copy

    async def _enter(self) -> None:
        """Be known to the new server, which is another one than the old."""
        there = await self._new.server()
        if "wire" not in there:
            raise Broken("peer.malformed")
        if there.get("key") == (await self._old.server()).get("key"):
            raise Refused("server.same")
        me = await asyncio.to_thread(keychain.me, self._home.vault)
        await self._new.register(me.identity_card, me.device_card, me.certificate)

    async def _begun(self, copy: Copy) -> int:
        """Return how much of this very log the new server holds already."""
        for told in await self._new.spaces():
            if told.get("space") == self._space.hex():
                head = told.get("head")
                if not isinstance(head, int) or not 0 < head <= copy.head:
                    raise Refused("server.taken")
                if told.get("h") != copy.hs[head].hex():
                    raise Refused("server.taken")
                return head
        return 0

    async def _carry(self, parts: list[bytes]) -> None:
        """Give the new server those of *parts* it lacks, as the old one keeps them."""
        for start in range(0, len(parts), ASKED_MAX):
            asked = parts[start : start + ASKED_MAX]
            missing = await self._new.missing(self._space, asked)
            self._advance(len(asked) - len(missing))
            await abreast(partial(self._part, part) for part in missing)

    async def _part(self, part: bytes) -> None:
        content = await self._freight.part(part)
        await self._new.put_part(self._space, part, content)
        self._advance(1)

    async def _send(self, shipment: Shipment, copy: Copy) -> None:
        """Send again what was sent at once: the log must come out the same."""
        reply = await self._answer(shipment)
        if (reply.head, reply.h) != (shipment.head, copy.hs[shipment.head]):
            raise Refused(UNFAITHFUL)

    async def _answer(self, shipment: Shipment) -> wire.PushReply:
        """Return what the new server answers, asked again when it is busy."""
        raw, busy = wire.encode(shipment.push), Unreachable("peer.busy")
        for _ in range(TRIES):
            try:
                if shipment.founding:
                    return await self._new.found(raw)
                return await self._new.refill(self._space, raw)
            except Unreachable as away:
                if away.code != busy.code:
                    raise
                busy = away
            wait = float(busy.details.get("retry_after", "1"))
            await self._sleep(min(max(wait, 1.0), LONGEST))
        raise busy

    async def _compare(self, copy: Copy) -> None:
        """Read back what the new server gives: the same bytes in the same order."""
        try:
            back = await read(self._new, self._space, self._advance)
        except Broken as fault:
            raise Refused(UNFAITHFUL) from fault
        if back != copy:
            raise Refused(UNFAITHFUL)

    async def _give(self) -> None:
        """Give the account last: no device comes in before there is all to find.

        Its version counts up from what the server holds, as servers ask.
        """
        key = await asyncio.to_thread(keychain.account, self._home.vault)
        own, sealed = key.account, key.account.encode()
        way = recovery_handle(key.recovery), public_of(recovery_seed(key.recovery))
        told = person(await self._new.identity(own.identity))
        for version in range(told.version + 1, own.version + 1):
            last = version == own.version
            await self._new.put_vault(
                own.identity, version, sealed, recovery=way if last else ()
            )
        if await self._new.vault(own.identity) != (own.version, sealed):
            raise Refused("server.taken")

    def _advance(self, count: int) -> None:
        self._done += count
        self._tell(min(self._done, self._total), self._total)
