"""Sections 1 and 7 to 10 of docs/format.md, read from that page alone: statements."""

import hmac
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.msgpack import decode

Part = bytes | str | int
Value = Any
Parts = Sequence[Part]
SIZES = {"id": 16, "h": 32, "wrap": 60, "sig": 64, "name": 92, "said": 284, "pq": 1216}
TYPES = {
    "1": int,
    "2": int,
    "n": int,
    "bin": bytes,
    "str": str,
    "raw": str,
    "map": dict,
}
FIELDS = {
    "head": "1 id n id n id n id n n h h? n h h*",
    "digest": "1 id n h h h n h",
    "genesis": "1 id h id n server",
    "server": "str h? h?",
    "deposit": "bin bin n",
    "grant": "bin bin",
    "grant_statement": "1 id id id id n h id n n n n said? root",
    "root": "n h",
    "revoke": "1 id id n",
    "epoch": "1 id n h n h? pq? wrap? wrap? name? given*",
    "given": "id id bin",
    "access": "1 id id n str id* n",
    "share": "1 id id n id h n bin str",
    "origin": "1 id server",
    "reception": "2 id server str+",
    "control": "bin n sig?",
    "identity_card": "1 id n h h pq? n n proof?",
    "proof": "str str n sig",
    "device_card": "1 id h h pq? str",
    "membership": "1 id id h n n",
    "certificate": "bin sig sig?",
    "retirement": "1 id id n n",
    "signed": "bin sig",
    "run": "id id id bin sig",
    "account": "1 id n bin way* wrap?",
    "way": "id bin",
    "vault": "1 h h h",
    "invitation": "1 id h id str",
    "enrolment": "1 id h n h seen*",
    "seen": "id n h",
    "body": "1 raw bin raw n link* attachment* map",
    "link": "raw id",
    "attachment": "id h h n n h raw raw raw",
    "rewrap": "id n wrap",
    "named": "id",
    "label": "n n raw",
    "note": "1 str str",
    "backup": "id n door*",
    "door": "raw argon? bin",
    "argon": "n n n id",
}
"""Each array by its fields: a size, a type or another array; `?` may be empty, `*` is
any number of them, `+` one at least. `str` is in normal form C, `raw` is text as it
came."""


class Refusal(Exception):
    """What was read is not what the page says; the text is the page's code."""


def need(truth: object, code: str) -> None:
    if not truth:
        raise Refusal(code)


@contextmanager
def refusing(code: str) -> Iterator[None]:
    try:
        yield
    except (InvalidSignature, InvalidTag, ValueError, RecursionError, Refusal) as error:
        raise Refusal(code) from error


def sha(raw: bytes) -> bytes:
    return sha256(raw).digest()


def canon(label: str, parts: Parts = ()) -> bytes:
    out = b"alveole/1"
    for part in (label, *parts):
        raw = part.encode() if isinstance(part, str) else part
        raw = raw.to_bytes(8) if isinstance(raw, int) else raw
        out += len(raw).to_bytes(4) + raw
    return out


def mark(label: str, *parts: Part) -> bytes:
    return sha(canon(label, parts))


def extract(secret: bytes, salt: bytes = bytes(32)) -> bytes:
    return hmac.digest(salt, secret, "sha256")


def expand(secret: bytes, size: int, context: bytes) -> bytes:
    out = block = b""
    for count in range(1, size // 32 + 2):
        block = hmac.digest(secret, block + context + bytes([count]), "sha256")
        out += block
    return out[:size]


def kdf(secret: bytes, size: int, label: str, parts: Parts = ()) -> bytes:
    return expand(extract(secret), size, canon(label, parts))


def unbox(key: bytes, box: bytes, aad: bytes, code: str = "wrap.invalid") -> bytes:
    with refusing(code):
        return AESGCM(key).decrypt(box[:12], box[12:], aad)


def is_key(opened: bytes, code: str = "wrap.invalid") -> bytes:
    need(len(opened) == 32, code)
    return opened


def verify(public: bytes, signature: bytes, signed: bytes, code: str) -> None:
    with refusing(code):
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)


def ed_public(seed: bytes) -> bytes:
    private = ed25519.Ed25519PrivateKey.from_private_bytes(seed)
    return private.public_key().public_bytes_raw()


def lead(size: int, codes: bytes) -> bytes:
    """Write a MessagePack header in its shortest form."""
    for width, code in zip((1, 2, 4, 8), codes, strict=False):
        if code and size < 256**width:
            return bytes([code]) + size.to_bytes(width)
    raise Refusal("statement.malformed")


def short(size: int, room: int, fixed: int, codes: bytes) -> bytes:
    return bytes([fixed | size]) if size < room else lead(size, codes)


def below_zero(value: int) -> bytes:
    if value >= -32:
        return value.to_bytes(1, signed=True)
    for width, code in zip((1, 2, 4, 8), b"\xd0\xd1\xd2\xd3", strict=True):
        if value >= -(256**width) // 2:
            return bytes([code]) + value.to_bytes(width, signed=True)
    raise Refusal("statement.malformed")


def pack(value: object) -> bytes:
    match value:
        case int() if not isinstance(value, bool):
            codes = b"\xcc\xcd\xce\xcf"
            return below_zero(value) if value < 0 else short(value, 128, 0, codes)
        case bytes():
            return lead(len(value), b"\xc4\xc5\xc6") + value
        case str():
            raw = value.encode()
            return short(len(raw), 32, 0xA0, b"\xd9\xda\xdb") + raw
        case list():
            return short(len(value), 16, 0x90, b"\0\xdc\xdd") + packed(value)
        case dict():
            rows = [each for pair in value.items() for each in pair]
            return short(len(value), 16, 0x80, b"\0\xde\xdf") + packed(rows)
    raise Refusal("statement.malformed")


def packed(values: list[Any]) -> bytes:
    return b"".join(map(pack, values))


def fits(value: Value, shape: str) -> bool:
    name = shape.rstrip("?*+")
    if shape[-1] in "*+":
        many = type(value) is list and all(fits(each, name) for each in value)
        return many and (shape[-1] == "*" or bool(value))
    if shape[-1] == "?" and value == b"":
        return True
    if name in FIELDS:
        shapes = FIELDS[name].split()
        same = type(value) is list and len(value) == len(shapes)
        return same and all(map(fits, value, shapes))
    if name in SIZES:
        return type(value) is bytes and len(value) == SIZES[name]
    return type(value) is TYPES[name] and plain(value, name)


def plain(value: Value, name: str) -> bool:
    match name:
        case "n":
            return 0 <= int(value) < 2**63
        case "str":
            return bool(normalize("NFC", value) == value)
        case "map":
            return {*map(type, [*value, *value.values()])} <= {str}
    return True


def read(raw: bytes, kind: str) -> list[Any]:
    """Give the fields of a statement, without its version."""
    with refusing("statement.malformed"):
        fields = decode(raw)
        need(type(fields) is list and pack(fields) == raw, "statement.malformed")
    version = FIELDS.get(kind, "").split()[:1]
    versioned = version in (["1"], ["2"])
    if versioned and fields and type(fields[0]) is int:
        need([str(fields[0])] == version, "format.unknown")
    need(fits(fields, kind), "statement.malformed")
    need(kind != "head" or len(fields[-1]) <= 1024, "statement.malformed")
    return list(fields[versioned:])
