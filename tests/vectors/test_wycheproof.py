"""Project Wycheproof, through our own wrappers: the valid open, the invalid do not."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.crypto import canon, signing, suites
from app.domain.errors import Refused
from tests.vectors import hpke

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "wycheproof"
b = bytes.fromhex
Case = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the Wycheproof files are not beside the project"
)


class OutsidePolicyError(Exception):
    """A nonce or a key of a length we never use."""


def aes_gcm(_: Case, case: Case) -> bool:
    if len(b(case["iv"])) != canon.NONCE or len(b(case["key"])) != canon.KEY:
        raise OutsidePolicyError
    box = b(case["iv"]) + b(case["ct"]) + b(case["tag"])
    return canon.unbox(b(case["key"]), box, b(case["aad"])) == b(case["msg"])


def ed25519(group: Case, case: Case) -> bool:
    signing.verify(b(group["publicKey"]["pk"]), b(case["sig"]), b(case["msg"]))
    return True


def hkdf(_: Case, case: Case) -> bool:
    salt, size = b(case["salt"]), case["size"]
    derived = canon.hkdf(b(case["ikm"]), size, b(case["info"]), salt=salt)
    return derived == b(case["okm"])


def x25519(_: Case, case: Case) -> bool:
    """Seal by hand with the shared secret the file gives; our wrapper opens."""
    enc, secret = b(case["public"]), b(case["private"])
    mine = suites.public_key(1, secret)
    box = b"\1" + enc + by_hand(b(case["shared"]), enc + mine)
    return suites.unsealed({1: secret}, box, b"context") == b"secret"


def by_hand(shared: bytes, kem_context: bytes) -> bytes:
    """Do the sender's half of HPKE, suite 1, from what the two keys exchange."""
    secret = hpke.x25519_secret(shared, kem_context)
    cipher, nonce = hpke.schedule(1, secret, b"context")
    return cipher.encrypt(nonce, b"secret", b"")


def verdict(holds: Callable[[Case, Case], bool], group: Case, case: Case) -> str:
    """Say how a case went; only "wrong" is a fault of ours."""
    try:
        accepted = holds(group, case)
    except OutsidePolicyError:
        return "outside policy"
    except (Refused, ValueError):
        accepted = False
    if case["result"] == "acceptable":
        return "acceptable"
    return "right" if accepted == (case["result"] == "valid") else "wrong"


def verdicts(name: str, holds: Callable[[Case, Case], bool]) -> Counter[str]:
    groups = json.loads((FOLDER / name).read_text(encoding="utf-8"))["testGroups"]
    return Counter(
        verdict(holds, group, case) for group in groups for case in group["tests"]
    )


@pytest.mark.covers("C-115")
@pytest.mark.parametrize(
    ("name", "holds", "least"),
    [
        ("aes_gcm_test.json", aes_gcm, 60),
        ("ed25519_test.json", ed25519, 150),
        ("hkdf_sha256_test.json", hkdf, 86),
        ("x25519_test.json", x25519, 264),
    ],
)
def test_valid_is_accepted_and_invalid_refused(
    name: str, holds: Callable[[Case, Case], bool], least: int
) -> None:
    found = verdicts(name, holds)
    assert found["wrong"] == 0
    assert found["right"] >= least


def test_a_wrapper_that_accepts_everything_is_caught() -> None:
    assert verdicts("ed25519_test.json", lambda *_: True)["wrong"] > 0


def test_a_wrapper_that_refuses_everything_is_caught() -> None:
    assert verdicts("x25519_test.json", lambda *_: False)["wrong"] > 0
