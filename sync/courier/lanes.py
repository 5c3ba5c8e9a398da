"""« Confié » : brings what others entrust to the owner of this device, lane by lane."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

from app.crypto.statements import Role
from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from app.domain.ids import ID_SIZE, ROOT, CollectionId, EntryId, SpaceId
from app.domain.syncing import Coming
from app.flows import keychain
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.entrusted.taking import Taking
from app.flows.offline.choices import LIGHT_MAX
from app.ports.courier import Progress
from app.ports.entrusted import EntrustedStore
from app.ports.vault import Vault
from app.rules.lanes.sight import lane_space
from sync import wire
from sync.client.session import unhex
from sync.courier.downloads import DISK, Downloads, Lent
from sync.courier.freight import Came, Freight
from sync.courier.lane_pages import LanePages
from sync.courier.needs import Acquaintances
from sync.courier.offers import Offers

aside = asyncio.to_thread

_ENDED = "not_found"
"""A right, or a version, ended since it was named: the next exchange says so."""


UNTOLD = -1
"""How far a space came that the server did not name."""


class Called(Exception):
    """Something of one's own waits: what is entrusted goes on later."""


@dataclass(frozen=True, slots=True)
class Entrusting:
    """The other store of a home: what others entrust, apart from one's own record."""

    taking: Taking
    spaces: EntrustedSpaces
    store: EntrustedStore


@dataclass(frozen=True, slots=True)
class Offered:
    """A lane the server says we may read, and how far its space has come."""

    space: SpaceId
    collection: CollectionId
    head: int

    @property
    def lane(self) -> SpaceId:
        """Its name on this device."""
        return lane_space(self.space, self.collection)


