"""« Passerelle de lecture » : what people let a certified service read, by its keys."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState, Lane, lane_name
from app.domain.entry import Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT
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

_PAGES, _BUNDLE = "original", "bundle"


class Memory(Protocol):
    """What a service keeps of each lane: how far it was read, and what it was then."""

    def seen(self, lane: bytes) -> dict[str, list[object]]:
        """Return it, nothing at first."""
        ...

    def see(self, lane: bytes, told: dict[str, list[object]]) -> None:
        """Keep it."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """« Synthèse lue » : pages (PDF), and a document Bundle (application/fhir+json).

    *until* is when it may no longer be read, in Unix ms.
    """

    title: str = field(repr=False)
    pages: bytes = field(repr=False)
    bundle: bytes = field(repr=False)
    until: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads each lane as a relative does, judged by the same rules.

    *store* is empty: all is read again each time, from the first row. *memory* says
    what a server may not take back.
    """

    peer: wire.Peer
    me: Me
    store: EntrustedStore
    memory: Memory
    world: World

    async def read(self) -> list[Reading]:
        """Return what may be read today, of everybody; nothing without a consent.

        Raises what the peer raises, Broken(code) when a lane is not what it was.
        """
        return [reading async for reading in self._every()]

    async def _every(self) -> AsyncIterator[Reading]:
        for told in await self.peer.spaces():
            for one in lanes_of(told):
                entry = await self._entry(one)
                if entry is not None:
                    yield await self._reading(one, entry)

    async def _entry(self, one: Offered) -> Entry | None:
        """Return the copy that lies in a lane, None where none may be read."""
        store = self.store
        taking = Taking(
            store.vault, store.trail, store.blobs, lambda: self.me, self.world
        )
        met = Acquaintances(self.peer, self.me.identity)
        freight = Freight(one.space, self.peer, store.blobs)
        pages = LanePages(one.space, one.collection, met, taking, freight)
        while await pages.take():
            pass
        return await asyncio.to_thread(self._kept, one)

    def _kept(self, one: Offered) -> Entry | None:
        self._remember(one)
        kept = self._lane(one)
        now = self.world.ms()
        if kept.rubric != Rubric.SERVICE or kept.state(now) is not EntrustedState.OPEN:
            return None
        return next(iter(self.store.vault.after(one.lane, b"")), None)

    def _lane(self, one: Offered) -> Lane:
        kept = self.store.vault.secret(lane_name(one.lane))
        return Lane.decode(kept) if kept else Lane(one.space, one.collection)

    def _remember(self, one: Offered) -> None:
        """Compare with what was shown before: a server takes nothing back.

        Raises Broken("log.rollback").
        """
        sight = LaneSight(self.store.trail, one.space, one.collection)
        ends = {ROOT.hex(): ROOT, one.collection.hex(): one.collection}
        for name, (n, hc) in self.memory.seen(one.lane).items():
            if sight.lane_hc(ends[name], int(str(n))).hex() != hc:
                raise Broken("log.rollback")
        raw = self.store.trail.standing(one.lane)
        if raw is None:
            return
        standing = Standing.decode(raw)
        lanes = {name: standing.lane(each) for name, each in ends.items()}
        self.memory.see(
            one.lane, {name: [lane.n, lane.hc.hex()] for name, lane in lanes.items()}
        )

    async def _reading(self, one: Offered, entry: Entry) -> Reading:
        freight = Freight(one.space, self.peer, self.store.blobs)
        for file in entry.attachments:
            await freight.fetch(file)
        return await asyncio.to_thread(self._opened, one, entry)

    def _opened(self, one: Offered, entry: Entry) -> Reading:
        files = SealedFiles(self.store.blobs, self.world.entropy)
        pages, bundle = (_file(files, one, entry, role) for role in (_PAGES, _BUNDLE))
        return Reading(entry.title, pages, bundle, self._lane(one).until)


def _file(files: SealedFiles, one: Offered, entry: Entry, role: str) -> bytes:
    file = next((each for each in entry.attachments if each.role == role), None)
    if file is None:
        raise Refused("document.no_file")
    lent = files.lent(one.space, entry.id, file)
    return lent.read(0, lent.size)
