"""EU certificates of nobody, sealed by a key of ours, as a QR code holds them."""

import struct
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

from app.crypto import cose
from app.crypto.cose import TrustList

KEY: Final = ec.derive_private_key(
    int.from_bytes(bytes(range(1, 33)), "big"), ec.SECP256R1()
)
OTHER: Final = ec.derive_private_key(7, ec.SECP256R1())
SINCE: Final = datetime(2021, 6, 1, tzinfo=UTC)
ISSUED: Final = datetime(2021, 7, 1, tzinfo=UTC)
_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FLOAT: Final = 0xFB

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

VACCINE: Final[dict[str, Any]] = {
    "ver": "1.3.0",
    "nam": {"fn": "Exemple", "gn": "Camille", "fnt": "EXEMPLE", "gnt": "CAMILLE"},
    "dob": "1958-03-12",
    "v": [
        {
            "tg": "840539006",
            "vp": "1119349007",
            "mp": "EU/1/20/1528",
            "ma": "ORG-100030215",
            "dn": 2,
            "sd": 2,
            "dt": "2021-06-20",
            "co": "FR",
            "is": "CNAM",
            "ci": "URN:UVCI:01:FR:EXEMPLE#0",
        }
    ],
}
TEST: Final = {key: VACCINE[key] for key in ("ver", "nam", "dob")} | {
    "t": [{"tg": "840539006", "sc": "2021-06-20T12:34:56Z", "co": "FR", "is": "CNAM"}]
}


def dumped(value: Any) -> bytes:  # noqa: ANN401, C901, PLR0911 - a case a type
    """Write a value as CBOR."""
    if isinstance(value, bool) or value is None:
        return bytes([0xF6 if value is None else 0xF5 if value else 0xF4])
    if isinstance(value, float):
        return bytes([_FLOAT]) + struct.pack(">d", value)
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(dumped, value))
    inside = b"".join(dumped(key) + dumped(one) for key, one in value.items())
    return head(5, len(value)) + inside


def head(major: int, size: int) -> bytes:
    """Write the head of a value."""
    for low, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if size < 24:
            return bytes([major << 5 | size])
        if size < 1 << 8 * width:
            return bytes([major << 5 | low]) + size.to_bytes(width, "big")
    raise ValueError


def base45(raw: bytes) -> str:
    """Write bytes in Base45."""
    pairs = (raw[at : at + 2] for at in range(0, len(raw), 2))
    return "".join(_written(pair) for pair in pairs)


def der(*, key: Key = KEY, purposes: tuple[str, ...] = ()) -> bytes:
    """Return a certificate of a signer, self-made."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Signataire fictif"),
        ]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(SINCE)
        .not_valid_after(SINCE + timedelta(days=90))
    )
    if purposes:
        usage = [x509.ObjectIdentifier(one) for one in purposes]
        made = made.add_extension(x509.ExtendedKeyUsage(usage), critical=False)
    same = True if isinstance(key, ec.EllipticCurvePrivateKey) else None
    signed = made.sign(key, hashes.SHA256(), ecdsa_deterministic=same)
    return signed.public_bytes(serialization.Encoding.DER)


def trusted(certificate: bytes | None = None) -> TrustList:
    """Return a list that knows one signer."""
    return TrustList("2021-07-01", dict([cose.signer(certificate or der())]))


def message(
    health: object = VACCINE, *, key: Key = KEY, issued: datetime = ISSUED
) -> bytes:
    """Return the COSE message of a certificate."""
    claims = {
        1: "FR",
        4: int((issued + timedelta(days=365)).timestamp()),
        6: int(issued.timestamp()),
        -260: {1: health},
    }
    algorithm = cose.PS256 if isinstance(key, rsa.RSAPrivateKey) else cose.ES256
    name, _ = cose.signer(der(key=key))
    protected, payload = dumped({1: algorithm, 4: name}), dumped(claims)
    signed = dumped(["Signature1", protected, b"", payload])
    parts = [protected, {}, payload, _sealed(key, signed)]
    return head(6, 18) + dumped(parts)


def text(health: object = VACCINE, *, key: Key = KEY, issued: datetime = ISSUED) -> str:
    """Return what a square holds."""
    return "HC1:" + base45(zlib.compress(message(health, key=key, issued=issued)))


def _sealed(key: Key, signed: bytes) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        return key.sign(signed, pss, hashes.SHA256())
    pair = decode_dss_signature(key.sign(signed, ec.ECDSA(hashes.SHA256())))
    return b"".join(number.to_bytes(32, "big") for number in pair)


def _written(pair: bytes) -> str:
    number, signs = int.from_bytes(pair, "big"), ""
    for _ in range(len(pair) + 1):
        number, rank = divmod(number, 45)
        signs += _SIGNS[rank]
    return signs
