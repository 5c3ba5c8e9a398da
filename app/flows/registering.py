"""« Inscrire » : an identity that is nobody's, and the word of a directory on it."""

from dataclasses import replace
from typing import Final

from app.crypto.directory import sign_directory
from app.crypto.identity import IdentityCard, Kind, sign_card
from app.flows.identities import new_me
from app.flows.keychain import Me
from app.flows.world import World
from app.rules.deposits.vouching import LABORATORY

YEAR: Final = 366 * 86_400_000
"""Ms a directory vouches for: its word is asked for again each year."""

SERVICE: Final = "service"
"""The profession a directory gives a service it certifies."""


def new_laboratory(world: World, platform: str) -> Me:
    """Draw the identity of a laboratory and its one device; nobody vouches for it."""
    return _new(world, platform, Kind.STRUCTURE)


def new_service(world: World, platform: str) -> Me:
    """Draw the identity of a service and its one device; nobody vouches for it."""
    return _new(world, platform, Kind.SERVICE)


def new_professional(world: World, platform: str) -> Me:
    """Draw the identity of a professional and its one device, as `new_laboratory`."""
    return _new(world, platform, Kind.PROFESSIONAL)


def _new(world: World, platform: str, kind: Kind) -> Me:
    made = new_me(world.entropy, platform, now=world.ms())
    return named(made, replace(made.card, kind=kind))


def vouch(
    directory: bytes,
    card: IdentityCard,
    official: str,
    now: int,
    *,
    profession: str = LABORATORY,
) -> IdentityCard:
    """Say, as the operator of a directory, whose a card is.

    *directory* is its secret seed, *official* the register, number and name there.
    """
    return sign_directory(directory, card, official, profession, now + YEAR)


def named(me: Me, card: IdentityCard) -> Me:
    """Return the same identity under another card: what a directory says is on it."""
    signed = sign_card(me.identity_keys.sign, card)
    return replace(me, identity_card=signed.encode())
