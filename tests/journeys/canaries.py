"""« Canaris » : strings that must be seen nowhere, and who looks for them."""

import base64
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

WORD = "kvqzwxjy"
"""What each planted word begins with; nothing else spells it."""
VALUE = "71.49031"
"""What each planted weight begins with."""
_CASES = (str.lower, str.upper, str.title)
_PACKED = re.compile(rb"x[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
_LIMIT = 1 << 20
_GZIP, _ZLIB, _RAW = 31, 15, -15
_ZIP_HEAD = 30


class Flock:
    """Gives canaries that are all different, and counts them."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.values: list[str] = []

    def word(self) -> str:
        """Return a word nobody has used."""
        self.words.append(f"{WORD}{len(self.words):04}")
        return self.words[-1]

    def sentence(self, count: int) -> str:
        """Return *count* words nobody has used."""
        return " ".join(self.word() for _ in range(count))

    def value(self) -> str:
        """Return a weight nobody has noted, in kilograms."""
        self.values.append(f"{VALUE}{len(self.values):03}")
        return self.values[-1]

    def __len__(self) -> int:
        return len(self.words) + len(self.values)


def forms(word: str) -> Iterator[tuple[str, bytes]]:
    """Give the ways of writing *word* down, and how each would look."""
    for text in {case(word) for case in _CASES}:
        raw = text.encode()
        yield "utf-8", raw
        yield "utf-16-le", text.encode("utf-16-le")
        yield "utf-16-be", text.encode("utf-16-be")
        yield "hex", raw.hex().encode()
        yield "hex", raw.hex().upper().encode()
        for shift in range(3):
            yield "base64", _in_base64(raw, shift)


def seen(places: Mapping[str, bytes], *words: str) -> list[str]:
    """Say in which place, and written how, a canary or one of *words* is."""
    wanted = {form for word in (WORD, VALUE, *words) for form in forms(word)}
    return [
        f"{place}: {way}{how}"
        for place, content in places.items()
        for way, bare in (
            ("", content),
            *(("deflate ", one) for one in let_out(content)),
        )
        for how, form in sorted(wanted)
        if form in bare
    ]


def files_of(*folders: Path) -> dict[str, bytes]:
    """Return the content of every file under *folders*, its name included."""
    return {
        str(path): str(path).encode() + b"\n" + path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _in_base64(raw: bytes, shift: int) -> bytes:
    """Return what does not depend on the neighbours, *shift* bytes from a start."""
    told = base64.b64encode(bytes(shift) + raw)
    return told[-(-shift * 8 // 6) : (shift + len(raw)) * 8 // 6]


def let_out(content: bytes) -> Iterator[bytes]:
    """Give what each compressed stream that begins in *content* holds."""
    for found in _PACKED.finditer(content):
        start, wbits = found.start(), _ZLIB
        if found[0].startswith(b"\x1f"):
            wbits = _GZIP
        elif found[0].startswith(b"PK"):
            sizes = content[start + 26 : start + _ZIP_HEAD]
            named = int.from_bytes(sizes[:2], "little")
            start += _ZIP_HEAD + named + int.from_bytes(sizes[2:], "little")
            wbits = _RAW
        try:
            yield zlib.decompressobj(wbits).decompress(
                content[start : start + _LIMIT], _LIMIT
            )
        except zlib.error:
            continue
