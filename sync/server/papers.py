"""Cards and certificates as received: read, checked by their own signatures."""

from app.crypto.canon import digest
from app.crypto.identity import (
    Certificate,
    DeviceCard,
    IdentityCard,
    Retirement,
    device_id,
    verify_card,
    verify_certificate,
    verify_retirement,
)
from app.crypto.packing import Signed
from app.domain.errors import Refused
from sync.server.records import Account, Certified


def read_card(raw: bytes) -> tuple[Account, IdentityCard]:
    """Return a signed identity card. Raises Refused("card_invalid")."""
    try:
        card = verify_card(Signed.decode(raw))
    except Refused as error:
        raise Refused("card_invalid") from error
    return Account(card.identity, card.version, raw), card


def read_device(raw: bytes) -> DeviceCard:
    """Return a device card whose id is its key's. Raises Refused("card_invalid")."""
    try:
        card = DeviceCard.decode(raw)
    except Refused as error:
        raise Refused("card_invalid") from error
    if card.device != device_id(card.ed25519_pk):
        raise Refused("card_invalid")
    return card


def read_certificate(
    raw: bytes, identity: IdentityCard, device: DeviceCard, device_raw: bytes
) -> Certified:
    """Return a device that both hands signed for. Raises Refused("card_invalid")."""
    try:
        certificate = Certificate.decode(raw)
        held = verify_certificate(identity.sign_pk, device.ed25519_pk, certificate)
    except Refused as error:
        raise Refused("card_invalid") from error
    if held.card_hash != digest(device_raw):
        raise Refused("card_invalid")
    return Certified(
        device=device.device,
        identity=identity.identity,
        key=device.ed25519_pk,
        card=device_raw,
        certificate=raw,
        not_before=held.not_before,
        until=held.until,
    )


def read_retirement(raw: bytes, identity: IdentityCard) -> Retirement:
    """Return a retirement signed by the identity. Raises Refused("card_invalid")."""
    try:
        return verify_retirement(identity.sign_pk, Signed.decode(raw))
    except Refused as error:
        raise Refused("card_invalid") from error
