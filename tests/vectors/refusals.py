"""What must be refused: good cases with one thing changed, and their codes."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from app.crypto import bodies, runs, signing
from app.crypto.canon import canon
from app.crypto.packing import INT_MAX, pack
from app.crypto.slots import M_FLOOR
from app.domain.errors import Refused
from tests.vectors import cases, ledger, people
from tests.vectors import world as w
from tests.vectors.reader import run, written
from tests.vectors.seeds import seed

Case = dict[str, Any]
APART = {(op, "sealed") for op in ("open_vault", "open_recovery_way", "verify_op")}
"""Fields whose middle the operation does not look at."""


def rows() -> Iterator[Case]:
    """Give each refused case of the first file."""
    yield from coded((*flips(), *changes(), *shapes()))


def coded(false: Iterable[cases.Row]) -> Iterator[Case]:
    """Give each refused case, with the code app.crypto answers."""
    for name, op, given in false:
        shown = written(given)
        yield {"name": name, "op": op, "given": shown, "refused": _code(op, shown)}


def _code(op: str, given: Case) -> str:
    try:
        run(op, given)
    except Refused as error:
        return error.code
    raise AssertionError(op)


def flips() -> Iterator[cases.Row]:
    """Flip one bit in the middle of each field of good cases."""
    good = (*cases.envelopes()[:1], *cases.envelopes()[3:5], cases.envelopes()[6])
    good += (*cases.keys()[1:4], *cases.keys()[5:6], *cases.keys()[7:9])
    good += (*cases.keys()[10:12], *people.accounts()[:3], *people.accounts()[7:])
    good += (*people.identities()[3:], *ledger.log()[1:2], *ledger.log()[4:5])
    good += (ledger.log()[-1], people.ways()[-1], *people.ways()[11:13])
    for name, op, given in good:
        for field, value in given.items():
            if isinstance(value, bytes) and value and (op, field) not in APART:
                yield f"{name}: {field} flipped", op, {**given, field: flipped(value)}


def flipped(raw: bytes, at: int | None = None) -> bytes:
    """Flip the lowest bit of one byte, the middle one unless said."""
    place = len(raw) // 2 if at is None else at
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def changes() -> Iterator[cases.Row]:
    """Change one number, one byte of format, one text."""
    _, op, item = cases.envelopes()[0]
    yield "item: another revision", op, {**item, "rev": 2}
    for at, what in ((0, "format"), (1, "content suite")):
        other = flipped(item["envelope"], at)
        yield f"item: another {what}", op, {**item, "envelope": other}
    yield "item: cut", op, {**item, "envelope": item["envelope"][:-1]}
    yield "item: longer", op, {**item, "envelope": item["envelope"] + b"\0"}
    yield "item: header alone", op, {**item, "envelope": item["envelope"][:34]}
    _, op, wrap = cases.envelopes()[3]
    yield "wrap: another epoch", op, {**wrap, "epoch": 4}
    _, op, there = cases.keys()[10]
    box = there["box"]
    yield "sealed: unknown suite", op, {**there, "box": b"\x03" + box[1:]}
    yield "sealed: other suite", op, {**there, "box": b"\x02" + box[1:]}
    yield "sealed: empty", op, {**there, "box": b""}
    yield from _runs()
    yield from _typed()


def _runs() -> Iterator[cases.Row]:
    given = {"public": w.DEVICE_PK, "space": w.SPACE}
    first, second = runs.leaf(w.HEADS[0]), runs.leaf(w.HEADS[1])
    for name, leaves in (
        ("no leaf", b""),
        ("half a leaf", first + second[:16]),
        ("a leaf twice", first + second + first),
        ("501 leaves", b"".join(bytes([i // 256, i % 256]) * 16 for i in range(501))),
    ):
        place = (w.SPACE, w.DEVICE, w.COLL)
        signed = canon("sig-run", *place, len(leaves) // 32, leaves)
        one = runs.Run(*place, leaves, signing.sign(w.DEVICE_SEED, signed))
        yield f"run: {name}", "verify_run", {**given, "sealed": one.encode()}
    other = {**given, "space": seed("elsewhere", 16), "sealed": w.RUN3.encode()}
    yield "run: of another space", "verify_run", other
    _, op, good = ledger.log()[4]
    for index in (1, 3, -1):
        yield f"op: at place {index}", op, {**good, "index": index}
    yield "op: in another run", op, {**good, "sealed": w.RUN1.encode(), "index": 1}
    yield "op: another body", op, {**good, "body": b""}


def _typed() -> Iterator[cases.Row]:
    for name, op, given in (*people.ways()[:1], people.accounts()[4]):
        text = given["text"]
        for what, typed in (
            ("a symbol exchanged", text[1] + text[0] + text[2:]),
            ("one too few", text[:-1]),
            ("another alphabet", "U" + text[1:]),
        ):
            yield f"{name}: {what}", op, {"text": typed}
    text = people.accounts()[3][2]["text"]
    yield "invitation: another scheme", "read_invitation", {"text": text[1:]}
    yield "invitation: cut", "read_invitation", {"text": text[:-4]}
    shares = people.ways()[13][2]
    twice = {**shares, "other": shares["one"]}
    yield "shares: the same twice", "join_shares", twice
    pin = people.ways()[5][2]
    yield "PIN: no pepper", "pin_kek", {**pin, "pepper": b""}
    for name, argon in (("t", [1, M_FLOOR, 1]), ("m", [2, M_FLOOR - 1, 1])):
        costs = [*argon, seed("salt", 16)]
        yield f"PIN: {name} under the floor", "pin_kek", {**pin, "argon": costs}
    _, op, archive = people.ways()[11]
    yield "backup: cut", op, {**archive, "archive": archive["archive"][:-1]}
    yield "backup: header cut", op, {**archive, "archive": archive["archive"][:60]}
    yield "backup: not one", op, {**archive, "archive": flipped(people.ARCHIVE, 0)}
    yield "backup: newer", op, {**archive, "archive": flipped(people.ARCHIVE, 4)}
    yield "backup: another phrase", op, {**archive, "passphrase": "autre"}


def shapes() -> Iterator[cases.Row]:
    """Statements and bodies of another form than theirs."""
    for kind, raw in (
        ("a version 2", b"\x9f\x02" + w.HEAD[2:]),
        ("a field more", b"\xdc\x00\x10" + w.HEAD[1:] + b"\x00"),
        ("a field less", b"\x9e" + w.HEAD[1:-1]),
        ("a byte behind", w.HEAD + b"\x00"),
        ("cut", w.HEAD[:-1]),
        ("a long integer", w.HEAD[:1] + b"\xcc\x01" + w.HEAD[2:]),
        ("a long array", b"\xdc\x00\x0f" + w.HEAD[1:]),
        ("text for bytes", w.HEAD.replace(b"\xc4\x10", b"\xd9\x10", 1)),
        ("a map", b"\x80"),
        ("nothing", b""),
        ("a negative number", pack([1, *_numbers(-1)])),
        ("a huge number", pack([1, *_numbers(INT_MAX + 1)])),
    ):
        given = {"kind": "head", "raw": raw}
        yield f"head: {kind}", "statement", given
    card = w.DEVICE_CARD.encode().replace(b"\xa5linux", "\xa6cafe\u0301".encode())
    yield "card: not normal text", "statement", {"kind": "device_card", "raw": card}
    packed = bodies.pack_body(w.ENTRY)
    refs = list(w.LETTER.parts)
    bomb = b"\x01" + zlib.compress(bytes((8 << 20) + 1))
    for name, body, parts in (
        ("flag 2", b"\x02" + packed[1:], refs),
        ("version 2", packed[:2] + b"\x02" + packed[3:], refs),
        ("empty", b"", refs),
        ("not zlib", b"\x01" + packed[1:], refs),
        ("a bomb", bomb, refs),
        ("a part missing", packed, []),
        ("a part too many", packed, [*refs, seed("part")]),
        ("another part", packed, [seed("part")]),
    ):
        yield f"body: {name}", "read_body", {"body": body, "refs": parts}


def _numbers(ctr: int) -> list[object]:
    head = [w.SPACE, 1, w.ITEM, 0, w.COLL, 3, w.DEVICE, ctr]
    return [*head, *w.SEEN, 0, bytes(32), []]
