"""« Ajouter un appareil » : one that waits at the door, one that lets it in."""

from dataclasses import dataclass, field

from app.crypto.canon import digest
from app.crypto.enrolment import (
    Enrolment,
    Invitation,
    Pin,
    compared,
    open_enrolment,
    read_code,
    seal_enrolment,
)
from app.crypto.identity import (
    Certificate,
    DeviceCard,
    Membership,
    accept,
    card_hash,
    certify,
    verify_card,
    verify_certificate,
)
from app.crypto.packing import Signed
from app.domain.errors import Refused
from app.flows import keychain
from app.flows.arrival import Arrival, Newcomer, newcomer, opened
from app.flows.dependents.dependents import own_space
from app.flows.identities import SINCE_EVER
from app.flows.keychain import AccountKey, Me
from app.flows.world import World
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Applicant:
    """A new device that shows its invitation and waits for the answer."""

    newcomer: Newcomer
    invitation: Invitation

    @property
    def code(self) -> str:
        """The 24 symbols to type on a device already in."""
        return self.invitation.code

    def compare(self, identity_card: bytes, *, by_hand: bool = True) -> str:
        """Return the symbols both screens show, once the answer names an identity.

        Raises Refused("key.changed") for a false card.
        """
        identity = verify_card(Signed.decode(identity_card)).identity
        here = self.invitation
        return compared(identity, here.device, here.nonce, by_hand=by_hand)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the device already in gives: bytes for the server to pass on."""

    envelope: bytes = field(repr=False)
    certificate: bytes
    identity_card: bytes


@dataclass(frozen=True, slots=True)
class Entrance:
    """A new device let in: it may register, then fetch the account vault."""

    newcomer: Newcomer
    enrolment: Enrolment
    certificate: bytes
    identity_card: bytes


def apply(world: World, platform: str, url: str) -> Applicant:
    """Draw a new device's keys and what it shows to be let in at *url*."""
    new = newcomer(world.entropy, platform)
    sha = digest(new.card.encode())
    return Applicant(new, Invitation(new.card.device, sha, world.entropy(16), url))


class Doorkeeper:
    """Lets a new device in, from one that is open."""

    def __init__(self, vault: Vault, trail: Trail, world: World) -> None:
        self._vault = vault
        self._trail = trail
        self._world = world

    def look(self, code: str, card: bytes, nonce: bytes, url: str) -> Invitation:
        """Return whose code was typed, from what the server says waits under it.

        Raises Refused("recovery.mistyped") for a code with a wrong symbol,
        Refused("key.changed") when the server shows another device, nonce or
        address than the one that made the code.
        """
        device = DeviceCard.decode(card)
        shown = Invitation(device.device, digest(card), nonce, url)
        if shown.code != read_code(code):
            raise Refused("key.changed")
        return shown

    def check(self, invitation: Invitation, *, by_hand: bool = True) -> str:
        """Return the symbols to compare with those of the new device."""
        me = keychain.me(self._vault)
        device, nonce = invitation.device, invitation.nonce
        return compared(me.identity, device, nonce, by_hand=by_hand)

    def approve(self, invitation: Invitation, card: bytes) -> Answer:
        """Sign the device in and give it the account key and our verified heads.

        Raises Refused("key.changed") when *card* is not the one invited.
        """
        if digest(card) != invitation.card_hash:
            raise Refused("key.changed")
        me, account = keychain.me(self._vault), keychain.account(self._vault)
        device = DeviceCard.decode(card)
        membership = Membership(me.identity, device.device, digest(card), SINCE_EVER)
        given = Enrolment(
            me.identity,
            account.amk,
            account.account.version,
            card_hash(Signed.decode(me.identity_card).core),
            self._pins(),
        )
        nonce = invitation.nonce
        return Answer(
            seal_enrolment(device.hpke, given, device.device, nonce),
            certify(me.identity_keys.sign, membership).encode(),
            me.identity_card,
        )

    def _pins(self) -> tuple[Pin, ...]:
        """Return our verified heads, one's own space first."""
        pins, own = [], own_space(self._vault)
        for space in sorted(self._vault.spaces(), key=lambda one: one != own):
            raw = self._trail.standing(space)
            standing = Standing.decode(raw) if raw else Standing.start(space)
            pins.append(Pin(space, standing.seq, standing.h))
        return tuple(pins)


def enter(applicant: Applicant, answer: Answer) -> Entrance:
    """Open the answer, check who gives it, and agree to belong to that identity.

    Raises Refused("wrap.invalid") for an answer to another device or invitation,
    Refused("key.changed" | "grant.forged") for a false card or certificate.
    """
    new, device = applicant.newcomer, applicant.newcomer.card.device
    signed = Signed.decode(answer.identity_card)
    card = verify_card(signed)
    nonce = applicant.invitation.nonce
    enrolment = open_enrolment(
        new.keys.hpke, answer.envelope, card.identity, device, nonce
    )
    if enrolment.card_hash != card_hash(signed.core):
        raise Refused("key.changed")
    certificate = accept(new.keys.sign, Certificate.decode(answer.certificate))
    membership = verify_certificate(card.sign_pk, new.card.ed25519_pk, certificate)
    if membership.card_hash != digest(new.card.encode()):
        raise Refused("grant.forged")
    return Entrance(new, enrolment, certificate.encode(), answer.identity_card)


def settle_in(entrance: Entrance, version: int, account: bytes) -> Arrival:
    """Open the account vault the server gives a device just registered.

    Raises Refused("account.rollback") for an older one than was promised, or one
    that is not this identity's.
    """
    enrolment, new = entrance.enrolment, entrance.newcomer
    if version != enrolment.version:
        raise Refused("account.rollback")
    held, secrets, _ = opened(
        enrolment.amk,
        account,
        entrance.identity_card,
        identity=enrolment.identity,
        version=version,
    )
    me = Me(
        new.keys,
        new.card.encode(),
        entrance.certificate,
        secrets,
        entrance.identity_card,
    )
    return Arrival(me, AccountKey(held, enrolment.amk, sent=version))
