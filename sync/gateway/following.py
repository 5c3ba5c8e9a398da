"""« Rubriques ouvertes » : each lane people opened, judged as a relative does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Protocol

from app.domain.entrusted import EntrustedState, Lane, lane_name
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken
from app.domain.ids import ROOT, EntryId
from app.flows.entrusted.taking import Taking
from app.flows.keychain import Me
from app.flows.sealed.files import SealedFiles
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from app.rules.lanes.sight import LaneSight
from app.rules.standing import Standing
from sync import wire
from sync.courier.freight import Freight
from sync.courier.lane_pages import LanePages
from sync.courier.lanes import Offered, lanes_of
from sync.courier.needs import Acquaintances


class Memory(Protocol):
    """What one keeps of each lane: how far it was read, and what it was then."""

    def seen(self, lane: bytes) -> dict[str, list[object]]:
        """Return it, nothing at first."""
        ...

    def see(self, lane: bytes, told: dict[str, list[object]]) -> None:
        """Keep it."""
        ...


@dataclass(frozen=True, slots=True)
class Follower:
    """Reads lanes with the keys of *me*, judged by the rules of every reader.

    *store* is empty: all is read again each time, from the first row. *memory* says
    what a server may not take back.
    """

    peer: wire.Peer
    me: Me
    store: EntrustedStore
    memory: Memory
    world: World

    async def lanes(self) -> AsyncIterator[Offered]:
        """Give every lane that is shown, once it is brought here.

        Raises what the peer raises, Broken(code) when a lane is not what it was.
        """
        for told in await self.peer.spaces():
            for one in lanes_of(told):
                await self._bring(one)
                yield one

    async def _bring(self, one: Offered) -> None:
        store = self.store
        taking = Taking(
            store.vault, store.trail, store.blobs, lambda: self.me, self.world
        )
        met = Acquaintances(self.peer, self.me.identity)
        freight = Freight(one.space, self.peer, store.blobs)
        pages = LanePages(one.space, one.collection, met, taking, freight)
        while await pages.take():
            pass
        await asyncio.to_thread(self._remember, one)

    def kept(self, one: Offered) -> Lane:
        """Return what is known of a lane."""
        kept = self.store.vault.secret(lane_name(one.lane))
        return Lane.decode(kept) if kept else Lane(one.space, one.collection)

    def open(self, one: Offered, rubric: int) -> bool:
        """Say whether a lane of that rubric may be read now."""
        kept = self.kept(one)
        state = kept.state(self.world.ms())
        return kept.rubric == rubric and state is EntrustedState.OPEN

    def standing(self, one: Offered) -> Standing:
        """Return what is verified of a lane."""
        raw = self.store.trail.standing(one.lane)
        return Standing.decode(raw) if raw else Standing.start(one.space)

    def entries(self, one: Offered) -> Iterator[Entry]:
        """Give what lies in a lane, by id."""
        last = b""
        while page := self.store.vault.after(one.lane, last):
            yield from page
            last = page[-1].id

    async def content(self, one: Offered, own: EntryId, file: Attachment) -> bytes:
        """Return the bytes of a file; raises what the peer raises."""
        await Freight(one.space, self.peer, self.store.blobs).fetch(file)
        return await asyncio.to_thread(self._read, one, own, file)

    def _read(self, one: Offered, own: EntryId, file: Attachment) -> bytes:
        files = SealedFiles(self.store.blobs, self.world.entropy)
        lent = files.lent(one.space, own, file)
        return lent.read(0, lent.size)

    def _remember(self, one: Offered) -> None:
        """Compare with what was shown before: a server takes nothing back.

        Raises Broken("log.rollback").
        """
        sight = LaneSight(self.store.trail, one.space, one.collection)
        ends = {ROOT.hex(): ROOT, one.collection.hex(): one.collection}
        for name, (n, hc) in self.memory.seen(one.lane).items():
            if sight.lane_hc(ends[name], int(str(n))).hex() != hc:
                raise Broken("log.rollback")
        if self.store.trail.standing(one.lane) is None:
            return
        standing = self.standing(one)
        lanes = {name: standing.lane(each) for name, each in ends.items()}
        self.memory.see(
            one.lane, {name: [lane.n, lane.hc.hex()] for name, lane in lanes.items()}
        )
