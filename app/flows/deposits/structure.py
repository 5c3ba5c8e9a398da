"""« Structure » : the identity of who deposits, and the word of a directory on it."""

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


def new_laboratory(world: World, platform: str) -> Me:
    """Draw the identity of a laboratory and its one device; nobody vouches for it."""
    made = new_me(world.entropy, platform, now=world.ms())
    card = replace(made.card, kind=Kind.STRUCTURE)
    signed = sign_card(made.identity_keys.sign, card)
    return replace(made, identity_card=signed.encode())


def vouch(
    directory: bytes, card: IdentityCard, official: str, now: int
) -> IdentityCard:
    """Say, as the operator of a directory, that a card is this laboratory's.

    *directory* is its secret seed, *official* its register, number and name.
    """
    return sign_directory(directory, card, official, LABORATORY, now + YEAR)


def named(me: Me, card: IdentityCard) -> Me:
    """Return the same identity once a directory has vouched for it."""
    signed = sign_card(me.identity_keys.sign, card)
    return replace(me, identity_card=signed.encode())
