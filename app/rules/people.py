"""Identities and their devices as a server shows them, and what we believe of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from app.crypto.runs import Run
from app.domain.errors import Broken, Refused
from app.rules.standing import Author, Standing

CLOCKS_APART = 11 * 60 * 1000
"""Ms beyond which a server lets no two clocks be from each other."""


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


def strangers(standing: Standing, runs: Iterable[Run]) -> set[bytes]:
    """Return the devices of *runs* to ask about: unknown ones, and all depositors."""
    authors = standing.authors
    settled = {d for d, one in authors.items() if one.key and not one.vouched}
    return {run.device for run in runs} - settled


def meet(standing: Standing, mine: Person, others: Iterable[Person]) -> None:
    """Take in the devices of our own identity, and of the people shown.

    A device keeps the identity it was first met with; a later card of that identity
    may renew what a directory says of it. *mine* is believed. Raises
    Broken("key.changed") when ours is shown with a false signature, or with other
    bytes at the version we hold; Broken("peer.malformed") for what is no card, and for
    a false one of somebody else: asked again later, nothing of it is believed.
    """
    own, _ = authors(mine)
    for person in (mine, *others):
        card, devices = _shown(person, own.identity)
        if (card.identity, card.version) == (own.identity, own.version) and card != own:
            raise Broken("key.changed")
        for device, author in devices.items():
            known = standing.authors.setdefault(device, author)
            if not known.key:
                gone = known.retired if known.identity == author.identity else 0
                standing.authors[device] = replace(author, retired=gone)
            _renew(known, author)


def _renew(known: Author, shown: Author) -> None:
    if known.identity != shown.identity or not shown.vouched:
        return
    known.until = _first(known.until, shown.until)
    if _version(shown) > _version(known):
        known.vouched = shown.vouched


def _version(author: Author) -> int:
    return IdentityCard.decode(author.vouched).version if author.vouched else 0


def _shown(person: Person, own: bytes) -> tuple[IdentityCard, dict[bytes, Author]]:
    try:
        return authors(person)
    except Refused as error:
        forged = error.code == "key.changed" and _named(person) == own
        raise Broken("key.changed" if forged else "peer.malformed") from error


def _named(person: Person) -> bytes:
    """Return the identity a card claims, whoever signed it."""
    return IdentityCard.decode(Signed.decode(person.card).core).identity


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
        vouched=card.encode() if card.directory else b"",
    )


def _certified(card: IdentityCard, person: Person) -> Iterator[tuple[bytes, Author]]:
    ends = _ends(card, person)
    for device_card, certificate in person.devices:
        try:
            author = believed(card, device_card, certificate)
        except Refused:
            continue
        device = DeviceCard.decode(device_card).device
        author.until = _first(author.until, ends.get(device, 0))
        yield device, author


def _ends(card: IdentityCard, person: Person) -> dict[bytes, int]:
    """Return when the devices of a depositor were put outside: no log here says it.

    Clocks differ: what a server took in before is never after, for whoever reads late.
    """
    if not card.directory:
        return {}
    signed = (Signed.decode(raw) for raw in person.retirements)
    gone = [verify_retirement(card.sign_pk, each) for each in signed]
    return {each.device: each.at + CLOCKS_APART for each in gone}


def _first(*ends: int) -> int:
    """Return the earliest end there is, 0 for none."""
    return min(filter(None, ends), default=0)
