"""What the vectors of version 1 hold: a name, an operation, what it is given."""

import zlib
from typing import Any

from app.crypto import bodies, grants, stream, suites
from app.crypto.canon import canon
from tests.vectors import world as w
from tests.vectors.seeds import seed

Row = tuple[str, str, dict[str, Any]]
KEY = list(w.KEY.parts)
ITEM: dict[str, Any] = {"space": w.SPACE, "item": w.ITEM, "rev": 1, "device": w.DEVICE}
FILE = {"space": w.SPACE, "item": w.ITEM, "attachment": w.FILE.attachment}


def notation() -> list[Row]:
    """Contexts, derived keys, padding."""
    parts: list[object] = [b"\x01\x02", 7, "é"]
    rows: list[Row] = [
        ("canon", "canon", {"label": "demo", "parts": parts}),
        ("canon of nothing", "canon", {"label": "", "parts": []}),
        ("kdf", "kdf", {"secret": w.CK, "size": 48, "label": "demo", "parts": parts}),
    ]
    for size in (0, 251, 252, 253, 255, 600, 65_536, 200_000, 5_000_000, 2**40):
        for frame in (4, 8):
            length = {"frame": frame, "size": size}
            rows.append((f"{size} bytes behind {frame}", "padded_size", length))
    for frame, mark in ((4, ">I"), (8, ">Q")):
        given = {"frame": frame, "padded": stream.pad(b"contenu", mark)}
        rows.append((f"unpad behind {frame}", "unpad", given))
    return rows


def _sealed_item(size: int) -> dict[str, Any]:
    key, commit = stream.content_key(w.DEK, "item", *w.REF.parts)
    padded = stream.pad(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
    sealed = stream.seal_stream(key, padded, canon("item", *w.REF.parts))
    return {"dek": w.DEK, **ITEM, "envelope": b"\x01\x01" + commit + sealed}


def envelopes() -> list[Row]:
    """Items, bodies, wraps and files."""
    place: dict[str, Any] = {
        "space": w.SPACE,
        "item": w.ITEM,
        "rev": 1,
        "collection": w.COLL,
    }
    wrap = {"ck": w.CK, **place, "epoch": 3, "wrap": w.WRAP}
    packed = bodies.pack_body(w.ENTRY)
    smaller = b"\x01" + zlib.compress(packed[1:])
    long, envelope = w.attachment(bytes(range(250)) * 300)
    return [
        ("item", "open_item", {"dek": w.DEK, **ITEM, "envelope": w.ENVELOPE}),
        ("empty item", "open_item", _sealed_item(0)),
        ("item of two chunks", "open_item", _sealed_item(70_000)),
        ("wrap", "unwrap", wrap),
        ("body, zlib", "read_body", {"body": smaller, "refs": w.LETTER.parts}),
        ("body, raw", "read_body", {"body": packed, "refs": w.LETTER.parts}),
        (
            "file",
            "open_file",
            {"dek": w.LETTER.dek, **FILE, "envelope": w.LETTER_ENVELOPE},
        ),
        (
            "file of two chunks",
            "open_file",
            {"dek": long.dek, **FILE, "envelope": envelope},
        ),
        (
            "file of two parts",
            "seal_zeros",
            {"dek": seed("blobdek"), **FILE, "size": 1_100_000},
        ),
    ]


def keys() -> list[Row]:
    """What a collection epoch holds, and boxes sealed to people."""
    secrets = {str(suite): secret for suite, secret in w.SECRETS.hpke.items()}
    info = grants.deposit_info(w.KEY, w.ITEM, 1, w.DEVICE)
    ck = {"ck": w.CK, "ref": KEY}
    rows: list[Row] = [
        ("commitment", "ck_commit", ck),
        ("checked key", "check_ck", {**ck, "commitment": w.COMMIT}),
        ("back link", "open_back_link", {**ck, "box": w.BACK_LINK}),
        ("label", "open_label", {**ck, "box": w.LABEL}),
        ("deposit keys", "deposit_publics", ck),
        (
            "root wrap",
            "open_root_wrap",
            {"ck_root": w.CK_ROOT, "root_epoch": 1, "ref": KEY, "box": w.ROOT_WRAP},
        ),
        (
            "root key",
            "root_public",
            {"ck_root": w.CK_ROOT, "space": w.SPACE, "root_epoch": 1},
        ),
    ]
    for suite, public in enumerate(w.PUBLICS, 1):
        box = suites.sealed(suite, public, w.DEK, info)
        place = [w.ITEM, 1, w.DEVICE]
        given = {**ck, "box": box, "place": place}
        rows.append((f"deposit, suite {suite}", "open_deposit", given))
    return [*rows, *_boxes(secrets)]


def _boxes(secrets: dict[str, bytes]) -> list[Row]:
    rows: list[Row] = []
    for suite, public in w.IDENTITY_KEYS.items():
        given = {"suite": suite, "secret": w.SECRETS.hpke[suite]}
        rows.append((f"public key, suite {suite}", "public_key", given))
        box = suites.sealed(suite, public, b"secret", b"context")
        given = {"secrets": secrets, "box": box, "context": b"context"}
        rows.append((f"sealed, suite {suite}", "unseal", given))
        listed = {one: w.IDENTITY_KEYS[one] for one in range(1, suite + 1)}
        box = grants.key_envelope(listed, w.CK, w.KEY, w.IDENTITY, w.GRANT)
        given = {"secrets": secrets, "box": box, "ref": KEY, "to": w.IDENTITY}
        given["statement"] = w.GRANT
        rows.append((f"key envelope, suite {suite}", "open_key", given))
    return rows
