"""A second reader of the formats, written from docs/format.md alone."""

import hashlib
import hmac
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unicodedata import normalize

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

Part = bytes | str | int
Shape = Callable[[Any], bool]
MIB = 2**20


class Refusal(Exception):
    """What was read is not what the page says; the text is the page's code."""


def need(truth: object, code: str) -> None:
    if not truth:
        raise Refusal(code)


@contextmanager
def refusing(code: str) -> Iterator[None]:
    try:
        yield
    except (InvalidSignature, InvalidTag, ValueError, Refusal) as error:
        raise Refusal(code) from error


def sha(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()


def canon(label: str, parts: Sequence[Part] = ()) -> bytes:
    out = b"alveole/1"
    for part in (label, *parts):
        raw = part.to_bytes(8) if isinstance(part, int) else part
        raw = raw.encode() if isinstance(raw, str) else raw
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


def kdf(secret: bytes, size: int, label: str, parts: Sequence[Part] = ()) -> bytes:
    return expand(extract(secret), size, canon(label, parts))


def unbox(key: bytes, box: bytes, aad: bytes, code: str = "wrap.invalid") -> bytes:
    with refusing(code):
        return AESGCM(key).decrypt(box[:12], box[12:], aad)


def verify(public: bytes, signature: bytes, signed: bytes, code: str) -> None:
    with refusing(code):
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)


# Statements


def sized(few: int, fixed: int, codes: bytes, size: int) -> bytes:
    if size < few:
        return bytes([fixed | size])
    for width, code in zip((1, 2, 4, 8), codes, strict=False):
        if code and size < 256**width:
            return bytes([code]) + size.to_bytes(width)
    raise Refusal("statement.malformed")


def pack(value: object) -> bytes:
    match value:
        case int() if not isinstance(value, bool) and value >= 0:
            return sized(128, 0, b"\xcc\xcd\xce\xcf", value)
        case bytes():
            return sized(0, 0, b"\xc4\xc5\xc6", len(value)) + value
        case str():
            return sized(32, 0xA0, b"\xd9\xda\xdb", len(value.encode())) + value.encode()
        case list():
            return sized(16, 0x90, b"\0\xdc\xdd", len(value)) + b"".join(map(pack, value))
        case dict():
            rows = [pack(each) for pair in value.items() for each in pair]
            return sized(16, 0x80, b"\0\xde\xdf", len(value)) + b"".join(rows)
    raise Refusal("statement.malformed")


def number(value: object) -> bool:
    return type(value) is int and value < 2**63


def word(value: object) -> bool:
    return isinstance(value, str)


def text(value: object) -> bool:
    return isinstance(value, str) and normalize("NFC", value) == value


def raw(*sizes: int) -> Shape:
    return lambda value: type(value) is bytes and (not sizes or len(value) in sizes)


def row(*shapes: Shape) -> Shape:
    return lambda value: (
        type(value) is list
        and len(value) == len(shapes)
        and all(fits(field) for fits, field in zip(shapes, value, strict=True))
    )


def many(fits: Shape, most: int = MIB) -> Shape:
    return lambda value: (
        type(value) is list and len(value) <= most and all(map(fits, value))
    )


def read(packed: bytes, fits: Shape, version: Sequence[int] = ()) -> list[Any]:
    with refusing("statement.malformed"):
        fields = msgspec.msgpack.decode(packed)
        first = fields[0] if isinstance(fields, list) and fields else None
    ...
