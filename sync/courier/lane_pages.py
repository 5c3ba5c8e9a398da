"""The pages of one lane, each with what the ROOT lane must show before it."""

import asyncio
from dataclasses import dataclass, field
from functools import partial

from app.domain.errors import Broken
from app.domain.ids import ROOT, CollectionId, SpaceId
from app.flows.entrusted.taking import Taking
from app.flows.sealed.intake import Taken
from app.rules.lanes.pages import LanePulled
from sync import wire
from sync.courier.freight import Freight
from sync.courier.messages import lane_pulled
from sync.courier.needs import Acquaintances, with_bodies

ROOTS_MAX = 16
"""Pages of the ROOT lane held at once: more than the controls of any life."""


@dataclass(slots=True)
class LanePages:
    """Takes in one lane page by page.

    The ROOT lane is asked first: what it shows by then stands before whatever the
    other shows later. *met* is who was asked about, *refusals* are the codes of what
    was refused so far.
    """

    space: SpaceId
    collection: CollectionId
    met: Acquaintances
    taking: Taking
    freight: Freight
    refusals: set[str] = field(default_factory=set)

    async def take(self) -> bool:
        """Take the next page in, if any; say whether there is more.

        Raises what the peer raises, Broken(code) when the lane lies.
        """
        before = await self._cursors()
        roots = await self._roots(before[0])
        lane = await self._page(self.collection, before[1])
        roots += await self._further(roots, lane, before[0])
        taken = await self._taken(roots, lane)
        self.refusals |= set(taken.refusals)
        return lane.more and await self._cursors() != before

    async def _cursors(self) -> tuple[int, int]:
        return await asyncio.to_thread(self.taking.cursors, self.space, self.collection)

    async def _roots(self, after: int) -> list[LanePulled]:
        """Bring the ROOT lane to its end. Raises Broken for one without end."""
        pages = list[LanePulled]()
        while len(pages) < ROOTS_MAX:
            page = await self._page(ROOT, after)
            pages.append(page)
            if not page.more:
                return pages
            after = _reach(pages, after)
        raise Broken("peer.malformed")

    async def _page(self, collection: CollectionId, after: int) -> LanePulled:
        asked = self.met.peer.lane(self.space, collection, after, limit=wire.ROWS_MAX)
        return lane_pulled(await asked)

    async def _further(
        self, roots: list[LanePulled], lane: LanePulled, start: int
    ) -> list[LanePulled]:
        """Bring what the ROOT lane got since, where a row says it stands before it."""
        reach = _reach(roots, start)
        if not lane.rows or lane.rows[-1].r <= reach:
            return []
        return await self._roots(reach)

    async def _taken(self, roots: list[LanePulled], lane: LanePulled) -> Taken:
        """Verify and keep, the people and the bodies of the page brought first."""
        place, pages = (self.space, self.collection), (*roots, lane)
        strangers = await asyncio.to_thread(self.taking.strangers, *place, *pages)
        people = await self.met.people(strangers) if strangers else []
        take = partial(self.taking.take, *place, roots, [lane], people)
        return await with_bodies(take, self.freight, self.taking.bodies.lost)


def _reach(roots: list[LanePulled], start: int) -> int:
    """Return the last place the ROOT lane was shown up to."""
    return max((page.rows[-1].n for page in roots if page.rows), default=start)
