"""« Services » : what a certified service may read, given, seen and ended."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

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
from app.flows.latest_synthesis import CATEGORY, shown
from app.flows.mandates.gifts import Gift, state_of
from app.flows.mandates.giving import Giving
from app.flows.mandates.granting import Granting, ending
from app.flows.sealed.cards import verified
from app.flows.sealed.copies import Mark, fingerprint, mark_name
from app.flows.sealed.epochs import new_collection
from app.flows.windows import every
from app.kinds import consent, document
from app.rules.registered import registered

_MEANING: Final = Label(Rubric.SERVICE, Confidentiality.N, "")
_NOBODY: Final = Note("")
"""A service reads whose synthesis it is in the synthesis, and nothing beside."""


@dataclass(frozen=True, slots=True, repr=False)
class Consents:
    """Lets a certified service read the synthesis, and ends it.

    All but finding a service for the first time may be said without network: it leaves
    with the next exchange, and the synthesis goes along.
    """

    giving: Giving

    async def find(self, code: str) -> Service:
        """Return the service of a code, under the name the directory gives it.

        Raises Refused("consent.not_a_service" | "consent.not_certified"), and what
        `Acquaintances.find` does.
        """
        met = await self.giving.people.meet(code)
        card = verified(met.card, met.identity)
        if card.kind != Kind.SERVICE:
            raise Refused("consent.not_a_service")
        directory = await self.giving.directory()
        try:
            told = registered(directory, card, self.giving.now)
        except Refused as error:
            raise Refused("consent.not_certified") from error
        return Service(met.identity, met.card, told.name, told.number)

    def would_leave(self) -> Entry | None:
        """Return the synthesis a service would read now, None for none to be seen."""
        return shown(self.giving.vault, self.giving.space)

    def give(self, service: Service, *, finality: Finality, until: int) -> Consent:
        """Let a service read the synthesis until *until* (Unix ms).

        Raises Refused("consent.until") for a past end or one in over a year,
        Refused("consent.nothing") as long as no synthesis was made,
        Refused("key.changed") for a false card.
        """
        giving, own = self.giving, self.giving.world.new_id()
        giving.check_end(until, "consent.until")
        if self.would_leave() is None:
            raise Refused("consent.nothing")
        known = Known(service.identity, service.card)
        giving.people.keep(known)
        keys = giving.keys()
        collection = new_collection(keys, _MEANING, giving.world.entropy)
        given = Granting(giving.gifts, giving.world, keys, _NOBODY).give(
            known, own, collection, until=until, purpose=Purpose.SERVICE
        )
        since = made_at(own)
        said = Agreement(service.name, service.number, finality, CATEGORY, since, until)
        entry = self._element(EntryId(own), said)
        write = Write(giving.space, entries=(entry,), controls=(given,))
        giving.vault.commit(replace(write, secrets=keys.learnt))
        return _told(entry, said, ConsentState.WAITING)

    def every(self) -> list[Consent]:
        """Return what was allowed, newest first, what is over included."""
        gifts: dict[bytes, list[Gift]] = {}
        for gift in self.giving.every():
            gifts.setdefault(gift.mandate, []).append(gift)
        found = (
            self._consent(entry, gifts.get(entry.id, [])) for entry in self._elements()
        )
        return sorted(found, key=lambda one: one.id, reverse=True)

    def reads(self, own: bytes) -> Entry | None:
        """Return the document whose copy a service may read now, None for none."""
        vault, space = self.giving.vault, self.giving.space
        mine = self.giving.of(own)
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
        body = agreement.write(entry.id, self.giving.space, said)
        mine = self.giving.of(own)
        ended = replace(entry, body=body, updated=self.giving.now)
        entries = (ended,) if body != entry.body else ()
        self.giving.vault.commit(
            replace(ending(self.giving.gifts, mine), entries=entries)
        )

    def _consent(self, entry: Entry, mine: list[Gift]) -> Consent:
        sent = max((self._mark(one).at for one in mine), default=0)
        told = _told(entry, agreement.read(entry.body), state_of(mine))
        left = max((one.left for one in mine), default=0)
        return replace(told, sent=sent, left=0 if told.withdrawn else left)

    def _mark(self, gift: Gift) -> Mark:
        kept = self.giving.vault.setting(mark_name(gift.collection))
        return Mark.of(kept)

    def _element(self, own: EntryId, said: Agreement) -> Entry:
        return Entry(
            space=self.giving.space,
            id=own,
            kind=consent.KIND.code,
            body=agreement.write(own, self.giving.space, said),
            when=When.unknown(),
            rubric=consent.KIND.rubric,
            updated=self.giving.now,
        )

    def _elements(self) -> Iterator[Entry]:
        return every(self.giving.vault, self.giving.space, Query(consent.KIND.code))


def _told(entry: Entry, said: Agreement, state: ConsentState) -> Consent:
    return Consent(
        entry.id,
        said.name,
        said.number,
        said.finality,
        said.since,
        said.until,
        state,
        withdrawn=said.withdrawn,
    )
