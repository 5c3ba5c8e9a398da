"""The two devices of the example, as if both had written in the log."""

from app.crypto.identity import DeviceCard
from app.domain.ids import DeviceId, SpaceId
from app.domain.trail import Page
from app.domain.write import Write
from app.flows import keychain
from app.flows.household import SEEN
from app.flows.identities import SINCE_EVER, device_card, new_keys
from app.flows.world import World
from app.ports.vault import Vault
from app.rules.standing import Author, Standing


def second(world: World, platform: str) -> DeviceCard:
    """Draw the card of the other device."""
    return device_card(new_keys(world.entropy), platform)


def known(
    vault: Vault, space: SpaceId, other: DeviceCard, *, met: int, seen: int
) -> Write:
    """Return what makes both devices known.

    The other one was met at *met*; both wrote last at *seen* (Unix ms).
    """
    me, standing = keychain.me(vault), Standing.start(space)
    both = (me.device_public, other)
    for card in both:
        standing.authors[card.device] = Author(
            me.identity, card.ed25519_pk, SINCE_EVER, 0, card.encode()
        )
        standing.last[card.device] = (1, seen)
    first = {SEEN + card.device.hex(): str(met).encode() for card in both}
    return Write(space, page=Page(standing=standing.encode()), settings=first)


def id_of(card: DeviceCard) -> DeviceId:
    """Return the id of a device."""
    return DeviceId(card.device)
