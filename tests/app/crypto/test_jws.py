"""A signature holds for exactly what was signed, by somebody who is known."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import jws
from app.crypto.jws import PAYLOAD_MAX, Checked, looks_signed, sign, verify
from app.domain.errors import Refused
from app.domain.prescribed import Verdict
from tests.app.prescriptions import KEY_NAME, SEED, SIGNER, TRUSTED, a_token

OTHER = bytes(range(2, 34))
TOKEN = a_token()
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def verdict(token: str) -> Verdict | None:
    """Return what is said of a token, None when it is refused as one."""
    try:
        return verify(token, TRUSTED).verdict
    except Refused:
        return None


def part(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def deflated(raw: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(raw) + packing.flush()


def headed(header: object) -> str:
    """Return the token under another header, its signature left as it was."""
    _, payload, seal = TOKEN.split(".")
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    return f"{part(raw)}.{payload}.{seal}"


@pytest.mark.covers("C-014")
@given(st.binary(max_size=2_000))
def test_what_is_signed_is_authentic(payload: bytes) -> None:
    found = verify(sign(SEED, KEY_NAME, payload), TRUSTED)
    assert found == Checked(Verdict.AUTHENTIC, SIGNER, payload)


@pytest.mark.covers("C-014")
@given(st.integers(0, len(TOKEN) - 1), st.sampled_from(SIGNS + ".=é\n "))
def test_any_changed_sign_is_never_authentic(place: int, sign_: str) -> None:
    changed = TOKEN[:place] + sign_ + TOKEN[place + 1 :]
    if changed != TOKEN:
        assert verdict(changed) is not Verdict.AUTHENTIC


@given(st.integers(0, len(TOKEN) - 1))
def test_a_token_cut_or_grown_is_never_authentic(place: int) -> None:
    assert verdict(TOKEN[:place] + TOKEN[place + 1 :]) is not Verdict.AUTHENTIC
    assert verdict(TOKEN[:place] + "A" + TOKEN[place:]) is not Verdict.AUTHENTIC


def test_a_changed_medicine_is_told_apart_from_an_unknown_signer() -> None:
    head, payload, seal = TOKEN.split(".")
    other = part(deflated(b"another prescription"))
    assert verdict(f"{head}.{other}.{seal}") is Verdict.ALTERED
    assert verdict(a_token(name="nobody")) is Verdict.UNKNOWN
    assert verdict(a_token(seed=OTHER)) is Verdict.ALTERED
    assert verdict(f"{head}.{payload}.{seal}") is Verdict.AUTHENTIC


HEADER = {"alg": "ES256", "zip": "DEF", "kid": KEY_NAME}
ALGORITHMS = ("none", "None", "HS256", "ES384", "ES256K", "RS256", "", None, 1)


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=repr)
def test_the_algorithm_is_ours_never_that_of_the_token(algorithm: object) -> None:
    assert verdict(headed({**HEADER, "alg": algorithm})) is Verdict.ALTERED


@pytest.mark.parametrize("unsigned", ["", "A" * 86], ids=["none", "zeros"])
def test_a_token_without_signature_is_never_authentic(unsigned: str) -> None:
    head = part(json.dumps({**HEADER, "alg": "none"}).encode())
    token = f"{head}.{TOKEN.split('.')[1]}.{unsigned}"
    assert verdict(token) is not Verdict.AUTHENTIC


@pytest.mark.parametrize(
    "more",
    [
        {"jwk": {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}},
        {"jku": "https://example.invalid/keys"},
        {"x5u": "https://example.invalid/chain"},
        {"crit": ["exp"]},
        {"b64": False},
    ],
    ids=str,
)
def test_a_key_brought_by_the_token_counts_for_nothing(more: dict[str, object]) -> None:
    assert verdict(headed(HEADER | more)) is Verdict.ALTERED


@pytest.mark.parametrize(
    "header",
    [
        b'{"alg":"none","alg":"ES256","zip":"DEF","kid":"essai-1"}',
        b"[" * 290,
        b'{"alg":"ES256","zip":"DEF"}',
        b'{"alg":"ES256","zip":"DEF","kid":["essai-1"]}',
        b'{"alg":"ES256","zip":"DEF","kid":null}',
        b'{"alg":"ES256","zip":"DEF","kid":"../essai-1"}',
        b"\xff\xfe",
        b"42",
    ],
    ids=range(8),
)
def test_a_header_that_is_none_is_refused(header: bytes) -> None:
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        verify(headed(header), TRUSTED)


def test_a_name_is_no_path_to_another_key() -> None:
    """A signer signs under the name of another: the key of that name refuses it."""
    two = jws.TrustList(
        "2026-11-01",
        {
            KEY_NAME: SIGNER,
            "essai-2": jws.Signer("B", jws.public_of(OTHER), "2026-01-01", ""),
        },
    )
    assert verify(a_token(seed=OTHER), two).verdict is Verdict.ALTERED
    assert (
        verify(a_token(seed=OTHER, name="essai-2"), two).signer
        == two.signers["essai-2"]
    )


def test_base64_is_read_only_as_it_is_written() -> None:
    """The last sign of a signature carries four bits that must be nothing."""
    last = SIGNS.index(TOKEN[-1])
    cousins = [TOKEN[:-1] + SIGNS[last + step] for step in range(1, 16)]
    raw = {urlsafe_b64decode(one.split(".")[2] + "==") for one in [TOKEN, *cousins]}
    assert len(raw) == 1
    assert {verdict(one) for one in cousins} == {Verdict.ALTERED}


def test_a_bomb_is_unpacked_no_further_than_its_limit() -> None:
    most = sign(SEED, KEY_NAME, b"\0" * PAYLOAD_MAX)
    assert verify(most, TRUSTED).payload == b"\0" * PAYLOAD_MAX
    assert jws.unverified(most) == b"\0" * PAYLOAD_MAX
    for bomb in (b"\0" * (PAYLOAD_MAX + 1), b"\0" * (5 << 20)):
        token = sign(SEED, KEY_NAME, bomb)
        assert len(token) < jws.TOKEN_MAX
        for opening in (lambda one: verify(one, TRUSTED), jws.unverified):
            with pytest.raises(Refused, match=r"prescription\.unreadable"):
                opening(token)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_a_payload_of_anything_opens_or_is_refused(raw: bytes) -> None:
    token = f"{part(b'{}')}.{part(raw) or 'AA'}.{'A' * 86}"
    with suppress(Refused):
        assert len(jws.unverified(token)) <= PAYLOAD_MAX


def test_nothing_may_follow_what_was_packed() -> None:
    token = f"{part(b'{}')}.{part(deflated(b'a') + b'more')}.{'A' * 86}"
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        jws.unverified(token)


@given(st.text(max_size=300))
def test_any_text_is_looked_at_without_harm(text: str) -> None:
    assert looks_signed(text) is False
    with pytest.raises(Refused):
        verify(text, TRUSTED)


def test_a_token_too_long_is_none() -> None:
    head, payload, seal = TOKEN.split(".")
    assert looks_signed(TOKEN)
    assert not looks_signed(f"{head}.{payload + 'A' * jws.TOKEN_MAX}.{seal}")


def test_a_key_that_is_none_proves_nothing() -> None:
    off_curve = jws.Signer("A", b"\4" + b"\1" * 64, "2026-01-01", "")
    assert verify(TOKEN, jws.TrustList("", {KEY_NAME: off_curve})).verdict is (
        Verdict.ALTERED
    )
