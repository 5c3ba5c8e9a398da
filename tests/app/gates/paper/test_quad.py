"""Four edges make a sheet when they are seen all around, and not otherwise."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.gates.paper.grey import Values
from app.gates.paper.quad import NO_PAGE, page_in

CORNERS = ((60, 40), (250, 55), (262, 340), (48, 322))


def picture(*shapes: tuple[tuple[int, int], ...], shade: int = 235) -> Values:
    """Return light shapes on a dark table."""
    drawn = Image.new("L", (320, 400), 70)
    for one in shapes:
        ImageDraw.Draw(drawn).polygon(list(one), fill=shade)
    return np.asarray(drawn, dtype=float)


def test_corners_are_found_clockwise_from_the_top_left() -> None:
    assert page_in(picture(CORNERS)) == pytest.approx(np.array(CORNERS), abs=1.5)


def test_the_largest_sheet_wins() -> None:
    card = ((100, 120), (200, 120), (200, 200), (100, 200))
    both = picture(CORNERS)
    inner = picture(card) < 200
    both[100:230, 90:210] = np.where(inner[100:230, 90:210], 200, 255)
    assert page_in(both) == pytest.approx(np.array(CORNERS), abs=2)


@pytest.mark.parametrize(
    "shape",
    [
        ((160, 20), (300, 380), (20, 380)),
        ((100, 100), (140, 100), (140, 150), (100, 150)),
        ((20, 20), (300, 24), (300, 40), (20, 36)),
    ],
    ids=["triangle", "stamp", "strip"],
)
def test_what_is_no_sheet_is_none(shape: tuple[tuple[int, int], ...]) -> None:
    assert len(page_in(picture(shape))) == 0


def test_a_round_shape_is_no_sheet() -> None:
    drawn = Image.new("L", (320, 400), 70)
    ImageDraw.Draw(drawn).ellipse((40, 40, 280, 360), fill=235)
    assert len(page_in(np.asarray(drawn, dtype=float))) == 0


def test_a_sheet_darker_than_the_table_is_not_seen() -> None:
    assert len(page_in(255 - picture(CORNERS))) == 0
    assert NO_PAGE.shape == (0, 2)
