"""A second reader of the formats, written from docs/format.md alone."""

import re
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vectors.decoder_keys import KEYS
from tests.vectors.decoder_notation import (
    Part,
    Refusal,
    Value,
    canon,
    kdf,
    mark,
    need,
    pack,
    read,
    refusing,
    sha,
    verify,
)
from tests.vectors.decoder_people import PEOPLE
from tests.vectors.decoder_segments import read_segment
from tests.vectors.decoder_slots import SLOTS, open_backup_key

MIB = 2**20
DAY = r"\d{4}-\d\d-\d\d"
OFFSET = r"(Z|[+-](0\d|1[0-4]):[0-5]\d)?"
CLOCK = r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d+)?" + OFFSET
WHEN = ("", r"\d{4}", r"\d{4}-\d\d", DAY, DAY + CLOCK)

# Envelopes and bodies


def padded_size(frame: int, size: int) -> int:
    size += frame
    exponent = size.bit_length() - 1
    mask = (1 << max(0, exponent - exponent.bit_length())) - 1
    return max(256, (size + mask) & ~mask)


def unpad(frame: int, padded: bytes) -> bytes:
    end = frame + int.from_bytes(padded[:frame])
    need(len(padded) == padded_size(frame, end - frame), "commit.mismatch")
    need(not any(padded[end:]), "commit.mismatch")
    return padded[frame:end]


