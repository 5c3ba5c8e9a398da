"""The note of a grant: whose space it is, told to those who can read it."""

from dataclasses import dataclass, replace
from unicodedata import normalize

from app.crypto.canon import Entropy, box, canon, unbox
from app.crypto.grants import KeyRef, wrap_key
from app.crypto.packing import Statement
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.when import When

_NOTE_SIZE = 256


@dataclass(frozen=True, slots=True)
class Note(Statement):
    """Whose space it is, as they say it; *birth_date* is an ISO date or empty."""

    name: str
    birth_date: str = ""


def note(ck: bytes, said: Note, ref: KeyRef, grant: bytes, entropy: Entropy) -> bytes:
    """Seal a note for one grant, under the key it gives: 284 bytes whatever it says.

    Raises Refused("label.too_long") when it does not fit in 255 bytes.
    """
    packed = Note(normalize("NFC", said.name), said.birth_date).encode()
    if len(packed) >= _NOTE_SIZE:
        raise Refused("label.too_long")
    padded = (bytes([len(packed)]) + packed).ljust(_NOTE_SIZE, b"\0")
    return box(wrap_key(ck, ref), padded, _context(ref, grant), entropy)


def open_note(ck: bytes, sealed: bytes, ref: KeyRef, grant: bytes) -> Note:
    """Return what `note` sealed: words of somebody else, on one line that can be read.

    A date that is none is not said.

    Raises Refused("wrap.invalid"), or Refused("statement.malformed" |
    "format.unknown") when a member sealed something else.
    """
    padded = unbox(wrap_key(ck, ref), sealed, _context(ref, grant))
    packed = padded[1 : 1 + padded[0]] if padded else b""
    if len(padded) != _NOTE_SIZE or padded[1 + len(packed) :].strip(b"\0"):
        raise Refused("statement.malformed")
    return _readable(Note.decode(packed))


def _readable(said: Note) -> Note:
    name = " ".join(visible(said.name).split())
    try:
        When.parse(said.birth_date)
    except Refused:
        return Note(name)
    return replace(said, name=name)


def _context(ref: KeyRef, grant: bytes) -> bytes:
    return canon("note", *ref.parts, grant)
