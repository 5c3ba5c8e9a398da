"""What letting somebody read stands on: the people one knows, and the gifts made."""

import asyncio
from dataclasses import dataclass
from typing import Final, Self

from app.domain.errors import Refused, Unreachable
from app.domain.ids import SpaceId
from app.domain.write import Write
from app.flows.keychain import SpaceKeys
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.mandates.gifts import Gift, Gifts
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault

LONGEST: Final = 367 * 86_400_000
"""Ms: a year, the day after its last day included."""
_DIRECTORY: Final = "directory.seen/"
"""Setting, by server: the key of the directory it is believed for."""


@dataclass(frozen=True, slots=True, repr=False)
class Giving:
    """Whom the person of a space knows, and what each of them may read there.

    Mandates lend to people and consents to services: both stand on this.
    """

    people: Acquaintances
    gifts: Gifts

    @classmethod
    def over(
        cls, preferences: Preferences, journal: Journal, trail: Trail, courier: Courier
    ) -> Self:
        """Return what the space of these preferences lends."""
        people = Acquaintances(preferences, courier)
        return cls(people, Gifts(journal, trail, preferences.space.id))

    @property
    def space(self) -> SpaceId:
        """The space it is read in."""
        return self.gifts.space

    @property
    def preferences(self) -> Preferences:
        """The settings of the space."""
        return self.people.preferences

    @property
    def vault(self) -> Vault:
        """Where the space is kept."""
        return self.preferences.vault

    @property
    def world(self) -> World:
        """The time and the dice of the space."""
        return self.preferences.world

    @property
    def now(self) -> int:
        """The instant, in Unix ms."""
        return self.world.ms()

    def keys(self) -> SpaceKeys:
        """Return the keys of the space, with what is learnt of them on the way."""
        return SpaceKeys(self.vault, self.space)

    async def directory(self) -> bytes:
        """Return the key of who vouches for services and professionals, b"" for none.

        It is the one the person pinned when opening their reception, else the first the
        server showed, without network too: a server that shows another later is not
        believed. Raises Refused("directory.changed"), Unreachable as long as none was
        seen, and as `Courier.directory`.
        """
        pinned = await asyncio.to_thread(lambda: self.gifts.standing().directory_key)
        kept = await asyncio.to_thread(self.vault.setting, self._seen)
        known = pinned or kept
        try:
            shown = pinned or (await self.people.courier.directory()).directory_key
        except Unreachable:
            if not known:
                raise
            return known
        if known and shown != known:
            raise Refused("directory.changed")
        if shown != kept:
            seen = Write(self.space, settings={self._seen: shown})
            await asyncio.to_thread(self.vault.commit, seen)
        return shown

    @property
    def _seen(self) -> str:
        return _DIRECTORY + self.preferences.space.server

    def every(self) -> list[Gift]:
        """Return each gift ever made, as of now."""
        return self.gifts.every(self.now)

    def of(self, mandate: bytes) -> list[Gift]:
        """Return the gifts of one mandate or consent, as of now."""
        return [one for one in self.every() if one.mandate == mandate]

    def check_end(self, until: int, code: str) -> None:
        """Raise Refused(*code*) for an end (Unix ms) past, or in over a year."""
        if not self.now < until <= self.now + LONGEST:
            raise Refused(code)
