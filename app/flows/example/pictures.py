"""Pictures for the example, drawn by us: rounded greys and the word EXEMPLE."""

import zlib
from math import ceil, sqrt
from struct import pack
from typing import Final, NamedTuple

WIDTH, HEIGHT = 720, 900
_INK: Final = 250
_LETTERS: Final = {
    "E": (31, 16, 16, 30, 16, 16, 31),
    "X": (17, 17, 10, 4, 10, 17, 17),
    "M": (17, 27, 21, 21, 17, 17, 17),
    "P": (30, 17, 17, 30, 16, 16, 16),
    "L": (16, 16, 16, 16, 16, 16, 31),
}
"""Seven rows of five dots a letter, the left one the heaviest bit."""
_DOT: Final = 12


class Oval(NamedTuple):
    """A soft ellipse: its middle and half sizes in pixels, its greys edge and heart."""

    x: int
    y: int
    across: int
    down: int
    edge: int
    heart: int


_PAPER: Final = 236
_SHAPES: Final = {
    "chest": (
        *(Oval(360, 500, 350, 520, 0, 110), Oval(222, 430, 130, 290, 90, 16)),
        *(Oval(498, 430, 130, 290, 90, 16), Oval(360, 430, 40, 420, 90, 165)),
        *(Oval(400, 580, 120, 140, 70, 160),),
    ),
    "knee": (
        *(Oval(360, 450, 250, 620, 0, 60), Oval(360, 150, 100, 290, 60, 180)),
        *(Oval(360, 750, 92, 290, 60, 180), Oval(450, 760, 34, 250, 60, 130)),
        *(Oval(300, 388, 95, 82, 110, 215), Oval(420, 388, 95, 82, 110, 215)),
        *(Oval(360, 520, 165, 60, 110, 215), Oval(360, 330, 62, 70, 150, 235)),
    ),
    "sheet": (),
}
_SHADES: Final = 28


def picture(name: str) -> bytes:
    """Return the PNG of `chest`, `knee` or `sheet`, grey, 720 by 900."""
    ground, ink = (0, _INK) if _SHAPES[name] else (_PAPER, 40)
    rows = [bytearray([ground]) * WIDTH for _ in range(HEIGHT)]
    for oval in _SHAPES[name]:
        _soften(rows, oval)
    if not _SHAPES[name]:
        _lines(rows)
    _write(rows, "EXEMPLE", ink=ink)
    return _png(rows)


def _soften(rows: list[bytearray], oval: Oval) -> None:
    """Fill an ellipse from its edge in, one shade after the other."""
    for shade in range(_SHADES):
        size = 1 - shade / _SHADES
        grey = round(oval.edge + (oval.heart - oval.edge) * sqrt(1 - size * size))
        _fill(rows, oval, size, grey)


def _fill(rows: list[bytearray], oval: Oval, size: float, grey: int) -> None:
    across, down = oval.across * size, oval.down * size
    for y in range(max(0, ceil(oval.y - down)), min(HEIGHT, int(oval.y + down))):
        half = int(across * sqrt(max(0, 1 - ((y - oval.y) / down) ** 2)))
        left, right = max(0, oval.x - half), min(WIDTH, oval.x + half)
        rows[y][left:right] = bytes([grey]) * (right - left)


def _lines(rows: list[bytearray]) -> None:
    """Draw the lines of a letter, too small to be read."""
    for rank in range(11):
        width = (520, 470, 540, 300)[rank % 4] if rank else 260
        for line in rows[110 + 52 * rank :][: 20 if rank == 0 else 9]:
            line[90 : 90 + width] = bytes([110]) * width


def _write(rows: list[bytearray], word: str, *, ink: int) -> None:
    """Write *word* in large dots at the foot of the picture."""
    left = (WIDTH - len(word) * 6 * _DOT) // 2
    top = HEIGHT - 9 * _DOT
    for rank, letter in enumerate(word):
        for row, bits in enumerate(_LETTERS[letter]):
            for column in range(5):
                if bits >> (4 - column) & 1:
                    x = left + (rank * 6 + column) * _DOT
                    _fill_dot(rows, x, top + row * _DOT, ink)


def _fill_dot(rows: list[bytearray], x: int, y: int, ink: int) -> None:
    for line in rows[y : y + _DOT]:
        line[x : x + _DOT] = bytes([ink]) * _DOT


def _png(rows: list[bytearray]) -> bytes:
    head = pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", body), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = pack(">I", zlib.crc32(name + content))
    return pack(">I", len(content)) + name + content + check
