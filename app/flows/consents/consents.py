"""« Services » : what a certified service may read, given, seen and ended."""

import asyncio
from dataclasses import dataclass
from typing import Final, Self

from app.crypto.identity import Kind
from app.domain.consent import Consent, ConsentState, Finality, Service
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.mandates.gifts import Gifts
from app.flows.preferences import Preferences
from app.flows.sealed.cards import verified
from app.flows.synthesis.latest import shown
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.rules.registered import registered

LONGEST: Final = 367 * 86_400_000
"""Ms: a year, the day after its last day included."""


@dataclass(frozen=True, slots=True, repr=False)
class Consents:
    """Lets a certified service read the synthesis, and ends it.

    All but finding a service may be said without network.
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
        """Return the synthesis a service would read now, None for none."""
        return shown(self.people.preferences.vault, self.gifts.space)

    def give(self, service: Service, *, finality: Finality, until: int) -> Consent:
        """Let a service read the synthesis until *until* (Unix ms).

        Raises Refused("consent.until") for a past end or one in over a year,
        Refused("consent.nothing") as long as no synthesis was made,
        Refused("key.changed") for a false card.
        """
        now = self._now
        if not now < until <= now + LONGEST:
            raise Refused("consent.until")
        if self.would_leave() is None:
            raise Refused("consent.nothing")
        own = self.people.preferences.world.new_id()
        state = ConsentState.WAITING
        return Consent(own, service.name, service.number, finality, now, until, state)

    def every(self) -> list[Consent]:
        """Return what was allowed, newest first, what is over included."""
        return []

    def reads(self, _consent: bytes) -> Entry | None:
        """Return the document whose copy a service reads today, None for none."""
        return None

    def end(self, consent: bytes) -> None:
        """End a consent; what was read may have been copied.

        Raises Refused("consent.absent") when it is not known.
        """
        if all(one.id != consent for one in self.every()):
            raise Refused("consent.absent")

    @property
    def _now(self) -> int:
        return self.people.preferences.world.ms()
