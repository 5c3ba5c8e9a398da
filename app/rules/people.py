"""Identities and their devices as a server shows them, and what we believe of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.crypto.canon import digest
from app.crypto.identity import (
    Certificate,
    DeviceCard,
    IdentityCard,
    verify_card,
    verify_certificate,
    verify_retirement,
)
from app.crypto.packing import Signed
from app.domain.errors import Broken, Refused
from app.rules.standing import Author, Standing


@dataclass(frozen=True, slots=True)
class Person:
    """What `GET /v1/identities/{id}` tells: a signed card and (card, certificate)s.

    *card* and certificates are the exact bytes of `Signed` and `Certificate`,
    *retirements* those of `Signed`; *version* is that of our own account vault.
    """

    card: bytes
    devices: tuple[tuple[bytes, bytes], ...]
    retirements: tuple[bytes, ...] = ()
    version: int = 0


def meet(standing: Standing, mine: Person, others: Iterable[Person]) -> None:
    """Take in the devices of our own identity, and of the people shown.

    A device keeps the identity it was first met with. Raises Broken("key.changed")
    for a card its own key did not sign, and when ours is shown with other bytes at
    the version we hold; Broken("peer.malformed") for what is no card.
    """
    own, _ = authors(mine)
    for person in (mine, *others):
        card, devices = _shown(person)
        if (card.identity, card.version) == (own.identity, own.version) and card != own:
            raise Broken("key.changed")
        for device, author in devices.items():
            standing.authors.setdefault(device, author)


def _shown(person: Person) -> tuple[IdentityCard, dict[bytes, Author]]:
    try:
        return authors(person)
    except Refused as error:
        forged = error.code == "key.changed"
        raise Broken("key.changed" if forged else "peer.malformed") from error


def authors(person: Person) -> tuple[IdentityCard, dict[bytes, Author]]:
    """Return the card and its devices, by id.

    A device whose certificate does not hold is left out: its ops are refused.
    Raises Refused("key.changed") when the card itself is not the identity's.
    """
    card = verify_card(Signed.decode(person.card))
    return card, dict(_certified(card, person))


def retired(person: Person) -> set[bytes]:
    """Return the devices an identity has put outside, by its own signature.

    Raises Refused("key.changed") for a false card, Refused("grant.forged" |
    "statement.malformed") for a false retirement.
    """
    card = verify_card(Signed.decode(person.card))
    signed = map(Signed.decode, person.retirements)
    return {verify_retirement(card.sign_pk, each).device for each in signed}


def believed(card: IdentityCard, device_card: bytes, certificate: bytes) -> Author:
    """Return a device both it and its identity vouch for.

    Raises Refused("grant.forged" | "statement.malformed").
    """
    device = DeviceCard.decode(device_card)
    signed = Certificate.decode(certificate)
    membership = verify_certificate(card.sign_pk, device.ed25519_pk, signed)
    if membership.card_hash != digest(device_card):
        raise Refused("grant.forged")
    return Author(
        card.identity,
        device.ed25519_pk,
        membership.not_before,
        membership.until,
        device_card,
    )


def _certified(card: IdentityCard, person: Person) -> Iterator[tuple[bytes, Author]]:
    for device_card, certificate in person.devices:
        try:
            author = believed(card, device_card, certificate)
        except Refused:
            continue
        yield DeviceCard.decode(device_card).device, author
