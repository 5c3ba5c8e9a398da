"""A device that joins an identity: its keys, and how a home is made of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from app.crypto.account import Account, AccountSecrets, check, open_vault
from app.crypto.canon import Entropy, digest
from app.crypto.enrolment import Pin
from app.crypto.identity import (
    DeviceCard,
    IdentityCard,
    Membership,
    accept,
    certify,
    verify_card,
)
from app.crypto.packing import Signed
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.trail import Page
from app.domain.write import Origin, Write
from app.flows.identities import SINCE_EVER, device_card, new_keys
from app.flows.keychain import AccountKey, Me
from app.flows.onboarding import SERVER
from app.flows.world import World
from app.ports.vault import Vault
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Arrival:
    """A device that is one of its identity's: what its home will hold."""

    me: Me
    account: AccountKey


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A device that has keys and belongs to nobody yet."""

    keys: AccountSecrets = field(repr=False)
    card: DeviceCard


def newcomer(entropy: Entropy, platform: str) -> Newcomer:
    """Draw the keys of a new device."""
    keys = new_keys(entropy)
    return Newcomer(keys, device_card(keys, platform))


def opened(
    amk: bytes, account: bytes, card: bytes, *, identity: bytes, version: int
) -> tuple[Account, AccountSecrets, IdentityCard]:
    """Open an account vault and compare it with the identity's signed card.

    *account* and *card* are as the server gives them. Raises
    Refused("account.rollback") when they do not belong together,
    Refused("key.changed") for a false card.
    """
    held = Account.decode(account)
    if (held.identity, held.version) != (identity, version):
        raise Refused("account.rollback")
    public = verify_card(Signed.decode(card))
    secrets = open_vault(amk, identity, version, held.vault)
    check(secrets, public)
    return held, secrets, public


def certified(newcomer: Newcomer, secrets: AccountSecrets, card: bytes) -> Me:
    """Let an identity whose keys are open take in a new device at once."""
    identity = verify_card(Signed.decode(card)).identity
    device, sha = newcomer.card.device, digest(newcomer.card.encode())
    signed = certify(secrets.sign, Membership(identity, device, sha, SINCE_EVER))
    certificate = accept(newcomer.keys.sign, signed).encode()
    return Me(newcomer.keys, newcomer.card.encode(), certificate, secrets, card)


def restored(
    world: World, platform: str
) -> Callable[[Mapping[str, bytes]], Mapping[str, bytes]]:
    """Return what makes a new device of an archive's secrets: its own keys replace
    those of the device that packed it."""

    def arrive(secrets: Mapping[str, bytes]) -> Mapping[str, bytes]:
        identity = AccountSecrets.decode(secrets["identity"])
        new = newcomer(world.entropy, platform)
        me = certified(new, identity, secrets["identity.card"])
        return {**secrets, **me.secrets()}

    return arrive


def move_in(
    apart: Callable[[SpaceId], Vault],
    arrival: Arrival,
    spaces: Iterable[SpaceId],
    *,
    pins: Iterable[Pin],
    server: str,
) -> None:
    """Make a home of an arrival: its keys, and its spaces still to be pulled.

    *apart* gives the vault as the house of a space sees it. *pins* are heads that the
    log of a space must pass through; they come first, in the order they were given.
    """
    known: Mapping[bytes, Pin] = {pin.space: pin for pin in pins}
    secrets = {**arrival.me.secrets(), **arrival.account.secrets()}
    for space in dict.fromkeys((*map(SpaceId, known), *spaces)):
        standing = Standing.start(space)
        pin = known.get(space)
        if pin and pin.seq:
            standing.pins[pin.seq] = pin.h
        apart(space).commit(
            Write(
                space,
                settings={SERVER: server.encode()},
                secrets=secrets,
                page=Page(standing.encode()),
            ),
            origin=Origin.PEER,
        )
