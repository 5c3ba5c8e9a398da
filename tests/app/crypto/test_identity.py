"""Ids certify themselves, and nobody speaks for somebody else."""

from dataclasses import replace

import pytest

from app.crypto import identity, signing
from app.crypto.canon import canon, digest
from app.crypto.packing import Signed
from app.domain.errors import Refused
from tests.vectors import people
from tests.vectors import world as w
from tests.vectors.refusals import flipped
from tests.vectors.seeds import AT, seed

OTHER = seed("other")
OTHER_PK = signing.public_of(OTHER)


def test_the_golden_ids() -> None:
    assert w.DEVICE.hex() == "a339c14c3564ed6084c54b940f4adb44"
    assert bytes(identity.device_id(w.IDENTITY_PK)) != bytes(w.IDENTITY)
    assert identity.space_id(w.ROOT_PK, bytes(16)) != identity.space_id(
        w.ROOT_PK, b"\1" * 16
    )


def test_the_golden_device_card_and_certificate() -> None:
    assert digest(w.DEVICE_CARD.encode()).hex() == (
        "f98fa51858a149ade4528e5646be754c6f51b253c3aac1afe8f39fe2d8fe2866"
    )
    assert digest(w.CERTIFICATE.core).hex() == (
        "85067b9d7e60e4c3fb4aea0dca2ee31fdcc60309eca1a072279cc3838364e78b"
    )
    assert w.CERTIFICATE.signature.hex() == (
        "1ed079e3e130afeae48928d431a8638cb59109721634581029a8dcdc9dda92c2"
        "5975d9c15e090d2b49dd930cb9c821379c5580504aca3dd27b6f5dc7522c0801"
    )
    assert w.CERTIFICATE.acceptance.hex() == (
        "237c52a4657bb9ee4e399d02aba30731f96dab52ce7b2be88b958a8ce382d72a"
        "37f964a516836a4f60815b2490e9b99575fe0db06806cb762a50f45d86ce3001"
    )


def test_a_card_is_the_one_its_own_key_signed() -> None:
    signed = identity.sign_card(w.IDENTITY_SEED, w.CARD)
    assert identity.verify_card(Signed.decode(signed.encode())) == w.CARD
    assert w.CARD.hpke == w.IDENTITY_KEYS
    assert identity.card_hash(signed.core) == digest(canon("card", signed.core))


@pytest.mark.parametrize(
    "card",
    [
        identity.sign_card(OTHER, w.CARD),
        identity.sign_card(OTHER, replace(w.CARD, sign_pk=OTHER_PK)),
        identity.sign_card(w.IDENTITY_SEED, replace(w.CARD, identity=bytes(16))),
        replace(people.CARD, core=replace(w.CARD, version=2).encode()),
        replace(people.CARD, core=replace(w.CARD, hpke2_pk=b"").encode()),
        replace(people.CARD, signature=flipped(people.CARD.signature)),
    ],
    ids=["signer", "key", "id", "version", "stripped suite 2", "signature"],
)
def test_a_card_changed_by_anybody_else_is_refused(card: Signed) -> None:
    with pytest.raises(Refused, match=r"^key\.changed$"):
        identity.verify_card(card)


def test_keys_of_no_suite_are_refused() -> None:
    for build in (
        lambda: replace(w.CARD, hpke2_pk=bytes(32)),
        lambda: replace(w.CARD, directory=b"x"),
        lambda: replace(w.DEVICE_CARD, hpke2_pk=bytes(32)),
        lambda: replace(w.CERTIFICATE, acceptance=bytes(63)),
    ):
        with pytest.raises(Refused, match=r"^statement\.malformed$"):
            build()


def test_a_device_without_suite_2_lists_one_key() -> None:
    assert w.DEVICE_CARD.hpke == {1: w.DEVICE_KEYS[1]}
    both = replace(w.DEVICE_CARD, hpke2_pk=w.DEVICE_KEYS[2])
    assert both.hpke == w.DEVICE_KEYS


@pytest.mark.covers("C-123")
def test_a_certificate_needs_both_hands() -> None:
    sealed = identity.Certificate.decode(w.CERTIFICATE.encode())
    verified = identity.verify_certificate(w.IDENTITY_PK, w.DEVICE_PK, sealed)
    assert verified == w.MEMBERSHIP
    thief = identity.accept(OTHER, w.CERTIFICATE)
    alone = replace(w.CERTIFICATE, acceptance=b"")
    echo = replace(w.CERTIFICATE, acceptance=w.CERTIFICATE.signature)
    turned = replace(w.CERTIFICATE, signature=w.CERTIFICATE.acceptance)
    for certificate in (thief, alone, echo, turned):
        with pytest.raises(Refused, match=r"^grant\.forged$"):
            identity.verify_certificate(w.IDENTITY_PK, w.DEVICE_PK, certificate)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(w.MEMBERSHIP, identity=bytes(16)),
        replace(w.MEMBERSHIP, device=bytes(16)),
    ],
    ids=["identity", "device"],
)
def test_a_certificate_names_those_who_signed_it(wrong: identity.Membership) -> None:
    both = identity.accept(w.DEVICE_SEED, identity.certify(w.IDENTITY_SEED, wrong))
    with pytest.raises(Refused, match=r"^grant\.forged$"):
        identity.verify_certificate(w.IDENTITY_PK, w.DEVICE_PK, both)


def test_nobody_claims_a_device_certified_by_another() -> None:
    claim = replace(w.MEMBERSHIP, identity=identity.identity_id(OTHER_PK))
    stolen = replace(
        identity.certify(OTHER, claim), acceptance=w.CERTIFICATE.acceptance
    )
    with pytest.raises(Refused, match=r"^grant\.forged$"):
        identity.verify_certificate(OTHER_PK, w.DEVICE_PK, stolen)


@pytest.mark.covers("C-123")
def test_a_retirement_is_signed_by_the_identity_it_names() -> None:
    read = Signed.decode(people.RETIRED.encode())
    retirement = identity.verify_retirement(w.IDENTITY_PK, read)
    assert (retirement.device, retirement.at) == (w.DEVICE, AT)
    foreign = identity.sign_retirement(OTHER, retirement)
    for public, signed in (
        (w.IDENTITY_PK, foreign),
        (OTHER_PK, foreign),
        (w.IDENTITY_PK, replace(read, core=flipped(read.core))),
    ):
        with pytest.raises(Refused, match=r"^grant\.forged$"):
            identity.verify_retirement(public, signed)


def test_kinds_never_change_their_number() -> None:
    names = [kind.name for kind in sorted(identity.Kind)]
    assert [kind.value for kind in identity.Kind] == [1, 2, 3, 4, 5, 6]
    assert names[0] == "PERSON"
    assert names[-1] == "CUSTODIAN"
