"""Pixels are packed as a PDF holds them, exact where they are bits."""

import zlib
from io import BytesIO

from PIL import Image

from app.gates.paper.plate import packed
from tests.fictitious.photographs import a_page


def test_colours_are_packed_as_jpeg() -> None:
    plate = packed(a_page())
    assert (plate.filter, plate.bits, plate.colours) == ("DCTDecode", 8, 3)
    drawn = Image.open(BytesIO(plate.content))
    assert (drawn.format, drawn.size) == ("JPEG", (plate.width, plate.height))
    assert len(plate.content) < 400_000


def test_bits_are_packed_whole_and_small() -> None:
    page = a_page().convert("1", dither=Image.Dither.NONE)
    plate = packed(page)
    assert (plate.filter, plate.bits, plate.colours) == ("FlateDecode", 1, 1)
    assert zlib.decompress(plate.content) == page.tobytes()
    assert len(plate.content) < 60_000
