"""« Cachet » of an EU certificate: ES256 or PS256 over a COSE Sig_structure."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID

from app.domain.certificate import Proves, Seal
from app.domain.errors import Refused
from app.domain.prescribed import Verdict

ES256: Final = -7
PS256: Final = -37
KEY_SIZE: Final = 8
"""Bytes that name a key: the first ones of the SHA-256 of its certificate."""
_HALF: Final = 32
_SALT: Final = 32
_PURPOSE: Final = "1847.2021.1."
_PURPOSES: Final = {"1": Proves.TEST, "2": Proves.VACCINE, "3": Proves.RECOVERY}


@dataclass(frozen=True, slots=True)
class Signer:
    """« Signataire » : who signs, for what, from *since* to *until* (ISO instants)."""

    name: str
    country: str
    since: str
    until: str
    purposes: frozenset[Proves]
    key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class TrustList:
    """« Liste de confiance » : who is known, by the name of their key.

    *dated* is the day it was made, ISO text, "" for the list that names nobody.
    """

    dated: str = ""
    signers: Mapping[bytes, Signer] = field(
        default_factory=lambda: MappingProxyType({})
    )


def listed(raw: bytes) -> TrustList:
    """Read a list: JSON, `dated` and `certificates` (X.509 DER in base64).

    Raises Refused("certificate.list") when it is not one.
    """
    try:
        tree = json.loads(raw)
        ders = [b64decode(one, validate=True) for one in tree["certificates"]]
        signers = dict(map(signer, ders))
        return TrustList(str(tree["dated"]), MappingProxyType(signers))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("certificate.list") from error


def signer(der: bytes) -> tuple[bytes, Signer]:
    """Return the name of a key and its signer, from an X.509 certificate.

    Raises ValueError when it is not one, TypeError when its key is of another kind.
    """
    found = x509.load_der_x509_certificate(der)
    key = found.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise TypeError
    since, until = found.not_valid_before_utc, found.not_valid_after_utc
    return found.fingerprint(hashes.SHA256())[:KEY_SIZE], Signer(
        _named(found, NameOID.COMMON_NAME),
        _named(found, NameOID.COUNTRY_NAME),
        since.isoformat(),
        until.isoformat(),
        _purposes(found),
        key,
    )


def verify(seal: Seal, trusted: TrustList) -> tuple[Verdict, Signer | None]:
    """Say whether a signer of *trusted* signed exactly this; the signer when so.

    The algorithm must be the one of the key: a token never chooses.
    """
    known = trusted.signers.get(seal.key)
    if known is None:
        return Verdict.UNKNOWN, None
    try:
        _verify(seal, known.key)
    except (InvalidSignature, ValueError):
        return Verdict.ALTERED, None
    return Verdict.AUTHENTIC, known


def _verify(seal: Seal, key: Any) -> None:  # noqa: ANN401 - two kinds of keys
    """Raise InvalidSignature or ValueError unless *key* signed."""
    if isinstance(key, rsa.RSAPublicKey):
        if seal.algorithm != PS256:
            raise ValueError
        pss = padding.PSS(padding.MGF1(hashes.SHA256()), _SALT)
        key.verify(seal.signature, seal.signed, pss, hashes.SHA256())
        return
    small = isinstance(key.curve, ec.SECP256R1)
    if seal.algorithm != ES256 or not small or len(seal.signature) != 2 * _HALF:
        raise ValueError
    halves = seal.signature[:_HALF], seal.signature[_HALF:]
    pair = encode_dss_signature(*(int.from_bytes(one, "big") for one in halves))
    key.verify(pair, seal.signed, ec.ECDSA(hashes.SHA256()))


def _named(found: x509.Certificate, name: x509.ObjectIdentifier) -> str:
    said = found.subject.get_attributes_for_oid(name)
    return str(said[0].value)[:200] if said else ""


def _purposes(found: x509.Certificate) -> frozenset[Proves]:
    """Return what a key may sign: everything unless its certificate says so."""
    try:
        usage = found.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, ValueError):  # or extensions nobody can read
        return frozenset(Proves)
    said = [one.dotted_string for one in usage.value]
    named = frozenset(
        _PURPOSES[one[-1]] for one in said if _PURPOSE in one and one[-1] in _PURPOSES
    )
    return named or frozenset(Proves)