class Lanes:
    """Follows every lane entrusted; *own* is the vault of the owner's record.

    *came* is told once files came; *called* says that something of one's own waits.
    *cut* says that the server fell silent before all was brought.
    """

    def __init__(
        self,
        own: Vault,
        kept: Entrusting,
        *,
        came: Came = dict,
        called: Callable[[], bool] = bool,
    ) -> None:
        self._own, self._kept = own, kept
        self._came, self._called = came, called
        self._offers = Offers(kept.spaces.proposals)
        self.cut = False
        self._settled: dict[SpaceId, int] = {}
        self._beside = self._quiet = frozenset[SpaceId]()

    def heeds(self, space: SpaceId) -> bool:
        """Say whether what moves in *space* is worth an exchange.

        Not where nothing was accepted: who only offers something wakes nobody.
        """
        return space not in self._beside | self._quiet

    async def run(self, peer: wire.Peer) -> set[str]:
        """Bring what is new, erase what ended; return codes of what was refused.

        Nothing of it is raised: what others entrust never costs one's own exchange.
        Stopped anywhere, it goes on from the pages already taken.
        """
        alerts, self.cut = set[str](), False
        try:
            alerts |= await _safely(self._all(peer, alerts))
        except Unreachable:
            self.cut = True
        except Called:
            pass
        return alerts | await self.sweep()

    async def sweep(self) -> set[str]:
        """Erase what ended or is past its last day, without any network."""
        return await _safely(self._swept())

    async def _swept(self) -> set[str]:
        for lane in await aside(self._kept.spaces.sweep):
            self._settled.pop(lane, None)
        return set()

    async def fetch(
        self, peer: wire.Peer, lane: SpaceId, entry: EntryId, tell: Progress
    ) -> None:
        """Bring the files of one entry, whatever their size, told part by part.

        Raises Refused("entrusted.ended") for a lane not kept here any more.
        """
        known = await aside(self._kept.spaces.lane, lane)
        freight = Freight(known.space, peer, self._kept.store.blobs)
        await self._downloads(lane, known.space).whole(entry, freight, tell)
        self._came()

    async def _all(self, peer: wire.Peer, alerts: set[str]) -> set[str]:
        """Follow each lane; what is wrong in one costs nothing to the others."""
        offered = await self._offered(peer)
        offered += await self._unnamed(peer, offered)
        me = await aside(keychain.me, self._own)
        met = Acquaintances(peer, me.identity)
        heads = {one.space: one.head for one in offered}
        for space in await self._offers.due(heads):
            hearing = self._offers.hear(space, heads[space], met, me)
            alerts |= await _safely(hearing)
            self._yield()
        accepted = await aside(self._accepted)
        self._quiet = frozenset(heads) - {space for space, _ in accepted}
        for one in offered:
            if (one.space, one.collection) in accepted:
                alerts |= await _safely(self._follow(one, met))
        return set()

    def _accepted(self) -> set[tuple[SpaceId, CollectionId]]:
        accepted = self._kept.spaces.proposals.accepted()
        return {(one.space, one.collection) for one in accepted}

    async def _offered(self, peer: wire.Peer) -> list[Offered]:
        """Return the lanes the server names in spaces that are not of this home."""
        self._beside = frozenset(await aside(self._own.spaces))
        named = [one for told in await peer.spaces() for one in lanes_of(told)]
        return [one for one in named if one.space not in self._beside]

    async def _unnamed(self, peer: wire.Peer, offered: list[Offered]) -> list[Offered]:
        """Return the lanes kept that the server did not name, and still shows.

        Its list has an end, and whoever knows a code may fill it: only a lane asked
        for and not found is over, and erased.
        """
        kept, found = await aside(self._kept.spaces.lanes), list[Offered]()
        for lane in kept.keys() - {one.lane for one in offered}:
            place = kept[lane].space, kept[lane].collection
            try:
                await peer.lane(*place, 0, limit=1)
            except Refused as refusal:
                if refusal.code != _ENDED:
                    raise
                await aside(self._kept.spaces.end, lane)
                self._settled.clear()
            else:
                found.append(Offered(*place, UNTOLD))
        return found

    async def _follow(self, one: Offered, met: Acquaintances) -> set[str]:
        """Bring what is new in a lane, unless all that is shown of it was taken."""
        if not await aside(self._awaited, one):
            return set()
        freight = Freight(one.space, met.peer, self._kept.store.blobs)
        place = one.space, one.collection
        pages = LanePages(*place, met, self._kept.taking, freight)
        while await pages.take():
            self._yield()
        files = self._downloads(one.lane, one.space)
        faults = await files.run(freight, self._between)
        if not DISK.intersection(faults):
            self._settled[one.lane] = one.head
        return pages.refusals.union(faults) - {_ENDED}

    def _awaited(self, one: Offered) -> bool:
        """Say whether a lane may bring anything: not where it was seen to lie."""
        known = self._kept.spaces.lanes().get(one.lane)
        settled = self._settled.get(one.lane, UNTOLD)
        if known and UNTOLD != settled == one.head:
            return False
        self._kept.spaces.recall(one.lane)
        return not (known and known.quarantine)

    def _between(self, coming: Coming) -> None:
        if coming.done:
            self._yield()

    def _yield(self) -> None:
        """Let one's own space go first: something advanced in this turn already."""
        if self._called():
            raise Called

    def _downloads(self, lane: SpaceId, space: SpaceId) -> Downloads:
        store, lent = self._kept.store, Lent(space, self._own)
        there = lane, store.vault, store.blobs
        return Downloads(*there, limit=LIGHT_MAX, came=self._came, lent=lent)


async def _safely(work: Awaitable[set[str]]) -> set[str]:
    """Do it; return the codes of what was refused, or of what went wrong."""
    try:
        return await work
    except (Called, Unreachable):
        raise
    except AlveoleError as error:
        return {error.code} - {_ENDED}
    except Exception:  # noqa: BLE001 - what others wrote costs nothing of one's own
        return {"internal"}


def lanes_of(told: Mapping[str, object]) -> Iterator[Offered]:
    """Give what may be read of a space of somebody else, one lane after the other.

    Raises Broken("peer.malformed").
    """
    space, head, roles = unhex(told, "space"), told.get("head"), _roles(told)
    if len(space) != ID_SIZE or not isinstance(head, int):
        raise Broken("peer.malformed")
    if told.get("root") or ROOT in roles:
        return
    for collection, role in roles.items():
        if role >= Role.READ:
            yield Offered(SpaceId(space), collection, head)


def _roles(told: Mapping[str, object]) -> dict[CollectionId, int]:
    roles = told.get("collections")
    if not isinstance(roles, dict):
        raise Broken("peer.malformed")
    read = {CollectionId(unhex({"": name}, "")): role for name, role in roles.items()}
    if not all(len(c) == ID_SIZE and isinstance(r, int) for c, r in read.items()):
        raise Broken("peer.malformed")
    return read
