"""« Recevoir mes vaccins d'un service » : let in once, asked again, kept as it says."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from urllib.parse import urlencode

from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.feed import Bulletin, Pairing, Pass, Told
from app.domain.foreign import Subject
from app.flows.vaccines.booklet import SERVICE, Booklet
from app.flows.vaccines.proposals import proposed
from app.flows.vaccines.service import Linked, Services
from app.flows.whose import identity_of
from app.ports.airlock import Airlock
from app.ports.courier import Progress, unheard
from app.ports.feed import Feed
from app.rules.addresses import secured
from app.rules.identity import Whose, whose

FEED: Final = "feed"
"""Key of the meta of a dose that says which one it is, at which service."""
MARK: Final = "mark"
DAILY: Final = timedelta(days=1)
MARGIN: Final = timedelta(days=1)
"""What is asked for again: the clock of a service is not ours."""
PAGES_MAX: Final = 60
DOSES_MAX: Final = 1_000
"""Nobody has as many: what tells more is no booklet."""
SECONDS_MAX: Final = 180.0
FAREWELL: Final = 5.0
"""Seconds a service is given to hear that it is left."""
COUNT: Final = 50
_INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"
_STOPS: Final = ("feed.token", "feed.whose")
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
    booklet: Booklet
    services: Services

    def linked(self) -> Linked | None:
        """Return the service, None when there is none."""
        return self.services.linked()

    async def begin(self, address: str) -> Pairing:
        """Ask a service for the code to show. Raises Refused("feed.address")."""
        place = secured(address)
        if not place:
            raise Refused("feed.address")
        return await self.feed.pair(place)

    async def join(self, pairing: Pairing, tell: Progress = unheard) -> Linked:
        """Wait for the person's yes over there, then remember the service."""
        passed = await self.feed.admitted(pairing, tell)
        made = Linked(pairing.address, pairing.name)
        return await asyncio.to_thread(self.services.keep, made, passed)

    async def receive(self) -> Received:
        """Bring what is new. Raises Refused("feed.none") without a service.

        Raises Refused("feed.whose") when its Patient may be somebody else: nothing
        is kept until `vouch`.
        """
        linked = await asyncio.to_thread(self.services.mine)
        began = self.booklet.world.now()
        try:
            async with asyncio.timeout(SECONDS_MAX):
                told, left = await self._brought(linked)
        except TimeoutError as error:
            await asyncio.to_thread(self._failed, "peer.silent")
            raise Unreachable("peer.silent") from error
        except AlveoleError as error:
            await asyncio.to_thread(self._failed, error.code)
            raise
        return await asyncio.to_thread(self._kept, told, left, began)

    async def due(self) -> Received | None:
        """Bring what is new when a day has passed; None when it is not the time."""
        if not await asyncio.to_thread(self._begun):
            return None
        return await self.receive()

    def vouch(self) -> None:
        """Say that the Patient of the service is the person of this space."""
        self.services.change(Linked.claimed)

    def switch(self, *, on: bool) -> None:
        """Ask again each day, or only when the person wants it."""
        self.services.change(lambda linked: replace(linked, daily=on))

    async def leave(self) -> None:
        """Forget the service and what opened it; what came stays."""
        linked = await asyncio.to_thread(self.services.mine)
        passed = await asyncio.to_thread(self.services.passed)
        await asyncio.to_thread(self.services.forget)
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await self.feed.left(linked.address, passed)

    async def _brought(self, linked: Linked) -> tuple[list[Told], int]:
        """Return the doses of every page, once it is known whose they are."""
        passed = await asyncio.to_thread(self.services.passed)
        patient = f"Patient/{passed.patient}"
        page, passed = await self._page(linked, passed, patient)
        await asyncio.to_thread(self._recognised, page, passed.patient)
        told, left, link = list[Told](), 0, _first(passed.patient, linked.since)
        seen = set[str]()
        while link:
            if link in seen or len(seen) == PAGES_MAX or len(told) > DOSES_MAX:
                raise Refused("feed.unknown")
            seen.add(link)
            page, passed = await self._page(linked, passed, link)
            if any(one.patient != passed.patient for one in page.told):
                raise Refused("feed.other")
            told, left, link = [*told, *page.told], left + page.left, page.next
        return told, left

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
        await asyncio.to_thread(self.services.change, lambda one: one, again)
        return again

    def _begun(self) -> bool:
        """Note that it is asked by itself now, when it is time."""
        linked, now = self.services.linked(), self.booklet.world.ms()
        due = now - DAILY // timedelta(milliseconds=1)
        if linked is None or not linked.last or linked.fault in _STOPS:
            return False
        if not linked.daily or max(linked.asked, linked.last) > due:
            return False
        self.services.change(lambda one: replace(one, asked=now))
        return True

    def _recognised(self, page: Bulletin, patient: str) -> None:
        """Compare the Patient with the person of this space."""
        if page.subject is None or page.patient != patient:
            raise Refused("feed.unknown")
        linked = self.services.change(partial(_about, page.subject))
        person = identity_of(self.booklet.vault, self.booklet.space)
        if whose(page.subject, person) is not Whose.MINE and not linked.trusted:
            raise Refused("feed.whose")

    def _failed(self, code: str) -> None:
        with suppress(Refused):  # left meanwhile: nothing to remember
            self.services.change(lambda linked: replace(linked, fault=code))

    def _kept(self, told: Iterable[Told], left: int, began: datetime) -> Received:
        """Write what came, one reception at a time."""
        with self.services.alone:
            linked, counts = self.services.mine(), Counter[str]({"left": left})
            noted = self._noted()
            for one in told:
                counts[self._told(one, linked, noted)] += 1
            since = (began - MARGIN).strftime(_INSTANT)
            now = self.booklet.world.ms()
            self.services.keep(replace(linked, last=now, since=since, fault=""))
        return Received(**{name: n for name, n in counts.items() if name})

    def _noted(self) -> dict[str, Entry]:
        """Return every dose a service sent, by which one it is."""
        every = (*self.booklet.withdrawn(), *self.booklet.every())
        return {one.meta[FEED]: one for one in every if FEED in one.meta}

    def _told(self, one: Told, linked: Linked, noted: dict[str, Entry]) -> str:
        """Write one dose, if it says anything new; return what became of it."""
        name = f"{linked.address}#{one.id}"
        old, dose = noted.get(name), proposed(one.found)
        if old and old.meta.get(MARK) == one.mark:
            return "known"
        if dose is None or (old is None and one.withdrawn):
            return "left" if dose is None else ""
        meta = _meta(one, linked, name)
        retell = partial(self.booklet.retell, told=meta, withdrawn=one.withdrawn)
        try:
            add = partial(self.booklet.add, dose, told=meta)
            noted[name] = retell(old.id, dose) if old else add()
        except Refused:
            return "left"
        changed = "withdrawn" if one.withdrawn else "changed"
        return changed if old else "added"


def _about(subject: Subject, linked: Linked) -> Linked:
    return linked.about(subject)


def _meta(one: Told, linked: Linked, name: str) -> dict[str, str]:
    """Return what is kept beside a dose: its source, its bytes as they came."""
    return {
        "source": SERVICE,
        "author": linked.called,
        FEED: name,
        MARK: one.mark,
        "raw": one.raw.hex(),
    }


def _first(patient: str, since: str) -> str:
    """Return the link of the first page: all of it the first time."""
    asked = {"patient": patient, "_count": str(COUNT)}
    newer = {"_lastUpdated": f"ge{since}"} if since else {}
    return f"Immunization?{urlencode(asked | newer)}"
