"""« Certificat Covid » (EU, HC1): text of a code → what it says, and its seal."""

import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from app.domain.certificate import Certificate, Proves, Seal
from app.domain.errors import Refused
from app.domain.when import When
from app.gates import base45, cbor

PREFIX: Final = "HC1:"
INFLATED_MAX: Final = 64 << 10
TEXT_MAX: Final = 200
_ZLIB: Final = 0x78
_TOKEN, _SIGN1 = 61, 18
_PARTS: Final = 4
_ALGORITHM, _KEY = 1, 4
_ISSUER, _EXPIRES, _ISSUED, _HEALTH, _EUROPE = 1, 4, 6, -260, 1
_KEY_MAX: Final = 64
_DAY: Final = len("2021-02-18")
_FAR: Final = 1 << 35
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_KINDS: Final = {"v": Proves.VACCINE, "t": Proves.TEST, "r": Proves.RECOVERY}
_DAYS: Final = {Proves.VACCINE: "dt", Proves.TEST: "sc", Proves.RECOVERY: "fr"}


def read(text: str) -> Certificate:
    """Return what a code says, vouched for by nobody yet.

    Raises Refused("import.damaged") when it is no certificate.
    """
    try:
        seal, payload = _sealed(cbor.loads(_unpacked(text)))
        return _certificate(seal, cbor.loads(payload))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise Refused("import.damaged") from error


def _unpacked(text: str) -> bytes:
    """Return the COSE message of a text, inflated to 64 KiB at most."""
    if not text.startswith(PREFIX):
        raise ValueError
    raw = base45.decode(text[len(PREFIX) :])
    if raw[0] != _ZLIB:
        raise ValueError
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(raw, INFLATED_MAX + 1)
    except zlib.error as error:
        raise ValueError from error
    if not unpacking.eof or unpacking.unused_data or len(found) > INFLATED_MAX:
        raise ValueError
    return found


def _sealed(message: object) -> tuple[Seal, bytes]:
    """Return the seal and the payload of a COSE_Sign1 (RFC 9052, section 4.2)."""
    for tag in (_TOKEN, _SIGN1):
        if isinstance(message, cbor.Tagged) and message.number == tag:
            message = message.value
    if not isinstance(message, list) or len(message) != _PARTS:
        raise ValueError
    protected, plain, payload, signature = message
    if not all(isinstance(one, bytes) for one in (protected, payload, signature)):
        raise TypeError
    known = {**_map(plain), **_map(cbor.loads(protected) if protected else {})}
    key, algorithm = known[_KEY], known[_ALGORITHM]
    sound = isinstance(key, bytes) and 0 < len(key) <= _KEY_MAX
    if not sound or not isinstance(algorithm, int):
        raise ValueError
    signed = b"\x84" + _head(3, b"Signature1") + _head(2, protected)
    signed += _head(2, b"") + _head(2, payload)
    return Seal(key, algorithm, signed, signature), payload


def _head(major: int, content: bytes) -> bytes:
    """Write bytes or text as CBOR, the shortest way."""
    size, top = len(content), major << 5
    if size < 24:  # noqa: PLR2004 - RFC 8949, section 3
        return bytes([top | size]) + content
    width = 1 if size < 1 << 8 else 2 if size < 1 << 16 else 4
    low = {1: 24, 2: 25, 4: 26}[width]
    return bytes([top | low]) + size.to_bytes(width, "big") + content


def _certificate(seal: Seal, found: object) -> Certificate:
    claims = _map(_bare(found))
    health = _map(_map(claims[_HEALTH])[_EUROPE])
    kind, one = _one(health)
    if not _VERSION.fullmatch(health["ver"]):
        raise ValueError
    return Certificate(
        kind,
        seal,
        name=_name(_map(health["nam"])),
        born=_date(health.get("dob", "")),
        day=_date(one.get(_DAYS[kind], "")),
        disease=_said(one, "tg"),
        vaccine=_said(one, "vp"),
        product=_said(one, "mp"),
        maker=_said(one, "ma"),
        rank=_count(one, "dn"),
        count=_count(one, "sd"),
        country=_said(one, "co"),
        issuer=_said(one, "is"),
        identifier=_said(one, "ci"),
        issued=_instant(claims.get(_ISSUED)),
        expires=_instant(claims.get(_EXPIRES)),
    )


def _one(health: Mapping[str, Any]) -> tuple[Proves, Mapping[str, Any]]:
    """Return the only thing a certificate proves. Raises ValueError when it is two."""
    found = [(kind, health[name]) for name, kind in _KINDS.items() if health.get(name)]
    if len(found) != 1 or len(found[0][1]) != 1:
        raise ValueError
    return found[0][0], _map(found[0][1][0])


def _name(name: Mapping[str, Any]) -> str:
    """Return the name as written, else the one of passports."""
    written, standard = (
        " ".join(filter(None, (_said(name, given), _said(name, family))))
        for given, family in (("gn", "fn"), ("gnt", "fnt"))
    )
    if not written and not standard:
        raise ValueError
    return written or standard.replace("<", " ")


def _bare(value: Any) -> Any:  # noqa: ANN401 - any CBOR
    """Return a value without what its author calls its parts: dates, tokens."""
    if isinstance(value, cbor.Tagged):
        return _bare(value.value)
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    return value


def _map(value: object) -> Mapping[Any, Any]:
    """Return a map. Raises TypeError when it is anything else."""
    if not isinstance(value, dict):
        raise TypeError
    return value


def _said(tree: Mapping[str, Any], name: str) -> str:
    text = tree.get(name, "")
    if not isinstance(text, str) or len(text) > TEXT_MAX or _UNSEEN.search(text):
        raise ValueError
    return text


def _count(tree: Mapping[str, Any], name: str) -> int:
    number = tree.get(name, 0)
    if not isinstance(number, int | float) or not 0 <= number < 100:  # noqa: PLR2004
        raise ValueError
    return int(number)


def _date(text: str) -> str:
    """Return a day, or less. Raises ValueError when it is none."""
    try:
        return When.parse(text[:_DAY]).text
    except Refused as error:
        raise ValueError from error


def _instant(seconds: object) -> str:
    if seconds is None:
        return ""
    if not isinstance(seconds, int | float) or not 0 <= seconds < _FAR:
        raise ValueError
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
