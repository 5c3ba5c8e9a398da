"""« Page à plat » : a photograph seen from above, its page filling the picture."""

import numpy as np
from PIL import Image

from app.domain.scan import WHOLE, Corners
from app.gates.paper.grey import Values

A4 = 297 / 210
_A4_NEAR = 0.08
_RATIOS = (0.1, 10.0)
_QUARTERS = (
    None,
    Image.Transpose.ROTATE_270,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_90,
)
_FLAT = 1e-4
_LENS, _SHORTER, _LONGER = 0.78, 0.5, 2.5
"""The length of a usual lens for the long side of the picture, and the squares of
how much shorter or longer another may be."""


def flattened(
    image: Image.Image, corners: Corners, *, turn: int, most: tuple[int, int]
) -> Image.Image:
    """Return the page alone, turned *turn* quarters clockwise.

    It fits in *most* (short and long side, in pixels) and is never enlarged.
    """
    if corners == WHOLE:
        drawn = _reduced(image, most)
    else:
        drawn = _seen_from_above(image, np.array(corners) * image.size, most)
    quarter = _QUARTERS[turn]
    return drawn if quarter is None else drawn.transpose(quarter)


def _reduced(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """Return the whole picture, its shape and its pixels untouched where they fit."""
    scale = min(1.0, min(most) / min(image.size), max(most) / max(image.size))
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image if scale == 1 else image.resize((width, height))


def _seen_from_above(
    image: Image.Image, points: Values, most: tuple[int, int]
) -> Image.Image:
    size = _size(points, (image.width, image.height), most)
    whole = np.array([(0, 0), (size[0], 0), size, (0, size[1])], dtype=float)
    return image.transform(
        size,
        Image.Transform.PERSPECTIVE,
        tuple(_led(whole, points)),
        Image.Resampling.BICUBIC,
        fillcolor=(255, 255, 255),
    )


def _size(
    points: Values, picture: tuple[int, int], most: tuple[int, int]
) -> tuple[int, int]:
    """Return the width and height of the page once flat."""
    sides = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    across, down = max(sides[0], sides[2]), max(sides[1], sides[3])
    tall = _ratio(points, picture)
    width = max(across, down / tall)
    short, long = most
    room = (short, long) if tall >= 1 else (long, short)
    scale = min(1.0, room[0] / width, room[1] / (width * tall))
    return max(1, round(width * scale)), max(1, round(width * tall * scale))


def _ratio(points: Values, picture: tuple[int, int]) -> float:
    """Return the height of the sheet for its width, that of A4 when it is near."""
    tall = min(max(_true(points, picture), _RATIOS[0]), _RATIOS[1])
    for paper in (A4, 1 / A4):
        if abs(tall / paper - 1) < _A4_NEAR:
            return paper
    return tall


def _true(points: Values, picture: tuple[int, int]) -> float:
    """Return the shape of a sheet seen by a lens.

    Zhang and He, « Whiteboard scanning and image enhancement » (2004): the lens
    looks at the middle of the picture, its pixels are square. Where the sheet does
    not tell how long the lens is, it is that of a telephone.
    """
    m1, m2, m4, m3 = (
        np.array([x - picture[0] / 2, y - picture[1] / 2, 1.0]) for x, y in points
    )
    k2 = np.cross(m1, m4) @ m3 / (np.cross(m2, m4) @ m3)
    k3 = np.cross(m1, m4) @ m2 / (np.cross(m3, m4) @ m2)
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    usual, seen = (_LENS * max(picture)) ** 2, float(n2[2] * n3[2])
    found = -(n2[0] * n3[0] + n2[1] * n3[1]) / seen if abs(seen) > _FLAT else usual
    lens = found if usual * _SHORTER < found < usual * _LONGER else usual
    wide = (n2[0] ** 2 + n2[1] ** 2) / lens + n2[2] ** 2
    tall = (n3[0] ** 2 + n3[1] ** 2) / lens + n3[2] ** 2
    return float(np.sqrt(tall / wide))


def _led(whole: Values, points: Values) -> Values:
    """Return the eight numbers that lead from the flat page to the photograph."""
    rows, ends = [], []
    for (u, v), (x, y) in zip(whole, points, strict=True):
        rows += [(u, v, 1, 0, 0, 0, -x * u, -x * v), (0, 0, 0, u, v, 1, -y * u, -y * v)]
        ends += [x, y]
    return np.linalg.solve(np.array(rows), np.array(ends))
