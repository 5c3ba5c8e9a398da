"""« Proposé » : asks what others would entrust, and tells them what one reads not."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.proposal import Offer
from app.flows.entrusted.farewell import farewell
from app.flows.entrusted.offers import Shown, read_offer
from app.flows.entrusted.proposals import Proposals
from app.flows.keychain import Me
from app.rules.people import Person
from sync import wire
from sync.courier.messages import pack, shown
from sync.courier.needs import Acquaintances

ASKED_MAX: Final = 20
"""Spaces where nothing was accepted that one exchange asks about."""
DEVICES_MAX: Final = 16
"""Devices that signed the offers of one space one asks about."""

aside = asyncio.to_thread


class Offers:
    """Asks each space once as long as it stays where it was; *me* says who reads.

    Nothing of what lies there is asked: only the grants, and who signed them.
    """

    def __init__(self, proposals: Proposals) -> None:
        self._proposals = proposals
        self._heard: dict[SpaceId, int] = {}

    async def due(self, heads: Mapping[SpaceId, int]) -> list[SpaceId]:
        """Return the spaces to `hear` of those that offer something, by their head.

        Those one reads, or leaves, come first; of the others a few at each exchange.
        """
        await aside(self._proposals.heard_only, heads)
        self._heard = {one: self._heard[one] for one in heads if one in self._heard}
        known = {one.space for one in await aside(self._proposals.accepted)}
        leaving = {one for one in heads if await aside(self._proposals.refused, one)}
        moved = [one for one, head in heads.items() if self._heard.get(one) != head]
        others = [one for one in moved if one not in known | leaving]
        others.sort(key=lambda one: one in self._heard)
        read = [one for one in moved if one in known and one not in leaving]
        return [*read, *leaving, *others[:ASKED_MAX]]

    async def hear(
        self, space: SpaceId, head: int, met: Acquaintances, me: Me
    ) -> set[str]:
        """Keep what a space offers; end there what was refused. Raises as the peer.

        What does not hold is nobody's offer: there is nothing to tell of it. Beside
        one, what was accepted stays as it was. What lacks is asked about once more.
        """
        proposals = self._proposals
        whole = await self._asked(space, met, me)
        refused = await aside(proposals.refused, space)
        if refused and await self._told(refused, met.peer, me):
            whole = await self._asked(space, met, me)
        if whole:
            self._heard[space] = head
        return set()

    async def _asked(self, space: SpaceId, met: Acquaintances, me: Me) -> bool:
        """Keep what a space offers; say whether all accepted is still there."""
        told = await _shown(space, met.peer)
        devices = list(dict.fromkeys(one.run.device for one in told))
        people = await met.people(set(devices[:DEVICES_MAX]))
        sound = await aside(list, _sound(told, space, me, people))
        before = await aside(self._proposals.accepted)
        named = {one.grant for one in sound}
        lacks = [one for one in before if one.space == space and one.grant not in named]
        doubt = lacks if len(sound) < len(told) else []
        await aside(self._proposals.heard, space, [*sound, *doubt])
        return not lacks

    async def _told(self, refused: Sequence[Offer], peer: wire.Peer, me: Me) -> bool:
        """End grants in a log one does not hold; what is refused is said again later.

        A server that keeps no more of that space, or asks to wait, says nothing of
        one's own.
        """
        with suppress(Refused):
            runs = list(farewell(refused, me, self._proposals.world.ms()))
            await peer.push(refused[0].space, pack(runs))
            return True
        return False


async def _shown(space: SpaceId, peer: wire.Peer) -> list[Shown]:
    """Return what a server shows: nothing to who is given nothing any more."""
    try:
        return [shown(one) for one in await peer.offers(space)]
    except Refused as refusal:
        if refusal.code != "not_found":
            raise
        return []


def _sound(
    told: Sequence[Shown], space: SpaceId, me: Me, people: Sequence[Person]
) -> Iterator[Offer]:
    """Give what holds: what does not is nobody's offer."""
    for one in told:
        with suppress(Refused):
            yield read_offer(one, space, me, people)
