"""What one entrusts: the note of a grant, the code of a person, and what is neither."""

from collections.abc import Iterator

from app.crypto import notes, person_code
from app.crypto.canon import box, canon
from app.crypto.packing import pack
from tests.vectors import world as w
from tests.vectors.cases import KEY, Row
from tests.vectors.refusals import flipped
from tests.vectors.seeds import drawn, seed

GRANT = seed("grant", 16)
NOTE = {"ck": w.CK, "ref": KEY, "grant": GRANT}
SAID = {
    "whose space it is": notes.Note("Camille Ève Durand", "1948-03-02"),
    "no birth date": notes.Note("Camille Durand"),
    "the longest name": notes.Note("a" * 240, "1948-03-02"),
}


def _sealed(padded: bytes) -> bytes:
    aad = canon("note", w.SPACE, w.COLL, 3, GRANT)
    return box(w.WK, padded, aad, drawn("n5"))


def _told(raw: bytes) -> bytes:
    return (bytes([len(raw)]) + raw).ljust(256, b"\0")


def kept() -> Iterator[Row]:
    """Give good notes and codes."""
    for name, said in SAID.items():
        sealed = notes.note(w.CK, said, w.KEY, GRANT, drawn("n5"))
        yield f"note: {name}", "open_note", {**NOTE, "box": sealed}
    text = person_code.person_code(w.IDENTITY)
    yield "code of a person", "from_identity", {"identity": w.IDENTITY}
    yield "code of zeros", "from_identity", {"identity": bytes(16)}
    yield "code as shown", "read_person", {"text": text}
    yield "code as typed", "read_person", {"text": _careless(text)}


def _careless(text: str) -> str:
    return text.lower().replace("-", " ").replace("1", "l").replace("0", "O")


def refused() -> Iterator[Row]:
    """Give what is no note, and what is no code."""
    good = notes.note(w.CK, SAID["no birth date"], w.KEY, GRANT, drawn("n5"))
    other = {**NOTE, "grant": seed("another", 16)}
    yield "note: of another grant", "open_note", {**other, "box": good}
    epoch = {**NOTE, "ref": [*KEY[:2], 4]}
    yield "note: of another epoch", "open_note", {**epoch, "box": good}
    yield "note: flipped", "open_note", {**NOTE, "box": flipped(good)}
    for name, padded in _SHAPES.items():
        yield f"note: {name}", "open_note", {**NOTE, "box": _sealed(padded)}
    text = person_code.person_code(w.IDENTITY)
    for name, typed in _typed(text).items():
        yield f"code of a person: {name}", "read_person", {"text": typed}


_ROW = pack([1, "Camille", ""])
_SHAPES = {
    "cut": _told(_ROW)[:-1],
    "longer": _told(_ROW) + b"\0",
    "empty": b"",
    "says nothing": bytes(256),
    "something behind": _told(_ROW)[:-1] + b"\1",
    "newer": _told(pack([2, "Camille", ""])),
    "a field less": _told(pack([1, "Camille"])),
    "not normal text": _told(pack([1, "E\u0300ve", ""])),
    "bytes for text": _told(pack([1, b"Camille", ""])),
}


def _typed(text: str) -> dict[str, str]:
    symbols = text.replace("-", "")
    return {
        "one too few": text[:-1],
        "one too many": text + "0",
        "a symbol exchanged": text[1] + text[0] + text[2:],
        "another alphabet": text[:-1] + "U",
        "two high bits set": "ZYXWVTSRQPNMKJHGFEDCBA" + symbols[22:],
        "a first symbol too high": "R" + symbols[1:],
        "nothing": "",
    }
