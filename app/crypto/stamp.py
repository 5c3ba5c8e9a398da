"""« 2D-Doc » : what a code says of itself, and what its signature is worth here.

`py2ddoc` 0.1.4 splits the code, holds the list of authorities and checks one
signature. It is asked no more: its dates are read in the wrong base (they are
hexadecimal), it tries every key when a name is unknown, and looks at no validity.
The keys of its list belong to authorities, which sign certificates and never a
document: without the certificate of who stamped it, nothing is verified.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import py2ddoc  # type: ignore[import-untyped]  # ships no types
from cryptography import x509
from py2ddoc import verifier

from app.domain.errors import Refused
from app.domain.prescribed import Stamp, Verdict

_FIRST_DAY = date(2000, 1, 1)
_UNSAID = "FFFF"
_FORM = re.compile(
    r"DC0[234](?P<authority>[A-Z]{2}[0-9A-Z]{2})(?P<own>[0-9A-Z]{4})"
    r"(?P<made>[0-9A-F]{4})(?P<signed>[0-9A-F]{4})[^\x1f]+\x1f[A-Z2-7]{20,1000}={0,6}"
)

Certificates = Mapping[tuple[str, str], bytes]
"""Certificates of who stamps documents (DER), by authority and by their own name."""

NONE: Certificates = MappingProxyType({})
"""None is shipped: those of the authorities are fetched from their own servers."""


def looks_stamped(text: str) -> bool:
    """Tell a 2D-Doc from any other code."""
    return _FORM.fullmatch(text) is not None


def stamp(text: str, certificates: Certificates = NONE) -> Stamp:
    """Judge a 2D-Doc by the *certificates* at hand; without its own it is unknown.

    Raises Refused("stamp.unreadable") when it is no 2D-Doc.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise Refused("stamp.unreadable")
    authority, signed = found["authority"], _day(found["signed"])
    der = certificates.get((authority, found["own"]))
    return Stamp(
        authority,
        bool(py2ddoc.TrustStore.default().get(authority)),
        _iso(_day(found["made"])),
        _iso(signed),
        _verdict(text, authority, der) if der else Verdict.UNKNOWN,
        _expired(der, signed) if der else False,
    )


def _verdict(text: str, authority: str, der: bytes) -> Verdict:
    """Check the signature against one certificate, and no other."""
    try:
        alone = py2ddoc.TrustStore.from_der(authority, der)
        verifier.verify(py2ddoc.parse(text), alone)
    except (py2ddoc.TwoDBarcodeError, ValueError):
        return Verdict.ALTERED
    return Verdict.AUTHENTIC


def _expired(der: bytes, signed: date | None) -> bool:
    """Tell whether a certificate was out of its days; an unsaid day proves nothing."""
    held = x509.load_der_x509_certificate(der)
    first, last = held.not_valid_before_utc.date(), held.not_valid_after_utc.date()
    return signed is None or not first <= signed <= last


def _day(written: str) -> date | None:
    """Return the day of four hexadecimal digits, counted from 1 January 2000."""
    return None if written == _UNSAID else _FIRST_DAY + timedelta(int(written, 16))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
