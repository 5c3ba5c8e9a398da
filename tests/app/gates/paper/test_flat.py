"""A page seen at an angle gets its true shape back, and its way up."""

import numpy as np
import pytest
from PIL import Image

from app.domain.scan import WHOLE, Corners
from app.gates.paper.flat import A4, flattened

MOST = (1654, 2339)


def seen(tilt: float, ratio: float) -> tuple[Corners, tuple[int, int]]:
    """Return the corners of a sheet leaning backwards, as a lens sees them."""
    size, lens = (3000, 4000), 3200.0
    turn = np.radians(tilt)
    points = []
    for x, y in ((-1, -ratio), (1, -ratio), (1, ratio), (-1, ratio)):
        depth = 4.2 + y * np.sin(turn)
        across, down = lens * x / depth, lens * y * np.cos(turn) / depth
        points.append((0.5 + across / size[0], 0.5 + down / size[1]))
    one, two, three, four = points
    return (one, two, three, four), size


@pytest.mark.parametrize("tilt", [0, 15, 30, 40])
@pytest.mark.parametrize("ratio", [1 / A4, 1.0, A4])
def test_the_shape_of_the_sheet_is_found_again(tilt: float, ratio: float) -> None:
    corners, size = seen(tilt, ratio)
    page = flattened(Image.new("RGB", size), corners, turn=0, most=MOST)
    assert page.height / page.width == pytest.approx(ratio, rel=0.06)


def test_colours_stay_at_their_places() -> None:
    picture = Image.new("RGB", (400, 400), "black")
    for rank, colour in enumerate(("red", "lime", "blue", "white")):
        x, y = 100 + 100 * (rank % 2), 100 + 100 * (rank // 2)
        picture.paste(colour, (x, y, x + 100, y + 100))
    corners: Corners = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    page = flattened(picture, corners, turn=0, most=MOST)
    assert page.size == (200, 200)
    spots = [page.getpixel(at) for at in ((50, 50), (150, 50), (50, 150))]
    assert spots == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]


@pytest.mark.parametrize(
    ("turn", "red"), [(0, (0, 0)), (1, (29, 0)), (2, (39, 29)), (3, (0, 39))]
)
def test_a_page_is_turned_clockwise(turn: int, red: tuple[int, int]) -> None:
    picture = Image.new("RGB", (40, 30), "white")
    picture.paste("red", (0, 0, 6, 6))
    page = flattened(picture, WHOLE, turn=turn, most=MOST)
    assert page.size == ((40, 30) if turn % 2 == 0 else (30, 40))
    assert page.getpixel(red) == (255, 0, 0)


def test_what_lies_outside_the_photograph_is_white() -> None:
    out: Corners = ((-0.2, 0.0), (1.0, 0.0), (1.0, 1.0), (-0.2, 1.0))
    page = flattened(Image.new("RGB", (100, 100), "black"), out, turn=0, most=MOST)
    assert page.getpixel((2, 50)) == (255, 255, 255)
    assert page.getpixel((60, 50)) == (0, 0, 0)
