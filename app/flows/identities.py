"""Keys drawn here, and the cards that show their public half."""

from app.crypto import signing
from app.crypto.account import (
    Account,
    AccountSecrets,
    device_way,
    recovery_way,
    seal_vault,
)
from app.crypto.canon import KEY, Entropy, digest
from app.crypto.identity import (
    DeviceCard,
    IdentityCard,
    Kind,
    Membership,
    accept,
    certify,
    device_id,
    identity_id,
    sign_card,
)
from app.crypto.recovery import recovery_kek
from app.crypto.suites import CLASSIC, HYBRID, best_suite, public_key
from app.flows.keychain import AccountKey, Me

SINCE_EVER = 0
"""`not_before` of our own devices: a wrong clock must not lock one out."""


def new_keys(entropy: Entropy) -> AccountSecrets:
    """Draw the three secrets of a device or of an identity."""
    return AccountSecrets(entropy(KEY), entropy(KEY), entropy(KEY))


def device_card(keys: AccountSecrets, platform: str) -> DeviceCard:
    """Return the card of a device; *platform* is shown to its owner."""
    public = signing.public_of(keys.sign)
    return DeviceCard(device_id(public), public, *_publics(keys), platform)


def new_me(entropy: Entropy, platform: str, *, now: int) -> Me:
    """Draw an identity and its first device, each vouching for the other."""
    keys, identity_keys = new_keys(entropy), new_keys(entropy)
    sign_pk = signing.public_of(identity_keys.sign)
    identity, card = identity_id(sign_pk), device_card(keys, platform)
    mine = IdentityCard(
        identity, Kind.PERSON, sign_pk, *_publics(identity_keys), 1, now
    )
    membership = Membership(identity, card.device, digest(card.encode()), SINCE_EVER)
    certificate = accept(keys.sign, certify(identity_keys.sign, membership))
    signed = sign_card(identity_keys.sign, mine)
    return Me(keys, card.encode(), certificate.encode(), identity_keys, signed.encode())


def seal_account(
    me: Me, cards: list[DeviceCard], recovery: bytes, entropy: Entropy, *, version: int
) -> AccountKey:
    """Draw an account key and seal the identity under it, for each way in.

    *cards* are the devices that stay; *recovery* is the 20-byte recovery key.
    """
    amk, identity = entropy(KEY), me.identity
    vault = seal_vault(amk, identity, version, me.identity_keys, entropy)
    ways = tuple(
        device_way(card.hpke, amk, identity, version, card.device) for card in cards
    )
    sheet = recovery_way(recovery_kek(recovery), amk, identity, version, entropy)
    return AccountKey(Account(identity, version, vault, ways, sheet), amk, recovery)


def _publics(keys: AccountSecrets) -> tuple[bytes, bytes]:
    hybrid = public_key(HYBRID, keys.hpke2) if best_suite() == HYBRID else b""
    return public_key(CLASSIC, keys.hpke1), hybrid
