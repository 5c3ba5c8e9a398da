"""Broken files for each reader: honest ones, cut, flipped, doubled and spliced."""

import re
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED

from tests.app.imports.fhir.told import in_json, in_xml, reference, summary
from tests.fictitious import clinical, imaging
from tests.fictitious.agendas import AGENDAS
from tests.fictitious.archives import FOLDER, Sent, metadata, xdm, zipped
from tests.fictitious.documents import documents
from tests.fictitious.heic import TURNED, TWO
from tests.fuzz.exports import EXPORTS
from tests.fuzz.gates import HONEST

REAL = Path(__file__).parents[3] / "shared" / "data"
_SIZE_MAX = 200_000
_ESCAPED = re.compile(rb"\\x([0-9a-fA-F]{2})")
_SUFFIXES = {"jpeg": (".jpg", ".jpeg"), "tiff": (".tif", ".tiff")}
_FILES = {"a/lettre.txt": b"Bonjour " * 9, "note.txt": b"Note", "b/": b""}
_SENT = Sent("A.TXT", b"oui", "Lettre", unique="9.1")
_NEWER = Sent("B.TXT", b"non", "Suite", unique="9.2", replaces="9.1")
_OURS = {
    "fhir": tuple(
        form(told()) for form in (in_json, in_xml) for told in (reference, summary)
    ),
    "cda": clinical.samples(),
    "dicom": imaging.samples(),
    "heic": (TURNED, TWO),
    "zip": (zipped(_FILES), zipped(_FILES, ZIP_STORED), xdm([_SENT])),
    "ics": AGENDAS,
    "xdm": (metadata([_SENT, _NEWER]).encode(), metadata([_SENT]).encode()),
}
"""Formats whose honest files we write ourselves."""
_STANDARDS = {"cda": "standards/cda", "dicom": "hostile/dicom", "ics": "standards/ics"}
_HOSTILE = ("zip",)
_WORDS = {"cda": "xml", "xdm": "xml"}

_EDGES = (
    *(b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0"),
    *(b"\0\0\0\x01", b"-1", b"4294967296", b"{" * 40, b"}" * 40, b"<<" * 40),
)


@cache
def samples(reader: str) -> tuple[bytes, ...]:
    """Return honest files of a reader: ours, and the real ones when present."""
    if reader in HONEST:
        return HONEST[reader]
    if reader in EXPORTS:
        return EXPORTS[reader]
    if reader in _OURS:
        bombs = _real("hostile", (f".{reader}",)) if reader in _HOSTILE else ()
        return _OURS[reader] + _real(_STANDARDS.get(reader, reader)) + bombs
    endings = _SUFFIXES.get(reader, (f".{reader}",))
    made = [
        one.content
        for one in documents(1, 40, heavy=False)
        if one.name.endswith(endings)
    ]
    light = tuple(content for content in made if 0 < len(content) <= _SIZE_MAX)
    return light + _real("hostile", endings)


def _real(folder: str, endings: tuple[str, ...] = ("",)) -> tuple[bytes, ...]:
    """Return the real files of a folder, none when they are not beside this tree."""
    paths = sorted(path for path in (REAL / folder).rglob("*") if path.is_file())
    found = [path.read_bytes() for path in paths if path.name.lower().endswith(endings)]
    return tuple(content for content in found if 0 < len(content) <= _SIZE_MAX)


@cache
def dictionary(reader: str) -> tuple[bytes, ...]:
    """Return words that matter to a format."""
    path = REAL / "hostile" / "afl_dict" / f"{_WORDS.get(reader, reader)}.dict"
    lines = path.read_bytes() if path.exists() else b""
    quoted = re.findall(rb'"(.+)"', lines)
    words = [
        _ESCAPED.sub(lambda sign: bytes.fromhex(sign[1].decode()), word)
        for word in quoted
    ]
    return (*_EDGES, *words)


def broken(reader: str, seed: int, number: int) -> bytes:
    """Return the broken file of a number, always the same."""
    dice = Random(f"{seed}:{reader}:{number}")  # noqa: S311  a seed must repeat it
    files, _ = samples(reader), dictionary(reader)
    content = bytearray(dice.choice(files))
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        if content:
            dice.choice(_FAULTS)(dice, content, reader)
    return _FINISHED.get(reader, bytes)(bytes(content))


def wrapped(content: bytes) -> bytes:
    """Put a broken table of contents in an archive that is whole."""
    return zipped({FOLDER + "METADATA.XML": content, FOLDER + "A.TXT": b"oui"})


def mended(content: bytes) -> bytes:
    """Put right the checks of a PNG, so that its decoder sees the damage."""
    parts, at = [content[:8]], 8
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        body = content[at + 4 : end]
        parts += [content[at : at + 4], body, zlib.crc32(body).to_bytes(4, "big")]
        at = end + 4
    return b"".join([*parts, content[at:]])


def _flip(dice: Random, content: bytearray, _reader: str) -> None:
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _head(dice: Random, content: bytearray, _reader: str) -> None:
    content[dice.randrange(min(64, len(content)))] = dice.randrange(256)


def _cut(dice: Random, content: bytearray, _reader: str) -> None:
    del content[dice.randrange(len(content)) :]


def _drop(dice: Random, content: bytearray, _reader: str) -> None:
    at = dice.randrange(len(content))
    del content[at : at + dice.randrange(1, 64)]


def _double(dice: Random, content: bytearray, _reader: str) -> None:
    at = dice.randrange(len(content))
    content[at:at] = content[at : at + dice.randrange(1, 512)]


def _word(dice: Random, content: bytearray, reader: str) -> None:
    at, word = dice.randrange(len(content)), dice.choice(dictionary(reader))
    content[at : at + dice.choice((0, len(word)))] = word


def _splice(dice: Random, content: bytearray, reader: str) -> None:
    other = dice.choice(samples(reader))
    content[dice.randrange(len(content)) :] = other[dice.randrange(len(other)) :]


def _noise(dice: Random, content: bytearray, _reader: str) -> None:
    at = dice.randrange(len(content))
    content[at : at + 16] = dice.randbytes(dice.randrange(32))


_FINISHED: dict[str, Callable[[bytes], bytes]] = {"png": mended, "xdm": wrapped}
_FAULTS: tuple[Callable[[Random, bytearray, str], None], ...] = (
    *(_flip, _head, _cut, _drop, _double, _word, _word, _splice, _noise),
)
