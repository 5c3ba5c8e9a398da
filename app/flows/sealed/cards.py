"""The cards of those one entrusts something to, kept among the preferences."""

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass

from app.crypto.identity import IdentityCard, card_hash, verify_card
from app.crypto.packing import Signed
from app.crypto.suites import sealed_to
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.flows.preferences import chosen
from app.ports.vault import Vault

_CARD = "person.card/"


@dataclass(frozen=True, slots=True)
class Cards:
    """Reads them in the space of who entrusts: each of its devices knows them.

    A card is its own proof: one that was altered is none.
    """

    vault: Vault
    space: SpaceId

    def of(self, identity: bytes) -> IdentityCard | None:
        """Return the card of a person."""
        signed = self.signed(identity)
        return verified(signed, identity) if signed else None

    def signed(self, identity: bytes) -> bytes:
        """Return the exact bytes of a card, b"" when it is not known."""
        try:
            raw = b64decode(chosen(self.vault, self.space, card_name(identity)))
            verified(raw, identity)
        except (Refused, Error):
            return b""
        return raw


def card_name(identity: bytes) -> str:
    """Return the name of the preference that holds a card."""
    return _CARD + identity.hex()


def card_text(signed: bytes) -> str:
    """Write a signed card as a preference."""
    return b64encode(signed).decode()


def verified(signed: bytes, identity: bytes) -> IdentityCard:
    """Return the card an identity signed, to which a key can be sealed.

    Raises Refused("key.changed") when it is not theirs or its keys are none,
    Refused("statement.malformed" | "format.unknown") when it is no card.
    """
    card = verify_card(Signed.decode(signed))
    if card.identity != identity:
        raise Refused("key.changed")
    sealed_to(card.hpke, b"", b"")
    return card


def newest(kept: bytes, shown: bytes, identity: bytes) -> bytes:
    """Return the card to believe, of one *kept* (b"" for none) and one *shown*.

    Raises Refused("key.changed") for other bytes at the version kept.
    """
    new = verified(shown, identity)
    if not kept:
        return shown
    old = verified(kept, identity)
    if old.version == new.version and _hash(kept) != _hash(shown):
        raise Refused("key.changed")
    return shown if new.version > old.version else kept


def _hash(signed: bytes) -> bytes:
    return card_hash(Signed.decode(signed).core)
