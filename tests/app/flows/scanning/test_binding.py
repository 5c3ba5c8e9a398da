"""Pages bound make one PDF that others read, the same each time."""

import zlib
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from app.domain.scan import Plate
from app.flows.scanning.binding import bound
from app.imports.pdf import READER

A4 = (595.28, 841.89)


def plate(width: int, height: int, shade: int = 200) -> Plate:
    held = BytesIO()
    Image.new("RGB", (width, height), (shade, 0, 0)).save(held, "JPEG")
    return Plate(width, height, "DCTDecode", 8, 3, held.getvalue())


def inked(width: int, height: int) -> Plate:
    """Return a page of bits, black on its upper half."""
    page = Image.new("1", (width, height), 1)
    page.paste(0, (0, 0, width, height // 2))
    bits = zlib.compress(page.tobytes())
    return Plate(width, height, "FlateDecode", 1, 1, bits)


@pytest.mark.covers("C-002")
def test_pages_are_read_in_their_order_by_our_own_reader() -> None:
    made = bound([plate(80, 120, shade) for shade in (50, 150, 250)])
    assert READER.sniff(made[:4096], "") > 0
    assert READER.read(made).pages == 3
    reds = [READER.draw(made, page, 40).rgb[3 * 820] for page in range(3)]
    assert all(
        abs(red - told) < 6 for red, told in zip(reds, (50, 150, 250), strict=True)
    )


def test_a_page_of_bits_is_black_where_it_is_inked() -> None:
    drawn = READER.draw(bound([inked(90, 120)]), 0, 60)
    half = len(drawn.rgb) // 2
    assert max(drawn.rgb[: half - 600]) < 40
    assert min(drawn.rgb[half + 600 :]) > 215


@given(some.integers(1, 3000), some.integers(1, 3000))
def test_a_page_is_as_large_as_it_can_be_on_a4(width: int, height: int) -> None:
    made = bound([Plate(width, height, "FlateDecode", 1, 1, b"x")])
    with pypdfium2.PdfDocument(made) as document:
        across, down = document[0].get_size()
    room = A4 if height >= width else A4[::-1]
    assert across <= room[0] + 0.01
    assert down <= room[1] + 0.01
    assert abs(across - room[0]) < 0.01 or abs(down - room[1]) < 0.01
    assert abs(across * height - down * width) <= 0.01 * max(width, height)


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = [plate(30, 40), inked(16, 16)]
    assert bound(pages) == bound(list(pages))
    assert bound(pages) != bound(pages[::-1])
    assert b"Date" not in bound(pages)