def chunks(stream: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    last = max(1, -(-len(stream) // size)) - 1
    for i in range(last + 1):
        nonce = bytes(7) + i.to_bytes(4) + bytes([i == last])
        yield nonce, stream[i * size : (i + 1) * size]


def open_envelope(dek: bytes, envelope: bytes, label: str, *parts: Part) -> bytes:
    start, frame = {"item": (b"\1\1", 4), "blob": (b"\2\1", 8)}[label]
    need(envelope[:2] == start, "format.unknown")
    keys, aad = kdf(dek, 64, label, parts), canon(label, parts)
    need(envelope[2:34] == keys[32:], "commit.mismatch")
    cipher, pieces = AESGCM(keys[:32]), chunks(envelope[34:], 65552)
    with refusing("commit.mismatch"):
        opened = [cipher.decrypt(*piece, aad) for piece in pieces]
    need(opened[-1], "commit.mismatch")  # one plaintext, one way to cut it
    return unpad(frame, b"".join(opened))


def seal_zeros(size: int, dek: bytes, *parts: Part) -> bytes:
    keys, aad = kdf(dek, 64, "blob", parts), canon("blob", parts)
    padded = size.to_bytes(8) + bytes(padded_size(8, size) - 8)
    cipher, pieces = AESGCM(keys[:32]), chunks(padded, 65536)
    sealed = b"".join(cipher.encrypt(*piece, aad) for piece in pieces)
    return b"\2\1" + keys[32:] + sealed


def blob(envelope: bytes) -> list[Any]:
    parts = [sha(envelope[at : at + MIB]) for at in range(0, len(envelope), MIB)]
    return [parts, mark("blob-id", *parts)]


def described(envelope: bytes) -> list[Any]:
    return [len(envelope), sha(envelope), *blob(envelope)]


def inflated(raw: bytes) -> bytes:
    stream, most = zlib.decompressobj(), min(8 * MIB, MIB // 16 + 32 * len(raw))
    try:
        out = stream.decompress(raw, most + 1)
    except zlib.error as error:
        raise Refusal("body.malformed") from error
    need(len(out) <= most, "body.too_large")
    need(stream.eof and not stream.unused_data, "body.malformed")
    return out


def check_date(when: str, precision: int) -> None:
    forms = [at for at, form in enumerate(WHEN) if re.fullmatch(form, when, re.ASCII)]
    need(forms, "date.malformed")
    with refusing("date.malformed"):
        datetime.fromisoformat(when + "0001-01-01"[len(when) :])
    need(forms == [precision], "body.malformed")


def read_body(body: bytes, refs: list[bytes]) -> list[Any]:
    need(body, "body.malformed")
    need(body[0] < 2, "format.unknown")
    fields = read(inflated(body[1:]) if body[0] else body[1:], "body")
    when, precision = fields[2:4]
    check_date(when, precision)
    known: dict[bytes, list[bytes]] = {}
    for attachment in fields[5]:
        blob_id, size = attachment[2:4]
        if blob_id not in known:
            count = -(-size // MIB)
            known[blob_id], refs = refs[:count], refs[count:]
        need(mark("blob-id", *known[blob_id]) == blob_id, "blob.mismatch")
        attachment.append(known[blob_id])
    need(not refs, "blob.mismatch")
    return fields


# The log


def run_id(sealed: bytes) -> bytes:
    space, device, collection, leaves, signature = read(sealed, "run")
    return mark("run", space, device, collection, leaves, signature)


def leaves_of(sealed: bytes) -> list[bytes]:
    leaves = read(sealed, "run")[3]
    return [leaves[at : at + 32] for at in range(0, len(leaves), 32)]


def verify_run(public: bytes, space: bytes, sealed: bytes) -> bytes:
    where, device, collection, joined, signature = read(sealed, "run")
    leaves = leaves_of(sealed)
    need(1 <= len(leaves) <= 500 and len(joined) % 32 == 0, "run.invalid")
    need(len({*leaves}) == len(leaves), "run.invalid")
    need(where == space, "space.swapped")
    need(mark("device-id", public)[:16] == device, "sig.invalid")
    signed = canon("sig-run", [space, device, collection, len(leaves), joined])
    verify(public, signature, signed, "sig.invalid")
    return run_id(sealed)


def verify_op(sealed: bytes, index: int, head: bytes, body: bytes) -> bytes:
    leaves = leaves_of(sealed)
    need(0 <= index < len(leaves), "sig.invalid")
    need(leaves[index] == mark("leaf", head), "sig.invalid")
    fields = read(head, "head")
    space, device, collection, *_ = read(sealed, "run")
    need(
        (fields[0], fields[6], fields[4]) == (space, device, collection), "sig.invalid"
    )
    need(sha(body) == fields[12], "log.tamper")
    return mark("op", head, run_id(sealed), index)


def chain(
    space: bytes, collection: bytes, ops: list[bytes], before: list[int]
) -> list[list[bytes]]:
    log, lane = [mark("log-0", space)], [mark("lane-0", space, collection)]
    for n, (op, r) in enumerate(zip(ops, before, strict=True), start=1):
        log.append(mark("log", space, n, log[-1], op))
        lane.append(mark("lane", space, collection, n, r, lane[-1], op))
    return [log, lane]


def lane_digest(
    place: list[Any], controls: list[bytes], writers: list[Any], live: list[Any]
) -> bytes:
    space, collection, n, hc = place
    wrote = [d + ctr.to_bytes(8) + at.to_bytes(8) for d, ctr, at in writers]
    lives = [item + rev.to_bytes(8) + op for item, rev, op in live]
    k, w, lines = (
        mark(label, space, collection, n, b"".join(rows))
        for label, rows in (
            ("controls", controls),
            ("writers", sorted(wrote)),
            ("digest", sorted(lives)),
        )
    )
    return pack([1, collection, n, hc, k, w, len(live), lines])


def open_backup(archive: bytes, **way: Value) -> bytes:
    dek, export, envelope = open_backup_key(archive, **way)
    return open_envelope(dek, envelope, "blob", bytes(16), export, bytes(16))


OPS: dict[str, Callable[..., object]] = {
    **KEYS,
    **PEOPLE,
    **SLOTS,
    "canon": canon,
    "kdf": kdf,
    "padded_size": padded_size,
    "unpad": unpad,
    "read_body": read_body,
    "read_segment": read_segment,
    "open_backup": open_backup,
    "verify_run": verify_run,
    "verify_op": verify_op,
    "chain": chain,
    "lane_digest": lane_digest,
    "open_item": lambda dek, space, item, rev, device, envelope: open_envelope(
        dek, envelope, "item", space, item, rev, device
    ),
    "open_file": lambda dek, space, item, attachment, envelope: [
        open_envelope(dek, envelope, "blob", space, item, attachment),
        *blob(envelope),
    ],
    "seal_zeros": lambda size, dek, space, item, attachment: described(
        seal_zeros(size, dek, space, item, attachment)
    ),
    "statement": lambda kind, raw: read(raw, kind),
    "wraps": lambda raw: read(raw, "rewrap*"),
    "items": lambda raw: [item for (item,) in read(raw, "named*")],
}


def given(value: Value) -> Value:
    """Turn the JSON of a vector into values: 0x… is bytes."""
    match value:
        case str() if value.startswith("0x"):
            return bytes.fromhex(value[2:])
        case list():
            return [given(each) for each in value]
        case dict():
            return {name: given(each) for name, each in value.items()}
    return value


def do(op: str, asked: dict[str, Any]) -> object:
    """Do *op* of section 14 on the `given` of a vector."""
    return OPS[op](**given(asked))
