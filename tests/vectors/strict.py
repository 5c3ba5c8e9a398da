"""Where version 1 forgives and where it does not: one content, one exact form."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.crypto import account, backup, bodies, grants, slots, stream, suites
from app.crypto.canon import box, canon, kdf
from app.crypto.files import seal_file
from app.crypto.packing import pack
from app.domain.when import Precision, When
from tests.vectors import cases, people
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed

FULL = bytes(stream.CHUNK - 4)
"""What fills one chunk exactly once its length stands before it."""
SHORT = seed("dek")[:31]
PRINTED = "\u2010\u2011\u2012\u2013\u2014\u2212"
NO_BREAK = "\u00a0\u2007\u202f"


def kept() -> Iterator[cases.Row]:
    """Give what is rare, and right."""
    yield "item of one full chunk", "open_item", _item(_chunk(0, _full(), last=True))
    for name, text, precision in (
        ("the last day", "9999-12-31", 3),
        ("the farthest offset", "2026-11-21T08:00:00+14:00", 4),
    ):
        yield f"body: {name}", "read_body", _dated(text, precision)
    for name, op, given in (*people.ways()[:1], people.accounts()[4]):
        yield f"{name}, as printed", op, {"text": _printed(given["text"])}
    _, op, shares = people.ways()[13]
    printed = {name: _printed(text) for name, text in shares.items()}
    yield "shares, as printed", op, printed


def refused() -> Iterator[cases.Row]:
    """Give what a reader in a hurry would take."""
    yield from _streams()
    yield from _dates()
    yield from _texts()
    yield from _boxes()
    yield from _sealed()
    yield from _costs()
    yield from _backups()


def _printed(text: str) -> str:
    """Join the groups as a sheet does, a different dash or space each time."""
    joints = PRINTED + NO_BREAK
    groups = text.replace(" ", "-").split("-")
    return "".join(
        group + joints[at % len(joints)] for at, group in enumerate(groups)
    ).rstrip(joints)


def _full() -> bytes:
    return stream.pad(FULL)


def _chunk(index: int, block: bytes, *, last: bool) -> bytes:
    key, _ = stream.content_key(w.DEK, "item", *w.REF.parts)
    aad = canon("item", *w.REF.parts)
    return stream.seal_chunk(key, index, block, aad, last=last)


def _item(sealed: bytes) -> dict[str, Any]:
    _, commit = stream.content_key(w.DEK, "item", *w.REF.parts)
    envelope = b"\x01\x01" + commit + sealed
    return {"dek": w.DEK, **cases.ITEM, "envelope": envelope}


def _streams() -> Iterator[cases.Row]:
    forged = _chunk(0, _full(), last=False) + _chunk(1, b"", last=True)
    yield "item: an empty chunk at the end", "open_item", _item(forged)


def _dated(text: str, precision: int) -> dict[str, Any]:
    when = When(text, Precision(precision), 0, 0)
    body = bodies.pack_body(replace(w.ENTRY, when=when))
    return {"body": body, "refs": list(w.LETTER.parts)}


def _dates() -> Iterator[cases.Row]:
    for name, text, precision in (
        ("digits of another script", "202\u0666", 1),
        ("an offset of 60 minutes", "2026-11-21T08:00:00+01:60", 4),
        ("an offset of 15 hours", "2026-11-21T08:00:00-15:00", 4),
        ("an hour 24", "2026-11-21T24:00:00Z", 4),
        ("no such day", "2026-02-30", 3),
        ("a precision of another form", "2026-11-21", 2),
    ):
        yield f"date: {name}", "read_body", _dated(text, precision)


def _texts() -> Iterator[cases.Row]:
    text = people.accounts()[3][2]["text"]
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    stray = text[:-1] + last[last.index(text[-1]) + 1]
    for name, other in (
        ("padded", text + "=="),
        ("the other alphabet", text.translate(str.maketrans("-_", "+/"))),
        ("stray bits", stray),
        ("a line end", text + "\n"),
    ):
        yield f"invitation: {name}", "read_invitation", {"text": other}
    typed = people.ways()[0][2]["text"]
    for name, mark in (("another dash", "\u2015"), ("a hidden space", "\u200b")):
        other = typed.replace("-", mark)
        yield f"recovery text: {name}", "recovery_key", {"text": other}
    other = typed.replace("1", "\u0131")
    yield "recovery text: a letter that looks alike", "recovery_key", {"text": other}


def _boxes() -> Iterator[cases.Row]:
    given = cases.envelopes()[3][2]
    aad = canon("wrap", w.SPACE, w.ITEM, 1, w.COLL, 3)
    short = box(w.WK, SHORT, aad, drawn("nonce"))
    yield "wrap: a short key", "unwrap", {**given, "wrap": short}
    ck = {"ck": w.CK, "ref": cases.KEY}
    short = grants.back_link(w.CK, SHORT, w.KEY, drawn("n4"))
    yield "back link: a short key", "open_back_link", {**ck, "box": short}
    given = cases.keys()[5][2]
    short = grants.root_wrap(w.CK_ROOT, SHORT, w.KEY, 1, drawn("n2"))
    yield "root wrap: a short key", "open_root_wrap", {**given, "box": short}
    slot = slots.SlotRef("keyring", w.DEVICE, "1")
    short = slots.box_lmk(seed("kek"), SHORT, slot, drawn("n9"))
    given = {"kek": seed("kek"), "place": ["keyring", w.DEVICE, "1"], "argon": []}
    yield "slot: a short key", "open_slot", {**given, "box": short}


def _sealed() -> Iterator[cases.Row]:
    info = grants.deposit_info(w.KEY, w.ITEM, 1, w.DEVICE)
    short = suites.sealed(1, w.PUBLICS[0], SHORT, info)
    given = {"ck": w.CK, "ref": cases.KEY, "place": [w.ITEM, 1, w.DEVICE]}
    yield "deposit: a short key", "open_deposit", {**given, "box": short}
    given = cases.keys()[-1][2]
    short = grants.key_envelope(w.IDENTITY_KEYS, SHORT, w.KEY, w.IDENTITY, w.GRANT)
    yield "key envelope: a short key", "open_key", {**given, "box": short}
    given = people.accounts()[1][2]
    way = account.device_way(w.DEVICE_KEYS, SHORT, w.IDENTITY, 4, w.DEVICE)
    sealed = replace(people.ACCOUNT, devices=(way,)).encode()
    yield "device way: a short key", "open_device_way", {**given, "sealed": sealed}


def _costs() -> Iterator[cases.Row]:
    for size in (0, 15, 17):
        argon = [*people.ARGON[:3], seed("salt", size)]
        given = {"passphrase": "phrase", "argon": argon}
        yield f"phrase: a salt of {size} bytes", "passphrase_kek", given


def _backups() -> Iterator[cases.Row]:
    phrase, paper = people.HEADER.ways
    key = kdf(w.RECOVERY, 32, "backup", people.EXPORT)
    short = box(key, SHORT, canon("backup", people.EXPORT), drawn("n8"))
    by_phrase = {"passphrase": "phrase de passe"}
    by_paper = {"recovery_key": w.RECOVERY}
    for name, ways, secret in (
        ("a kdf of its own", [(*phrase,), ("recovery", b"x", paper.box)], by_paper),
        ("a paper that costs", [paper._replace(kdf=people.ARGON)], by_paper),
        ("a phrase without cost", [phrase._replace(kdf=b"")], by_phrase),
        ("the first way false", [phrase._replace(kdf=b""), phrase], by_phrase),
        ("a short key", [paper._replace(box=short)], by_paper),
    ):
        yield f"backup: {name}", "open_backup", {"archive": _archive(ways), **secret}


def _archive(ways: list[Any]) -> bytes:
    packed = pack((people.EXPORT, people.HEADER.created, ways))
    start = backup.MAGIC + b"\x01" + len(packed).to_bytes(4, "big")
    sealed = seal_file(
        people.HEADER.file, [people.ZIP], len(people.ZIP), drawn("backupdek")
    )
    return start + packed + b"".join(sealed)
