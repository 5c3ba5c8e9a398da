"""A signed request passes once, unchanged, in time; anything else is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.crypto.signing import public_of
from app.domain.errors import Refused
from sync.signin.signatures import (
    SignedRequest,
    key_id_of,
    sign_request,
    verify_request,
)

pytestmark = pytest.mark.covers("C-108")
SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
AT = 1_795_255_200
NOW = datetime.fromtimestamp(AT, UTC)
URL = "https://sync.example/v1/session"
NAME = "0f" * 16


def signed(body: bytes = b"abc", *, seed: bytes = SEED) -> SignedRequest:
    request = SignedRequest("POST", URL, body)
    headers = sign_request(request, seed=seed, key_id=NAME, nonce="n1", at=AT)
    return replace(request, headers={k.lower(): v for k, v in headers.items()})


def check(
    request: SignedRequest,
    *,
    spend: Callable[[str, str], bool] = lambda nonce, _: nonce == "n1",
    now: datetime = NOW,
) -> str:
    def find(_: str) -> bytes:
        return public_of(SEED)

    return verify_request(request, find=find, spend=spend, now=lambda: now)


@pytest.mark.parametrize("body", [b"", b"abc", bytes(1 << 20)])
def test_a_signed_request_names_its_signer(body: bytes) -> None:
    request = signed(body)
    assert check(request) == key_id_of(request.headers) == NAME


def _header(request: SignedRequest, name: str, old: str, new: str) -> SignedRequest:
    changed = request.headers[name].replace(old, new)
    return replace(request, headers={**request.headers, name: changed})


TAMPERED: dict[str, Callable[[SignedRequest], SignedRequest]] = {
    "body": lambda r: replace(r, body=b"abd"),
    "no body": lambda r: replace(r, body=b""),
    "method": lambda r: replace(r, method="PUT"),
    "path": lambda r: replace(r, url="https://sync.example/v1/devices"),
    "host": lambda r: replace(r, url="https://evil.example/v1/session"),
    "no digest": lambda r: replace(
        r, headers={k: v for k, v in r.headers.items() if k != "content-digest"}
    ),
    "digest": lambda r: _header(r, "content-digest", "sha-256=:", "sha-256=:A"),
    "nonce": lambda r: _header(r, "signature-input", '"n1"', '"n2"'),
    "tag": lambda r: _header(r, "signature-input", '"alveole"', '"other"'),
    "algorithm": lambda r: _header(r, "signature-input", "ed25519", "hmac-sha256"),
    "expires": lambda r: _header(r, "signature-input", f"{AT + 60}", f"{AT + 99}"),
    "fewer parts": lambda r: _header(r, "signature-input", '"@path" ', ""),
    "no signature": lambda r: replace(r, headers={}),
}


@pytest.mark.parametrize("change", TAMPERED)
def test_one_thing_changed_is_refused(change: str) -> None:
    with pytest.raises(Refused, match="signature_invalid"):
        check(TAMPERED[change](signed()))


def test_another_key_is_refused() -> None:
    with pytest.raises(Refused, match="signature_invalid"):
        check(signed(seed=OTHER))


def test_a_spent_nonce_is_refused() -> None:
    with pytest.raises(Refused, match="signature_invalid"):
        check(signed(), spend=lambda *_: False)


@pytest.mark.parametrize(("late", "passes"), [(-6, False), (-5, True), (60, True)])
def test_a_signature_lives_a_minute(late: int, *, passes: bool) -> None:
    now = NOW + timedelta(seconds=late)
    if passes:
        assert check(signed(), now=now) == NAME
    else:
        with pytest.raises(Refused, match="signature_invalid"):
            check(signed(), now=now)


def test_an_old_signature_is_refused_by_the_clock_it_is_given() -> None:
    with pytest.raises(Refused, match="signature_invalid"):
        check(signed(), now=NOW + timedelta(seconds=66))


def test_a_request_that_claims_nobody_has_no_name() -> None:
    assert key_id_of({}) == key_id_of({"signature-input": "x"}) == ""
