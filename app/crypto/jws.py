"""« Signature » of a prescription: a compact JWS (RFC 7515), ES256 and DEFLATE."""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from app.domain.errors import Refused
from app.domain.prescribed import Verdict

TOKEN_MAX = 8 << 10
"""Characters of the longest token looked at; a square holds 2,953."""
PAYLOAD_MAX = 64 << 10
_HALF = 32
_CURVE = ec.SECP256R1()
_HEADER = {"alg": "ES256", "zip": "DEF"}
_FORM = re.compile(
    rb"(?P<signed>(?P<header>[\w-]{2,400})\.(?P<payload>[\w-]+))\.(?P<seal>[\w-]{86})"
)
_KEY_NAME = re.compile(r"[\w.-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signer:
    """« Signataire » : *public* is 65 bytes (04, x, y) on P-256.

    *since* and *until* are the first and last days it may have signed, ISO text;
    a *demonstration* one proves nothing outside our own example.
    """

    name: str
    public: bytes
    since: str
    until: str
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class TrustList:
    """« Liste de confiance » : who is known, by the name of their key.

    *dated* is the day it was made, ISO text, "" for the list that names nobody.
    """

    dated: str = ""
    signers: Mapping[str, Signer] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict; *payload* is empty and *signer* None unless it is authentic."""

    verdict: Verdict
    signer: Signer | None = None
    payload: bytes = field(default=b"", repr=False)


def looks_signed(text: str) -> bool:
    """Tell a compact token from any other text, before anything in it is read."""
    return _matched(text) is not None


def sign(seed: bytes, key_name: str, payload: bytes) -> str:
    """Return the token of *payload*; *seed* is 32 bytes, as in `public_of`."""
    header = json.dumps({**_HEADER, "kid": key_name}, separators=(",", ":")).encode()
    packed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packed.compress(payload) + packed.flush()
    signed = _encoded(header) + b"." + _encoded(body)
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    pair = decode_dss_signature(_private(seed).sign(signed, algorithm))
    seal = b"".join(number.to_bytes(_HALF, "big") for number in pair)
    return (signed + b"." + _encoded(seal)).decode()


def public_of(seed: bytes) -> bytes:
    """Return the 65 public bytes of a seed."""
    numbers = _private(seed).public_key().public_numbers()
    return b"\4" + numbers.x.to_bytes(_HALF, "big") + numbers.y.to_bytes(_HALF, "big")


def verify(token: str, trusted: TrustList) -> Checked:
    """Say whether a signer of *trusted* signed exactly this.

    The algorithm is ours, never the token's; nothing is unpacked before the
    signature holds. Raises Refused("prescription.unreadable") when it is no token.
    """
    found = _matched(token)
    if found is None:
        raise Refused("prescription.unreadable")
    header = _header(found["header"])
    signer = trusted.signers.get(str(header["kid"]))
    if signer is None:
        return Checked(Verdict.UNKNOWN)
    ours = header == {**_HEADER, "kid": header["kid"]}
    if not (ours and _signed_by(signer, found["signed"], found["seal"])):
        return Checked(Verdict.ALTERED)
    return Checked(Verdict.AUTHENTIC, signer, _unpacked(found["payload"]))


def unverified(token: str) -> bytes:
    """Return the payload of a token nobody vouches for: only inside the « sas ».

    Raises Refused("prescription.unreadable").
    """
    found = _matched(token)
    if found is None:
        raise Refused("prescription.unreadable")
    return _unpacked(found["payload"])


def _matched(token: str) -> re.Match[bytes] | None:
    raw = token.encode("ascii", "replace")
    return _FORM.fullmatch(raw) if len(raw) <= TOKEN_MAX else None


def _header(encoded: bytes) -> Mapping[str, object]:
    """Return the header: text under names given once, nothing else."""
    try:
        found = json.loads(_decoded(encoded), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Refused("prescription.unreadable") from error
    name = found.get("kid") if isinstance(found, dict) else None
    if not isinstance(name, str) or not _KEY_NAME.fullmatch(name):
        raise Refused("prescription.unreadable")
    return dict(found)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _signed_by(signer: Signer, signed: bytes, seal: bytes) -> bool:
    try:
        raw = _decoded(seal)
        halves = (raw[:_HALF], raw[_HALF:])
        pair = encode_dss_signature(*(int.from_bytes(one, "big") for one in halves))
        key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, signer.public)
        key.verify(pair, signed, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def _unpacked(encoded: bytes) -> bytes:
    """Inflate at most 64 KiB; what goes further, or on, is refused."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = unpacking.decompress(_decoded(encoded), PAYLOAD_MAX + 1)
    except (ValueError, zlib.error) as error:
        raise Refused("prescription.unreadable") from error
    whole = unpacking.eof and not unpacking.unused_data
    if not whole or len(found) > PAYLOAD_MAX:
        raise Refused("prescription.unreadable")
    return found


def _private(seed: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the key of 32 bytes that are a number of the curve."""
    return ec.derive_private_key(int.from_bytes(seed, "big"), _CURVE)


def _encoded(raw: bytes) -> bytes:
    return urlsafe_b64encode(raw).rstrip(b"=")


def _decoded(encoded: bytes) -> bytes:
    """Decode base64url written the one way it is written. Raises ValueError."""
    raw = urlsafe_b64decode(encoded + b"=" * (-len(encoded) % 4))
    if _encoded(raw) != encoded:
        raise ValueError
    return raw
