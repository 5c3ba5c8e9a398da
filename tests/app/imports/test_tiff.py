"""A TIFF of several pages is counted and each is drawn."""

from io import BytesIO

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.imports import Confidence
from app.imports.tiff import draw, read, sniff
from tests.fictitious.printing import tiff

PAGES = tiff([["un"], ["deux"], ["trois"]])


def written(image: Image.Image, compression: str) -> bytes:
    file = BytesIO()
    image.save(file, "TIFF", compression=compression)
    return file.getvalue()


def test_pages_are_counted_and_drawn() -> None:
    assert (read(PAGES).media_type, read(PAGES).pages) == ("image/tiff", 3)
    drawn = [draw(PAGES, page, 300).rgb for page in range(3)]
    assert len(set(drawn)) == 3


@pytest.mark.parametrize(
    "compression", ["raw", "tiff_lzw", "jpeg", "tiff_adobe_deflate"]
)
def test_every_usual_compression_is_read(compression: str) -> None:
    content = written(Image.new("RGB", (30, 20), "teal"), compression)
    assert draw(content, 0, 15).height == 10


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(PAGES, 3, 300)


@pytest.mark.parametrize("kept", [6, 12, len(PAGES) // 2])
def test_half_a_scan_is_damaged(kept: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(PAGES[:kept])


def test_a_pixel_flood_is_refused_before_decoding() -> None:
    content = written(Image.new("L", (1234, 4321)), "raw")
    flood = content.replace((1234).to_bytes(2, "little"), b"\xff\xff")
    flood = flood.replace((4321).to_bytes(2, "little"), b"\xff\xff")
    with pytest.raises(Refused, match=r"import\.too_large"):
        read(flood)


def test_the_signature_says_what_it_is() -> None:
    assert sniff(PAGES[:20], "x") is Confidence.SURE
    assert sniff(b"II*", "x.tiff") is Confidence.NO
