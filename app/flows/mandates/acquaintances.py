"""« Mes proches » : the people one knows by the code they showed."""

import asyncio
from dataclasses import dataclass
from typing import Final

from app.crypto.identity import Kind
from app.crypto.person_code import identity_of, person_code
from app.domain.errors import Broken, Refused, Unreachable
from app.domain.folding import visible
from app.domain.ids import IdentityId
from app.domain.mandate import Known
from app.flows import keychain
from app.flows.preferences import Preferences
from app.flows.sealed.cards import Cards, card_name, card_text, newest, verified
from app.ports.courier import Courier

NAME_MAX: Final = 60
"""The longest name one gives a person, in characters."""

_NAME: Final = "person.name/"


@dataclass(frozen=True, slots=True, repr=False)
class Acquaintances:
    """Finds people by their code; keeps their cards, and what one calls them.

    Both follow to one's other devices, so that each can entrust and take back.
    """

    preferences: Preferences
    courier: Courier

    def my_code(self) -> str:
        """Return the code to show: that of the identity of this device."""
        return person_code(keychain.me(self.preferences.vault).identity)

    async def find(self, code: str) -> Known:
        """Return the person whose code was typed, as the server shows them.

        The code is the person: a server can show nobody else. Without network, who
        was found before is still known. Raises Refused("card.mistyped" | "card.own" |
        "card.unknown" | "key.changed" | "server.none"), Unreachable,
        Broken("peer.malformed").
        """
        met = await self.meet(code)
        if verified(met.card, met.identity).kind != Kind.PERSON:
            raise Refused("card.unknown")
        await asyncio.to_thread(self.keep, met)
        return met

    async def meet(self, code: str) -> Known:
        """Return whose code was typed, a person or not; raises as `find`."""
        identity = identity_of(code)
        kept = await asyncio.to_thread(self._kept, identity)
        try:
            shown = await self.courier.card(identity)
        except Unreachable:
            if not kept:
                raise
            shown = kept
        card = _believed(kept, shown, identity)
        name = await asyncio.to_thread(self.name, identity)
        return Known(identity, card, name)

    def name(self, identity: IdentityId) -> str:
        """Return what one calls a person, "" as long as nothing was said."""
        return self.preferences.get(_NAME + identity.hex())

    def call(self, known: Known, name: str) -> str:
        """Note what one calls a person, and their card; return the name as kept.

        Raises Refused("name.missing"), Refused("key.changed") for a false card.
        """
        said = " ".join(visible(name).split())[:NAME_MAX].strip()
        if not said:
            raise Refused("name.missing")
        self.keep(known)
        self.preferences.put(_NAME + known.identity.hex(), said)
        return said

    def keep(self, known: Known) -> None:
        """Keep a card, whose keys are sealed to. Raises Refused("key.changed")."""
        identity = known.identity
        card = newest(self._cards.signed(identity), known.card, identity)
        self.preferences.put(card_name(identity), card_text(card))

    def _kept(self, identity: IdentityId) -> bytes:
        if identity == keychain.me(self.preferences.vault).identity:
            raise Refused("card.own")
        return self._cards.signed(identity)

    @property
    def _cards(self) -> Cards:
        return Cards(self.preferences.vault, self.preferences.space.id)


def _believed(kept: bytes, shown: bytes, identity: IdentityId) -> bytes:
    """Return the card of an identity; that of anybody else is none."""
    try:
        return newest(kept, shown, identity)
    except Refused as refusal:
        if refusal.code == "key.changed":
            raise
        raise Broken("peer.malformed") from refusal
