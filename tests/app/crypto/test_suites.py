"""A box sealed to somebody opens with their secret, in its context only."""

import hashlib

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from hypothesis import given

from app.crypto import suites
from app.crypto.canon import digest
from app.domain.errors import Refused
from tests.vectors import hpke
from tests.vectors import world as w
from tests.vectors.seeds import seed
from tests.vectors.strategies import QUICK, code_of, spoiled

SECRETS = w.SECRETS.hpke
PUBLICS = suites.public_keys(SECRETS)
BOX = suites.sealed(1, PUBLICS[1], bytes(32), b"context")
XWING_LABEL = bytes.fromhex("5c2e2f2f5e5c")
XWING = {
    "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26": (
        "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5",
        "eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534",
    ),
    "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea": (
        "0333285fa253661508c9fb444852caa4061636cb060e69943b431400134ae1fb",
        "cbb48fd4c562a576549f85b528c953926d96ea8a160b8843f1c89c62",
    ),
}
"""Ends of the public keys of the first vectors of draft-connolly-cfrg-xwing-kem-08."""


@pytest.mark.parametrize("start", XWING)
def test_a_suite_2_secret_is_an_x_wing_seed(start: str) -> None:
    public = suites.public_key(2, bytes.fromhex(start)).hex()
    first, last = XWING[start]
    assert public.startswith(first)
    assert public.endswith(last)


def test_the_golden_deposit_keys() -> None:
    first, second = w.PUBLICS
    assert first.hex() == (
        "ee420e744bbc2731d627a106977fe059629612947d5070fd52dca2b792b9c140"
    )
    assert len(second) == suites.PUBLIC_SIZES[2]
    assert digest(second).hex() == (
        "f7a199a7c5cae958b9d5578eabb0698cd5eaa7181120e6ae0ef40fdcd4e5d216"
    )


@pytest.mark.parametrize(("suite", "size"), [(1, 81), (2, 1169)])
def test_a_box_holds_a_key(suite: int, size: int) -> None:
    box = suites.sealed(suite, PUBLICS[suite], seed("ck"), b"context")
    assert len(box) == size
    assert box[0] == suite
    assert suites.unsealed(SECRETS, box, b"context") == seed("ck")


@pytest.mark.parametrize("suite", [1, 2])
def test_a_box_opens_in_its_context_and_for_its_owner_only(suite: int) -> None:
    box = suites.sealed(suite, PUBLICS[suite], b"x", b"context")
    thief = {1: seed("t1"), 2: seed("t2")}
    for secrets, context in ((SECRETS, b"other"), (thief, b"context")):
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            suites.unsealed(secrets, box, context)


@QUICK
@given(spoiled(BOX))
def test_a_spoiled_box_is_refused(bad: bytes) -> None:
    code = code_of(lambda: suites.unsealed(SECRETS, bad, b"context"))
    assert code in {"wrap.invalid", "suite.floor"}


@pytest.mark.parametrize("first", [b"", b"\0", b"\3", b"\xff"])
def test_a_suite_we_do_not_have_is_refused(first: bytes) -> None:
    with pytest.raises(Refused, match=r"^suite\.floor$"):
        suites.unsealed(SECRETS, first + BOX[1:] if first else b"", b"context")


def test_a_suite_without_its_secret_is_refused() -> None:
    with pytest.raises(Refused, match=r"^suite\.floor$"):
        suites.unsealed({2: SECRETS[2]}, BOX, b"context")


def test_sealing_needs_a_suite_and_a_key_of_it() -> None:
    with pytest.raises(Refused, match=r"^suite\.floor$"):
        suites.sealed(3, PUBLICS[1], b"", b"")
    for suite, public in ((1, bytes(31)), (2, PUBLICS[2][:-1]), (2, PUBLICS[1])):
        with pytest.raises(Refused, match=r"^key\.changed$"):
            suites.sealed(suite, public, b"", b"")


def test_the_best_suite_both_ends_have_is_taken() -> None:
    assert suites.best_suite() == 2
    assert suites.suite_for({1: PUBLICS[1]}) == 1
    assert suites.suite_for({1: PUBLICS[1], 2: b""}) == 1
    assert suites.suite_for(PUBLICS) == 2
    assert suites.sealed_to(PUBLICS, b"", b"")[0] == 2


def test_a_machine_without_ml_kem_takes_suite_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refusing(*_: object, **__: object) -> bytes:
        raise UnsupportedAlgorithm("no ML-KEM here")

    suites.best_suite.cache_clear()
    monkeypatch.setattr(suites, "sealed", refusing)
    assert suites.best_suite() == 1
    assert suites.suite_for(PUBLICS) == 1
    suites.best_suite.cache_clear()


def test_suite_2_is_x_wing_and_nothing_of_ours() -> None:
    """Opened by hand: ML-KEM and X25519 joined by SHA3-256, then RFC 9180."""
    box = suites.sealed(2, PUBLICS[2], b"secret", b"context")
    kem_part, curve_part, sealed = box[1:1089], box[1089:1121], box[1121:]
    kem, curve = suites._halves(SECRETS[2])
    exchanged = curve.exchange(X25519PublicKey.from_public_bytes(curve_part))
    joined = kem.decapsulate(kem_part) + exchanged + curve_part + PUBLICS[2][1184:]
    secret = hashlib.sha3_256(joined + XWING_LABEL).digest()
    cipher, nonce = hpke.schedule(2, secret, b"context")
    assert cipher.decrypt(nonce, sealed, b"") == b"secret"


def test_suite_1_is_rfc_9180_and_nothing_of_ours() -> None:
    enc, sealed = BOX[1:33], BOX[33:]
    mine = X25519PrivateKey.from_private_bytes(SECRETS[1])
    exchanged = mine.exchange(X25519PublicKey.from_public_bytes(enc))
    secret = hpke.x25519_secret(exchanged, enc + PUBLICS[1])
    cipher, nonce = hpke.schedule(1, secret, b"context")
    assert cipher.decrypt(nonce, sealed, b"") == bytes(32)
