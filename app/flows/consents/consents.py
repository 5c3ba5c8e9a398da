"""« Services » : what a certified service may read, given, seen and ended."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Self

from app.crypto.grants import Label
from app.crypto.identity import Kind
from app.crypto.notes import Note
from app.crypto.statements import Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.consent import Consent, ConsentState, Finality, Service
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, made_at
from app.domain.mandate import Known
from app.domain.query import PAGE_MAX, Query
from app.domain.when import When
from app.domain.write import Write
from app.fhir import agreement
from app.fhir.agreement import Agreement
from app.flows.keychain import SpaceKeys
from app.flows.latest_synthesis import CATEGORY, shown
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.mandates.gifts import Gift, Gifts, state_of
from app.flows.mandates.granting import Granting, ending
from app.flows.mandates.mandates import LONGEST
from app.flows.preferences import Preferences
from app.flows.sealed.cards import verified
from app.flows.sealed.copies import Mark, fingerprint, mark_name
from app.flows.sealed.epochs import new_collection
from app.flows.world import World
from app.kinds import consent, document
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.rules.registered import registered

_MEANING: Final = Label(Rubric.SERVICE, Confidentiality.N, "")
_NOBODY: Final = Note("")
"""A service reads whose synthesis it is in the synthesis, and nothing beside."""


@dataclass(frozen=True, slots=True, repr=False)
class Consents:
    """Lets a certified service read the synthesis, and ends it.

    All but finding a service may be said without network: it leaves with the next
    exchange, and the synthesis goes along.
    """

    people: Acquaintances
    gifts: Gifts

    @classmethod
    def over(
        cls, preferences: Preferences, journal: Journal, trail: Trail, courier: Courier
    ) -> Self:
        """Return the consents of the space of these preferences."""
        people = Acquaintances(preferences, courier)
        return cls(people, Gifts(journal, trail, preferences.space.id))

    async def find(self, code: str) -> Service:
        """Return the service of a code, under the name the directory gives it.

        Raises Refused("consent.not_a_service" | "consent.not_certified"), and what
        `Acquaintances.find` does.
        """
        met = await self.people.meet(code)
        card = verified(met.card, met.identity)
        if card.kind != Kind.SERVICE:
            raise Refused("consent.not_a_service")
        pinned = await asyncio.to_thread(lambda: self.gifts.standing().directory_key)
        directory = pinned or (await self.people.courier.directory()).directory_key
        try:
            told = registered(directory, card, self._now)
        except Refused as error:
            raise Refused("consent.not_certified") from error
        return Service(met.identity, met.card, told.name, told.number)

    def would_leave(self) -> Entry | None:
        """Return the synthesis a service would read now, None for none to be seen."""
        return shown(self._preferences.vault, self.gifts.space)

    def give(self, service: Service, *, finality: Finality, until: int) -> Consent:
        """Let a service read the synthesis until *until* (Unix ms).

        Raises Refused("consent.until") for a past end or one in over a year,
        Refused("consent.nothing") as long as no synthesis was made,
        Refused("key.changed") for a false card.
        """
        now, vault, own = self._now, self._preferences.vault, self._world.new_id()
        if not now < until <= now + LONGEST:
            raise Refused("consent.until")
        if self.would_leave() is None:
            raise Refused("consent.nothing")
        known = Known(service.identity, service.card)
        self.people.keep(known)
        keys = SpaceKeys(vault, self.gifts.space)
        collection = new_collection(keys, _MEANING, self._world.entropy)
        given = Granting(self.gifts, self._world, keys, _NOBODY).give(
            known, own, collection, until=until, purpose=Purpose.SERVICE
        )
        since = made_at(own)
        said = Agreement(service.name, service.number, finality, CATEGORY, since, until)
        entry = self._element(EntryId(own), said)
        write = Write(self.gifts.space, entries=(entry,), controls=(given,))
        vault.commit(replace(write, secrets=keys.learnt))
        return _told(entry, said, ConsentState.WAITING)

    def every(self) -> list[Consent]:
        """Return what was allowed, newest first, what is over included."""
        gifts: dict[bytes, list[Gift]] = {}
        for gift in self.gifts.every(self._now):
            gifts.setdefault(gift.mandate, []).append(gift)
        found = (
            self._consent(entry, gifts.get(entry.id, [])) for entry in self._elements()
        )
        return sorted(found, key=lambda one: one.id, reverse=True)

    def reads(self, own: bytes) -> Entry | None:
        """Return the document whose copy a service may read now, None for none."""
        vault, space = self._preferences.vault, self.gifts.space
        mine = [one for one in self.gifts.every(self._now) if one.mandate == own]
        if state_of(mine) is ConsentState.ENDED:
            return None
        told = {self._mark(one).told for one in mine}
        asked = Query(document.KIND.code, category=CATEGORY, limit=PAGE_MAX)
        made = (one for one in vault.find(space, asked) if fingerprint(one) in told)
        return max(made, key=lambda one: one.updated, default=None)

    def end(self, own: bytes) -> None:
        """End a consent; what was read may have been copied.

        Raises Refused("consent.absent") when it is not known.
        """
        entry = next((one for one in self._elements() if one.id == own), None)
        if entry is None:
            raise Refused("consent.absent")
        said = replace(agreement.read(entry.body), withdrawn=True)
        body = agreement.write(entry.id, self.gifts.space, said)
        mine = [one for one in self.gifts.every(self._now) if one.mandate == own]
        ended = replace(entry, body=body, updated=self._now)
        entries = (ended,) if body != entry.body else ()
        self._preferences.vault.commit(
            replace(ending(self.gifts, mine), entries=entries)
        )

    def _consent(self, entry: Entry, mine: list[Gift]) -> Consent:
        sent = max((self._mark(one).at for one in mine), default=0)
        told = _told(entry, agreement.read(entry.body), state_of(mine))
        return replace(told, sent=sent)

    def _mark(self, gift: Gift) -> Mark:
        kept = self._preferences.vault.setting(mark_name(gift.collection))
        return Mark.of(kept)

    def _element(self, own: EntryId, said: Agreement) -> Entry:
        return Entry(
            space=self.gifts.space,
            id=own,
            kind=consent.KIND.code,
            body=agreement.write(own, self.gifts.space, said),
            when=When.unknown(),
            rubric=consent.KIND.rubric,
            updated=self._now,
        )

    def _elements(self) -> Iterator[Entry]:
        asked = Query(consent.KIND.code, limit=PAGE_MAX)
        while page := self._preferences.vault.find(self.gifts.space, asked):
            yield from page
            asked = replace(asked, offset=asked.offset + PAGE_MAX)

    @property
    def _now(self) -> int:
        return self._world.ms()

    @property
    def _world(self) -> World:
        return self._preferences.world

    @property
    def _preferences(self) -> Preferences:
        return self.people.preferences


def _told(entry: Entry, said: Agreement, state: ConsentState) -> Consent:
    return Consent(
        entry.id,
        said.name,
        said.number,
        said.finality,
        said.since,
        said.until,
        state,
    )
