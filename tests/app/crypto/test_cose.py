"""A seal holds for the key that made it, and for no other bytes."""

import json
from base64 import b64encode
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import cose
from app.crypto.cose import TrustList
from app.domain.certificate import Proves, Seal
from app.domain.errors import Refused
from app.domain.prescribed import Verdict
from app.gates.certificate import read
from tests.fictitious.certificates import KEY, OTHER, SINCE, der, text, trusted

pytestmark = pytest.mark.covers("C-045")
SEAL = read(text()).seal
KNOWN = trusted()


def test_an_honest_seal_holds_and_names_its_signer() -> None:
    verdict, signer = cose.verify(SEAL, KNOWN)
    assert verdict is Verdict.AUTHENTIC
    assert signer
    assert (signer.name, signer.country) == ("Signataire fictif", "FR")
    assert signer.since == SINCE.isoformat()


def test_an_rsa_seal_holds() -> None:
    key = rsa.generate_private_key(65537, 2048)
    seal = read(text(key=key)).seal
    known = trusted(der(key=key))
    assert cose.verify(seal, known)[0] is Verdict.AUTHENTIC
    other = replace(seal, algorithm=cose.ES256)
    assert cose.verify(other, known)[0] is Verdict.ALTERED


def test_without_its_key_nothing_can_be_said() -> None:
    assert cose.verify(SEAL, TrustList()) == (Verdict.UNKNOWN, None)
    assert cose.verify(read(text(key=OTHER)).seal, KNOWN)[0] is Verdict.UNKNOWN


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_one_byte_changed_breaks_the_seal(at: int, flip: int) -> None:
    raw = bytearray(SEAL.signed)
    raw[at % len(raw)] ^= flip
    assert cose.verify(replace(SEAL, signed=bytes(raw)), KNOWN)[0] is Verdict.ALTERED


@pytest.mark.parametrize(
    "seal",
    [
        replace(SEAL, signature=b""),
        replace(SEAL, signature=bytes(64)),
        replace(SEAL, signature=SEAL.signature + b"0"),
        replace(SEAL, algorithm=-38),
        replace(SEAL, algorithm=cose.PS256),
    ],
    ids=range(5),
)
def test_another_seal_does_not_hold(seal: Seal) -> None:
    assert cose.verify(seal, KNOWN)[0] is Verdict.ALTERED


@pytest.mark.parametrize(
    ("usage", "purposes"),
    [
        ((), frozenset(Proves)),
        (("1.3.6.1.4.1.1847.2021.1.1",), frozenset({Proves.TEST})),
        (("1.3.6.1.4.1.0.1847.2021.1.2",), frozenset({Proves.VACCINE})),
        (("1.3.6.1.5.5.7.3.1",), frozenset(Proves)),
    ],
)
def test_a_key_signs_what_its_certificate_says(
    usage: tuple[str, ...], purposes: frozenset[Proves]
) -> None:
    _, signer = cose.signer(der(purposes=usage))
    assert signer.purposes == purposes


def test_a_list_is_read_with_its_day() -> None:
    tree = {"dated": "2026-11-01", "certificates": [b64encode(der()).decode()]}
    found = cose.listed(json.dumps(tree).encode())
    assert found.dated == "2026-11-01"
    assert cose.verify(SEAL, found)[0] is Verdict.AUTHENTIC


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b'{"dated": "", "certificates": ["!"]}', b'{"dated": 1}'],
)
def test_what_is_no_list_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"certificate\.list"):
        cose.listed(raw)


def test_a_key_on_another_curve_signs_nothing() -> None:
    other = ec.generate_private_key(ec.SECP384R1())
    name, _ = cose.signer(der())
    known = TrustList(
        "", {name: replace(cose.signer(der())[1], key=other.public_key())}
    )
    assert cose.verify(SEAL, known)[0] is Verdict.ALTERED
    assert KEY.curve.name == "secp256r1"
