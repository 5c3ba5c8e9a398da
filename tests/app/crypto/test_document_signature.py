"""A signature holds for one device, space, message, document and instant; no other."""

from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidSignature
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import document_signature, signing
from app.crypto.canon import canon, digest
from app.crypto.document_signature import (
    sign_document,
    signed_bytes,
    verify_document,
    weak,
)
from app.crypto.identity import DeviceCard, device_id
from app.domain.ids import DeviceId, EntryId, SpaceId
from app.domain.signature import Agreed, Signature
from tests.app.crypto.reader_of_signatures import WrongError, read_signature
from tests.vectors import world as w
from tests.vectors.seeds import AT, seed
from tests.vectors.strategies import IDS, KEYS, QUICK, code_of, spoiled

pytestmark = pytest.mark.covers("C-056")
FILE = b"%PDF-1.7\nConsentement fictif\n"
MESSAGE = EntryId(seed("message", 16))
AGREED = Agreed(SpaceId(w.SPACE), MESSAGE, digest(FILE), AT)
SIGNED = sign_document(w.DEVICE_SEED, w.DEVICE_CARD, AGREED)
PLACE = (w.SPACE, MESSAGE, AT)
INVALID = "signature.invalid"


def card_of(public: bytes) -> DeviceCard:
    """Return the card of a device that has this key."""
    return replace(w.DEVICE_CARD, device=device_id(public), ed25519_pk=public)


def verdict(made: Signature, card: DeviceCard = w.DEVICE_CARD) -> str:
    """Return the code a signature is refused with, "" when it holds."""
    return code_of(lambda: verify_document(card, made))


def test_the_golden_signature() -> None:
    assert signed_bytes(AGREED).hex() == (
        "616c76656f6c652f310000000d7369676e2d646f63756d656e74"
        f"00000010{w.SPACE.hex()}00000010{MESSAGE.hex()}"
        f"00000020{digest(FILE).hex()}00000008{AT:016x}"
    )
    assert SIGNED.seal.hex() == (
        "79f5c668d8ca06a678597a24d155038965be9bae4449bbf3686633cef9155a54"
        "c1a05c93b0f1da47e077afcc6cbde72ffa01aa4ef63660a85cc0b6932b134f00"
    )
    assert SIGNED.device == w.DEVICE
    assert verdict(SIGNED) == ""
    read_signature(w.DEVICE_PK, w.DEVICE, PLACE, FILE, SIGNED.seal)


@QUICK
@given(KEYS, IDS, IDS, st.binary(max_size=200), st.integers(1, 2**47))
def test_what_is_signed_is_accepted_here_and_by_a_second_reader(
    own: bytes, space: bytes, message: bytes, file: bytes, at: int
) -> None:
    card = card_of(signing.public_of(own))
    agreed = Agreed(SpaceId(space), EntryId(message), digest(file), at)
    made = sign_document(own, card, agreed)
    assert verdict(made, card) == ""
    place = (space, message, at)
    read_signature(card.ed25519_pk, made.device, place, file, made.seal)


@QUICK
@given(st.data())
def test_one_bit_of_the_document_is_seen(data: st.DataObject) -> None:
    file = data.draw(st.binary(min_size=1, max_size=400))
    other = data.draw(spoiled(file))
    agreed = replace(AGREED, sha256=digest(file))
    made = sign_document(w.DEVICE_SEED, w.DEVICE_CARD, agreed)
    changed = replace(agreed, sha256=digest(other))
    assert verdict(made) == ""
    assert verdict(replace(made, agreed=changed)) == INVALID
    with pytest.raises(InvalidSignature):
        read_signature(w.DEVICE_PK, w.DEVICE, PLACE, other, made.seal)


@QUICK
@given(spoiled(SIGNED.seal))
def test_a_spoiled_signature_is_refused(bad: bytes) -> None:
    assert code_of(lambda: verify_document(w.DEVICE_CARD, replaced(bad))) == INVALID


def replaced(seal: bytes) -> Signature:
    """Return the signature with another seal."""
    return replace(SIGNED, seal=seal)


@pytest.mark.parametrize(
    "change",
    [
        {"space": SpaceId(seed("another", 16))},
        {"message": EntryId(seed("another", 16))},
        {"sha256": digest(FILE + b" ")},
        {"at": AT + 1},
        {"space": AGREED.message, "message": AGREED.space},
    ],
    ids=["space", "message", "document", "instant", "space and message exchanged"],
)
def test_what_is_signed_fits_nothing_else(change: dict[str, bytes]) -> None:
    other = replace(AGREED, **change)  # type: ignore[arg-type]  # a case
    assert verdict(replace(SIGNED, agreed=other)) == INVALID


@QUICK
@given(KEYS)
def test_another_device_did_not_sign(other: bytes) -> None:
    card = card_of(signing.public_of(other))
    theirs = sign_document(other, card, AGREED)
    assert verdict(theirs, card) == ""
    assert verdict(SIGNED, card) == INVALID
    assert verdict(replace(theirs, device=DeviceId(w.DEVICE)), card) == INVALID
    posing = replace(card, device=w.DEVICE)
    assert verdict(replace(theirs, device=DeviceId(w.DEVICE)), posing) == INVALID
    with pytest.raises(WrongError):
        read_signature(card.ed25519_pk, w.DEVICE, PLACE, FILE, theirs.seal)


def test_a_key_that_is_not_the_device_s_never_signs() -> None:
    own = seed("another")
    assert code_of(lambda: sign_document(own, w.DEVICE_CARD, AGREED)) == INVALID


def test_a_signature_made_for_another_use_is_refused() -> None:
    parts = (AGREED.space, AGREED.message, AGREED.sha256, AGREED.at)
    other = signing.sign(w.DEVICE_SEED, canon("sig-run", *parts))
    assert verdict(replaced(other)) == INVALID


def test_a_key_that_any_signature_fits_signs_nothing() -> None:
    card, fits_all = card_of(b"\x01" + bytes(31)), b"\x01" + bytes(63)
    for agreed in (AGREED, replace(AGREED, sha256=digest(b"another"))):
        signing.verify(card.ed25519_pk, fits_all, signed_bytes(agreed))  # it does fit
        made = Signature(agreed, DeviceId(card.device), fits_all)
        assert verdict(made, card) == INVALID


def test_every_key_of_small_order_is_known_with_either_sign() -> None:
    assert len(document_signature._WEAK) == 7
    for low in document_signature._WEAK:
        assert weak(low)
        assert weak(low[:-1] + bytes([low[-1] | 0x80]))
    assert not weak(w.DEVICE_PK)
