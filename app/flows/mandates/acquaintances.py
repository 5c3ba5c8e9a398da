"""« Mes proches » : the people one knows by the code they showed."""

import asyncio
from dataclasses import dataclass
from typing import Final

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

_PERSON: Final = 1
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
        identity = identity_of(code)
        kept = await asyncio.to_thread(self._kept, identity)
        try:
            shown = await self.courier.card(identity)
        except Unreachable:
            if not kept:
                raise
            shown = kept
        card = _believed(kept, shown, identity)
        return await asyncio.to_thread(self._met, identity, card)

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
        kept = self._cards.signed(known.identity)
        self._keep(known.identity, newest(kept, known.card, known.identity))
        self.preferences.put(_NAME + known.identity.hex(), said)
        return said

    def _kept(self, identity: IdentityId) -> bytes:
        if identity == keychain.me(self.preferences.vault).identity:
            raise Refused("card.own")
        return self._cards.signed(identity)

    def _met(self, identity: IdentityId, card: bytes) -> Known:
        self._keep(identity, card)
        return Known(identity, card, self.name(identity))

    def _keep(self, identity: IdentityId, card: bytes) -> None:
        self.preferences.put(card_name(identity), card_text(card))

    @property
    def _cards(self) -> Cards:
        return Cards(self.preferences.vault, self.preferences.space.id)


def _believed(kept: bytes, shown: bytes, identity: IdentityId) -> bytes:
    """Return the card of a person; that of anybody else is none."""
    try:
        card = newest(kept, shown, identity)
        kind = verified(card, identity).kind
    except Refused as refusal:
        if refusal.code == "key.changed":
            raise
        raise Broken("peer.malformed") from refusal
    if kind != _PERSON:
        raise Refused("card.unknown")
    return card
