"""« Recevoir mes vaccins d'un service » : let in once, asked again, kept as it says."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Final
from urllib.parse import urlencode

from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.feed import Aside, Bulletin, Pairing, Pass, Told
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sender import Linked, Senders
from app.flows.vaccines.served import Served
from app.flows.vaccines.turns import Turns
from app.flows.whose import identity_of
from app.ports.airlock import Airlock
from app.ports.courier import Progress, unheard
from app.ports.feed import Feed
from app.rules.addresses import secured
from app.rules.identity import Whose, stranger, whose

PAGES_MAX: Final = 60
DOSES_MAX: Final = 1_000
"""Nobody has as many: what tells more is no booklet."""
SECONDS_MAX: Final = 180.0
FAREWELL: Final = 5.0
"""Seconds a service is given to hear that it is left."""
COUNT: Final = 50
_STOPS: Final = ("feed.token", "feed.whose", "feed.stranger")
"""What only the person can mend: nothing is asked by itself meanwhile."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came: doses *added*, *changed*, *withdrawn* by the service, *known*.

    Those *left* say no dose this booklet could hold.
    """

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    known: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Receiving:
    """One service at once; nothing of anybody else is kept.

    Methods that ask raise what `ports.Feed` and `Airlock.bulletin` do.
    """

    feed: Feed
    airlock: Airlock
    served: Served
    senders: Senders
    _turns: Turns = field(default_factory=Turns)

    @property
    def booklet(self) -> Booklet:
        """Where doses are noted."""
        return self.served.booklet

    def linked(self) -> Linked | None:
        """Return the service, None when there is none."""
        return self.senders.linked()

    async def begin(self, address: str) -> Pairing:
        """Ask a service for the code to show. Raises Refused("feed.address")."""
        place = secured(address)
        if not place:
            raise Refused("feed.address")
        return await self.feed.pair(place)

    async def join(self, pairing: Pairing, tell: Progress = unheard) -> Linked:
        """Wait for the person's yes over there, then remember the service."""
        passed = await self.feed.admitted(pairing, tell)
        return await asyncio.to_thread(self._joined, pairing, passed)

    async def receive(self) -> Received:
        """Bring what is new, after who asked before. Raises Refused("feed.none").

        Raises Refused("feed.whose") when its Patient may be somebody else: nothing
        is kept until `vouch`; Refused("feed.stranger") when it is for sure.
        """
        async with self._turns.alone():
            return await self._received(await asyncio.to_thread(self.senders.mine))

    async def due(self) -> Received | None:
        """Bring what is new when a day has passed; None when it is not the time."""
        if not await asyncio.to_thread(self._begun):
            return None
        return await self.receive()

    def vouch(self) -> None:
        """Say that the Patient of the service is the person of this space."""
        self.senders.change(Linked.claimed)

    def switch(self, *, on: bool) -> None:
        """Ask again each day, or only when the person wants it."""
        self.senders.change(lambda linked: replace(linked, daily=on))

    def heard(self) -> None:
        """Say no more what could not be read, nor what the service withdrew."""
        self.senders.change(Linked.answered)

    async def leave(self) -> None:
        """Forget the service and what opened it; what came stays."""
        linked = await asyncio.to_thread(self.senders.mine)
        passed = await asyncio.to_thread(self.senders.forget)
        if passed is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await self.feed.left(linked.address, passed)

    async def not_mine(self, address: str) -> Callable[[], object]:
        """Take out all the doses of a service, and leave it; return the undo.

        The undo brings the doses back, not the service.
        """
        linked = await asyncio.to_thread(self.linked)
        if linked and linked.address == address:
            await self.leave()
        return await asyncio.to_thread(self._disowned, address)

    async def _received(self, linked: Linked) -> Received:
        began = self.booklet.world.now()
        since = linked.newer(began)
        try:
            async with asyncio.timeout(SECONDS_MAX):
                told, aside = await self._brought(linked, since)
        except TimeoutError as error:
            await asyncio.to_thread(self._failed, linked, "peer.silent")
            raise Unreachable("peer.silent") from error
        except AlveoleError as error:
            await asyncio.to_thread(self._failed, linked, error.code)
            raise
        return await asyncio.to_thread(self._kept, linked, told, aside, began)

    async def _brought(
        self, linked: Linked, since: str
    ) -> tuple[list[Told], list[Aside]]:
        """Return the doses of every page, once it is known whose they are."""
        passed = await asyncio.to_thread(self.senders.passed, linked)
        patient = f"Patient/{passed.patient}"
        page, passed = await self._page(linked, passed, patient)
        await asyncio.to_thread(self._recognised, linked, page, passed.patient)
        told, aside, link = list[Told](), list[Aside](), _first(passed.patient, since)
        seen = set[str]()
        while link:
            if link in seen or len(seen) == PAGES_MAX or len(told) > DOSES_MAX:
                raise Refused("feed.unknown")
            seen.add(link)
            page, passed = await self._page(linked, passed, link)
            if any(one.patient != passed.patient for one in page.told):
                raise Refused("feed.other")
            told, aside = [*told, *page.told], [*aside, *page.aside]
            link = page.next
        return told, aside

    async def _page(
        self, linked: Linked, passed: Pass, link: str
    ) -> tuple[Bulletin, Pass]:
        """Return one page, and the pass that opened it: a new one if it had to be."""
        try:
            raw = await self.feed.read(linked.address, passed, link)
        except Refused as refused:
            if refused.code != "feed.token":
                raise
            passed = await self._renewed(linked, passed)
            raw = await self.feed.read(linked.address, passed, link)
        return await asyncio.to_thread(self.airlock.bulletin, raw), passed

    async def _renewed(self, linked: Linked, passed: Pass) -> Pass:
        """Return a new pass to the file of the same person, and remember it."""
        again = await self.feed.renewed(linked.address, passed)
        if again.patient != passed.patient:
            raise Refused("feed.other")
        change = partial(self.senders.change, replace, again, began=linked)
        await asyncio.to_thread(change)
        return again

    def _joined(self, pairing: Pairing, passed: Pass) -> Linked:
        """Remember a service; one linked again keeps what the person chose."""
        key = self.booklet.world.new_id().hex()
        with self.senders.alone:
            old = self.senders.linked()
            again = old if old and old.address == pairing.address else None
            made = again or Linked(pairing.address)
            made = replace(made, name=pairing.name, key=key, fault="", whole=0)
            return self.senders.keep(made, passed)

    def _begun(self) -> bool:
        """Note that it is asked by itself now, when it is time."""
        linked, now = self.senders.linked(), self.booklet.world.ms()
        if linked is None or linked.fault in _STOPS or not linked.due(now):
            return False
        self.senders.change(lambda one: replace(one, asked=now), began=linked)
        return True

    def _recognised(self, linked: Linked, page: Bulletin, patient: str) -> None:
        """Compare the Patient with the person of this space."""
        subject = page.subject
        if subject is None or page.patient != patient:
            raise Refused("feed.unknown")
        named = self.senders.change(lambda one: one.about(subject), began=linked)
        person = identity_of(self.booklet.vault, self.booklet.space)
        if stranger(subject, person):
            raise Refused("feed.stranger")
        if whose(subject, person) is not Whose.MINE and not named.trusted:
            raise Refused("feed.whose")

    def _failed(self, linked: Linked, code: str) -> None:
        with suppress(Refused):  # left meanwhile: nothing to remember
            self.senders.change(lambda one: replace(one, fault=code), began=linked)

    def _kept(
        self, linked: Linked, told: list[Told], unread: list[Aside], began: datetime
    ) -> Received:
        """Write what came, unless the service was left meanwhile."""
        with self.senders.alone:
            self.senders.mine(linked)
            counts, refused = self.served.write(told, linked)
            aside, gone = [*unread, *refused], counts["withdrawn"]
            now = self.senders.change(lambda one: one.told(began, aside, gone))
        known = {name: count for name, count in counts.items() if name}
        return Received(**known, left=now.left)

    def _disowned(self, address: str) -> Callable[[], object]:
        with self.senders.alone:
            return self.served.disown(address)


def _first(patient: str, since: str) -> str:
    """Return the link of the first page: all of it the first time."""
    asked = {"patient": patient, "_count": str(COUNT)}
    newer = {"_lastUpdated": f"ge{since}"} if since else {}
    return f"Immunization?{urlencode(asked | newer)}"
