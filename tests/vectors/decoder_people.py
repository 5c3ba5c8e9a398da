"""Sections 9 to 11 of docs/format.md, read from that page alone: people and codes."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from tests.vectors.decoder_keys import unseal
from tests.vectors.decoder_notation import (
    Parts,
    canon,
    ed_public,
    is_key,
    kdf,
    mark,
    need,
    pack,
    read,
    refusing,
    sha,
    unbox,
    verify,
)

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SPACES = " \t\r\n\u00a0\u2007\u202f"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212-"
Op = Callable[..., object]


def verify_card(signed: bytes) -> list[Any]:
    core, signature = read(signed, "signed")
    fields = read(core, "identity_card")
    need(fields[0] == mark("identity-id", fields[2])[:16], "key.changed")
    verify(fields[2], signature, canon("sig-card", [core]), "key.changed")
    return [mark("card", core), *fields]


def verify_certificate(
    identity_pk: bytes, device_pk: bytes, certificate: bytes
) -> list[Any]:
    core, by_identity, by_device = read(certificate, "certificate")
    verify(identity_pk, by_identity, canon("sig-device", [core]), "grant.forged")
    verify(device_pk, by_device, canon("sig-device-accept", [core]), "grant.forged")
    fields = read(core, "membership")
    need(fields[0] == mark("identity-id", identity_pk)[:16], "grant.forged")
    need(fields[1] == mark("device-id", device_pk)[:16], "grant.forged")
    return fields


def verify_retirement(identity_pk: bytes, signed: bytes) -> list[Any]:
    core, signature = read(signed, "signed")
    verify(identity_pk, signature, canon("sig-retire", [core]), "grant.forged")
    fields = read(core, "retirement")
    need(fields[0] == mark("identity-id", identity_pk)[:16], "grant.forged")
    return fields


def verify_directory(directory_pk: bytes, card: bytes) -> bool:
    *fields, proof = read(card, "identity_card")
    need(proof, "key.changed")
    bare = sha(pack([1, *fields, b""]))
    signed = canon("directory", [fields[0], bare, *proof[:3]])
    verify(directory_pk, proof[3], signed, "key.changed")
    return True


def open_vault(amk: bytes, sealed: bytes) -> list[Any]:
    identity, v, vault, *_ = read(sealed, "account")
    key = kdf(amk, 32, "identity-key", [identity, v])
    aad = canon("identity-secret", [identity, v])
    return read(unbox(key, vault, aad, "account.rollback"), "vault")


def open_device_way(secrets: dict[str, bytes], sealed: bytes, device: bytes) -> bytes:
    identity, v, _, wraps, _ = read(sealed, "account")
    listed = [wrap for each, wrap in wraps if each == device]
    need(listed, "wrap.invalid")
    return is_key(unseal(secrets, listed[0], canon("amk", [identity, v, device])))


def open_recovery_way(recovery_key: bytes, sealed: bytes) -> bytes:
    identity, v, *_, wrap = read(sealed, "account")
    kek = kdf(recovery_key, 32, "recovery-kek")
    return is_key(unbox(kek, wrap, canon("amk", [identity, v, "recovery"])))


# Symbols


def first(raw: bytes, bits: int) -> int:
    return int.from_bytes(raw) >> (8 * len(raw) - bits)


def spelled(number: int, count: int, group: int = 4) -> str:
    text = "".join(SYMBOLS[number >> 5 * i & 31] for i in reversed(range(count)))
    return "-".join(text[at : at + group] for at in range(0, count, group))


def checked(number: int, bits: int, tag: bytes, check: int) -> int:
    raw = (number << -bits % 8).to_bytes((bits + 7) // 8)
    return number << check | first(sha(tag + raw), check)


def typed(
    text: str, bits: int, tag: bytes, check: int, code: str = "recovery.mistyped"
) -> int:
    bare = re.sub(f"[{SPACES}{DASHES}]", "", text)
    need(bare.isascii(), code)
    bare = bare.upper().translate(str.maketrans("OIL", "011"))
    need(len(bare) == -(-(bits + check) // 5), code)
    need({*bare} <= {*SYMBOLS}, code)
    number = 0
    for symbol in bare:
        number = number << 5 | SYMBOLS.index(symbol)
    need(number >> check < 2**bits, code)
    need(checked(number >> check, bits, tag, check) == number, code)
    return number >> check


def recovery_key(text: str) -> bytes:
    return typed(text, 160, b"alveole-rk", 20).to_bytes(20)


def from_recovery(key: bytes) -> list[Any]:
    number = checked(int.from_bytes(key), 160, b"alveole-rk", 20)
    kek, handle = kdf(key, 32, "recovery-kek"), kdf(key, 16, "recovery-handle")
    return [spelled(number, 36), kek, handle, ed_public(kdf(key, 32, "recovery-sign"))]


def times(a: int, b: int) -> int:
    out = 0
    for bit in range(8):
        out ^= (a << bit) * (b >> bit & 1)
    for bit in range(14, 7, -1):
        out ^= (0x11B << bit - 8) * (out >> bit & 1)
    return out


def join_shares(one: str, other: str) -> bytes:
    raws = [
        typed(text, 184, b"alveole-share", 16).to_bytes(23) for text in (one, other)
    ]
    x, y = (raw[0] ^ 0x10 for raw in raws)
    need({x, y} <= {1, 2, 3}, "recovery.mistyped")
    need(x != y and raws[0][1:3] == raws[1][1:3], "share.mismatch")
    inverse = next(i for i in range(256) if times(x ^ y, i) == 1)
    left, right = times(y, inverse), times(x, inverse)
    pairs = zip(raws[0][3:], raws[1][3:], strict=True)
    return bytes(times(left, a) ^ times(right, b) for a, b in pairs)


def read_invitation(text: str) -> list[Any]:
    code = text.removeprefix("ALV1E:")
    need(code != text and re.fullmatch(r"[\w-]*", code, re.ASCII), "enrol.malformed")
    with refusing("enrol.malformed"):
        raw = urlsafe_b64decode(code + "=" * (-len(code) % 4))
        need(urlsafe_b64encode(raw).rstrip(b"=").decode() == code, "enrol.malformed")
        fields = read(raw, "invitation")
    number = checked(
        first(mark("enrol-typed", *fields), 100), 100, b"alveole-enrol", 20
    )
    return [*fields, spelled(number, 24)]


def compared(identity: bytes, device: bytes, nonce: bytes, hand: int) -> str:
    count, group = (16, 4) if hand else (6, 3)
    digest = mark("enrol-code", identity, device, nonce)
    return spelled(first(digest, 5 * count), count, group)


def open_enrolment(secrets: dict[str, bytes], box: bytes, place: Parts) -> list[Any]:
    fields = read(unseal(secrets, box, canon("enrol", place)), "enrolment")
    need(fields[0] == place[0], "wrap.invalid")
    return fields


PEOPLE: dict[str, Op] = {
    "identity_id": lambda sign_pk: mark("identity-id", sign_pk)[:16],
    "device_id": lambda public: mark("device-id", public)[:16],
    "space_id": lambda root_pk, nonce: mark("space-id", root_pk, nonce)[:16],
    "verify_card": verify_card,
    "verify_certificate": verify_certificate,
    "verify_retirement": verify_retirement,
    "verify_directory": verify_directory,
    "open_vault": open_vault,
    "open_device_way": open_device_way,
    "open_recovery_way": open_recovery_way,
    "read_invitation": read_invitation,
    "read_code": lambda text: spelled(
        checked(typed(text, 100, b"alveole-enrol", 20), 100, b"alveole-enrol", 20), 24
    ),
    "compared": compared,
    "open_enrolment": open_enrolment,
    "from_identity": lambda identity: spelled(
        checked(int.from_bytes(identity), 128, b"alveole-id", 20), 30, 5
    ),
    "read_person": lambda text: typed(
        text, 128, b"alveole-id", 20, "card.mistyped"
    ).to_bytes(16),
    "recovery_key": recovery_key,
    "from_recovery": from_recovery,
    "join_shares": join_shares,
    "fingerprint": lambda space, seq, h, salt: spelled(
        first(mark("fingerprint", space, seq, h, salt), 80), 16
    ),
}
