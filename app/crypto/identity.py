"""Who is who: identities, devices, and the cards and certificates that say so."""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from app.crypto import signing
from app.crypto.canon import canon, digest
from app.crypto.packing import Count, Hash, Id, Signature, Signed, Statement, optional
from app.crypto.suites import CLASSIC, HYBRID, PUBLIC_SIZES
from app.domain.errors import Refused
from app.domain.ids import ID_SIZE, DeviceId, IdentityId, SpaceId

_SIGNATURE = 64


class Kind(IntEnum):
    """What an identity is."""

    PERSON = 1
    PROFESSIONAL = 2
    STRUCTURE = 3
    SERVICE = 4
    EMERGENCY = 5
    CUSTODIAN = 6


def identity_id(sign_pk: bytes) -> IdentityId:
    """Return the id a signing key certifies by itself."""
    return IdentityId(digest(canon("identity-id", sign_pk))[:ID_SIZE])


def device_id(public: bytes) -> DeviceId:
    """Return the id of a device (or of a server) from its Ed25519 key."""
    return DeviceId(digest(canon("device-id", public))[:ID_SIZE])


def space_id(root_pk: bytes, nonce: bytes) -> SpaceId:
    """Return the id of the space founded by the first root key and 16 bytes drawn."""
    return SpaceId(digest(canon("space-id", root_pk, nonce))[:ID_SIZE])


class DirectoryProof(NamedTuple):
    """What the operator's directory key says of a professional or a service."""

    official_id: str
    profession: str
    until: Count
    signature: Signature


@dataclass(frozen=True, slots=True)
class IdentityCard(Statement):
    """The public face of an identity; `H(card)` is `card_hash` of its exact bytes.

    *hpke2_pk* is empty without suite 2; *created* is Unix ms; *directory* is empty
    for a person.
    """

    identity: Id
    kind: Count
    sign_pk: Hash
    hpke1_pk: Hash
    hpke2_pk: bytes
    version: Count
    created: Count
    directory: DirectoryProof | bytes = b""

    def __post_init__(self) -> None:
        """Refuse a key of a length no suite has."""
        optional(PUBLIC_SIZES[HYBRID], self.hpke2_pk)
        if self.directory != b"" and isinstance(self.directory, bytes):
            raise Refused("statement.malformed")

    @property
    def hpke(self) -> dict[int, bytes]:
        """The keys to seal to, by suite."""
        return _by_suite(self.hpke1_pk, self.hpke2_pk)


@dataclass(frozen=True, slots=True)
class DeviceCard(Statement):
    """The public face of a device; unsigned, trusted through its hash."""

    device: Id
    ed25519_pk: Hash
    hpke1_pk: Hash
    hpke2_pk: bytes
    platform: str

    def __post_init__(self) -> None:
        """Refuse a key of a length no suite has."""
        optional(PUBLIC_SIZES[HYBRID], self.hpke2_pk)

    @property
    def hpke(self) -> dict[int, bytes]:
        """The keys to seal to, by suite."""
        return _by_suite(self.hpke1_pk, self.hpke2_pk)


def _by_suite(first: bytes, second: bytes) -> dict[int, bytes]:
    return {CLASSIC: first, HYBRID: second} if second else {CLASSIC: first}


@dataclass(frozen=True, slots=True)
class Certificate(Statement):
    """« This device is mine », by the identity, and « I am », by the device.

    *core* holds the exact bytes of a `Membership`; *acceptance* is empty until the
    device has agreed.
    """

    versioned = False

    core: bytes
    signature: Signature
    acceptance: bytes

    def __post_init__(self) -> None:
        """Refuse half an acceptance."""
        optional(_SIGNATURE, self.acceptance)


@dataclass(frozen=True, slots=True)
class Membership(Statement):
    """What a certificate says; dates are Unix ms compared with an op's `at`."""

    identity: Id
    device: Id
    card_hash: Hash
    not_before: Count
    until: Count = 0


@dataclass(frozen=True, slots=True)
class Retirement(Statement):
    """« Appareil retiré » : what this device signs from now on is refused."""

    identity: Id
    device: Id
    reason: Count
    at: Count


def card_hash(core: bytes) -> bytes:
    """Return `H(card)` of an identity card from its exact bytes."""
    return digest(canon("card", core))


def sign_card(seed: bytes, card: IdentityCard) -> Signed:
    """Sign a card with the identity's own key."""
    core = card.encode()
    return Signed(core, signing.sign(seed, canon("sig-card", core)))


def verify_card(signed: Signed) -> IdentityCard:
    """Return the card, signed by the very key its id comes from.

    Raises Refused("key.changed") otherwise.
    """
    card = IdentityCard.decode(signed.core)
    if card.identity != identity_id(card.sign_pk):
        raise Refused("key.changed")
    message = canon("sig-card", signed.core)
    signing.verify(card.sign_pk, signed.signature, message, "key.changed")
    return card


def certify(seed: bytes, membership: Membership) -> Certificate:
    """Sign, as the identity, that a device is one's own; the device accepts next."""
    core = membership.encode()
    return Certificate(core, signing.sign(seed, canon("sig-device", core)), b"")


def accept(seed: bytes, certificate: Certificate) -> Certificate:
    """Agree, as the device: no identity can claim one that did not."""
    message = canon("sig-device-accept", certificate.core)
    return replace(certificate, acceptance=signing.sign(seed, message))


def verify_certificate(
    identity_pk: bytes, device_pk: bytes, certificate: Certificate
) -> Membership:
    """Return what both hands signed; dates and retirement are judged at the op.

    Raises Refused("grant.forged") when a hand is missing or names are others'.
    """
    core = certificate.core
    signing.verify(
        identity_pk, certificate.signature, canon("sig-device", core), "grant.forged"
    )
    accepted = canon("sig-device-accept", core)
    signing.verify(device_pk, certificate.acceptance, accepted, "grant.forged")
    membership = Membership.decode(core)
    names = identity_id(identity_pk), device_id(device_pk)
    if (membership.identity, membership.device) != names:
        raise Refused("grant.forged")
    return membership


def sign_retirement(seed: bytes, retirement: Retirement) -> Signed:
    """Sign, as the identity, that a device is no longer one's own."""
    core = retirement.encode()
    return Signed(core, signing.sign(seed, canon("sig-retire", core)))


def verify_retirement(identity_pk: bytes, signed: Signed) -> Retirement:
    """Return a retirement signed by the identity it names.

    Raises Refused("grant.forged") otherwise.
    """
    message = canon("sig-retire", signed.core)
    signing.verify(identity_pk, signed.signature, message, "grant.forged")
    retirement = Retirement.decode(signed.core)
    if retirement.identity != identity_id(identity_pk):
        raise Refused("grant.forged")
    return retirement
