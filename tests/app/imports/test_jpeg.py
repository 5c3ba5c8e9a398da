"""A photograph is shown upright, and its size is doubted before decoding."""

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.gates.pixels import Pixels
from app.imports import Confidence
from app.imports.jpeg import draw, read, sniff
from tests.fictitious.printing import photograph

LINES = ["Ordonnance", "paracétamol"]
UPRIGHT = photograph(LINES, date="2026-01-14", turned=False)
TURNED = photograph(LINES, date="2026-01-14", turned=True)


def ink(drawn: Pixels) -> list[int]:
    """Return the mean darkness of each quarter of a drawing."""
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
    return list(image.resize((2, 2), Image.Resampling.BOX).tobytes())


def test_the_day_it_was_taken_is_read() -> None:
    found = read(UPRIGHT)
    assert (found.media_type, found.pages) == ("image/jpeg", 1)
    assert found.when is not None
    assert found.when.text == "2026-01-14"


def test_a_photograph_taken_sideways_is_drawn_upright() -> None:
    straight, turned = draw(UPRIGHT, 0, 400), draw(TURNED, 0, 400)
    assert (straight.width, straight.height) == (turned.width, turned.height)
    gaps = [abs(a - b) for a, b in zip(ink(straight), ink(turned), strict=True)]
    assert max(gaps) < 4


def test_it_is_never_drawn_wider_than_it_is() -> None:
    assert draw(UPRIGHT, 0, 4000).width == 900


def test_a_pixel_flood_is_refused_before_decoding() -> None:
    at = UPRIGHT.index(b"\xff\xc0") + 5
    flood = UPRIGHT[:at] + b"\xff\xff\xff\xff" + UPRIGHT[at + 4 :]
    with pytest.raises(Refused, match=r"import\.too_large"):
        read(flood)


@pytest.mark.parametrize("kept", [10, 300, len(UPRIGHT) // 2])
def test_half_a_photograph_is_damaged(kept: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(UPRIGHT[:kept])


def test_damaged_exif_does_not_hide_the_picture() -> None:
    at = UPRIGHT.index(b"Exif\0\0") + 6
    assert read(UPRIGHT[:at] + b"\xff" * 8 + UPRIGHT[at + 8 :]).when is None


@pytest.mark.parametrize("day", ["2026-13-01", "0000-00-00"])
def test_an_impossible_day_is_none(day: str) -> None:
    assert read(photograph(LINES, date=day, turned=False)).when is None


def test_a_second_page_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(UPRIGHT, 1, 400)


def test_the_first_marker_says_what_it_is() -> None:
    assert sniff(UPRIGHT[:20], "x.png") is Confidence.SURE
    assert sniff(b"\xff\xd8", "x.jpg") is Confidence.NO
