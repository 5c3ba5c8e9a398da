"""A PNG is drawn on white; its declared size is doubted first."""

from io import BytesIO

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.imports import Confidence
from app.imports.png import draw, read, sniff
from tests.fictitious.printing import png

A_PNG = png(["Résultats"])


def written(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_it_is_one_page() -> None:
    found = read(A_PNG)
    assert (found.media_type, found.pages) == ("image/png", 1)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "RGB", "I;16"])
def test_every_sort_of_pixel_is_drawn(mode: str) -> None:
    image = Image.new(mode, (20, 10))
    drawn = draw(written(image), 0, 10)
    assert (drawn.width, drawn.height, len(drawn.rgb)) == (10, 5, 150)


def test_what_is_transparent_is_white() -> None:
    assert draw(written(Image.new("RGBA", (4, 4))), 0, 4).rgb == b"\xff" * 48


def test_deep_greys_are_stretched() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 500)
    image.putpixel((1, 0), 1500)
    drawn = draw(written(image), 0, 2)
    assert drawn.rgb == b"\0\0\0\xff\xff\xff"


def test_a_large_image_is_reduced() -> None:
    assert draw(written(Image.new("RGB", (1200, 600), "white")), 0, 100).width == 100


def test_a_pixel_flood_is_refused_before_decoding() -> None:
    flood = A_PNG[:16] + b"\0\0\xff\xff\0\0\xff\xff" + A_PNG[24:]
    with pytest.raises(Refused, match=r"import\.(too_large|damaged)"):
        read(flood)


@pytest.mark.parametrize("kept", [9, 40, len(A_PNG) // 2])
def test_half_an_image_is_damaged(kept: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(A_PNG[:kept])


def test_a_second_page_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(A_PNG, 1, 400)


def test_the_signature_says_what_it_is() -> None:
    assert sniff(A_PNG[:20], "x.jpg") is Confidence.SURE
    assert sniff(b"PNG", "x.png") is Confidence.NO
