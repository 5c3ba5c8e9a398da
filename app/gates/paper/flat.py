"""« Page à plat » : a photograph seen from above, its page filling the picture."""

import numpy as np
from PIL import Image

from app.domain.scan import Corners
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
_FLAT = 1e-3


def flattened(
    image: Image.Image, corners: Corners, *, turn: int, most: tuple[int, int]
) -> Image.Image:
    """Return the page alone, turned *turn* quarters clockwise.

    It fits in *most* (short and long side, in pixels) and is never enlarged.
    """
    points = np.array(corners) * image.size
    size = _size(points, (image.width, image.height), most)
    whole = np.array([(0, 0), (size[0], 0), size, (0, size[1])], dtype=float)
    drawn = image.transform(
        size,
        Image.Transform.PERSPECTIVE,
        tuple(_seen_from(whole, points)),
        Image.Resampling.BICUBIC,
        fillcolor=(255, 255, 255),
    )
    quarter = _QUARTERS[turn]
    return drawn if quarter is None else drawn.transpose(quarter)


def _size(
    points: Values, picture: tuple[int, int], most: tuple[int, int]
) -> tuple[int, int]:
    """Return the width and height of the page once flat."""
    sides = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    across, down = max(sides[0], sides[2]), max(sides[1], sides[3])
    tall = _ratio(points, picture, float((sides[1] + sides[3]) / (sides[0] + sides[2])))
    width = max(across, down / tall)
    short, long = most
    room = (short, long) if tall >= 1 else (long, short)
    scale = min(1.0, room[0] / width, room[1] / (width * tall))
    return max(1, round(width * scale)), max(1, round(width * tall * scale))


def _ratio(points: Values, picture: tuple[int, int], seen: float) -> float:
    """Return the height of the sheet for its width, that of A4 when it is near."""
    tall = min(max(_true(points, picture) or seen, _RATIOS[0]), _RATIOS[1])
    for paper in (A4, 1 / A4):
        if abs(tall / paper - 1) < _A4_NEAR:
            return paper
    return tall


def _true(points: Values, picture: tuple[int, int]) -> float:
    """Return the shape of a sheet seen by a lens; 0 when it is seen from above.

    Zhang and He, « Whiteboard scanning and image enhancement » (2004): the lens
    looks at the middle of the picture, its pixels are square.
    """
    m1, m2, m4, m3 = (
        np.array([x - picture[0] / 2, y - picture[1] / 2, 1.0]) for x, y in points
    )
    k2 = np.cross(m1, m4) @ m3 / (np.cross(m2, m4) @ m3)
    k3 = np.cross(m1, m4) @ m2 / (np.cross(m3, m4) @ m2)
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if abs(n2[2]) < _FLAT or abs(n3[2]) < _FLAT:
        return 0.0
    lens = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not lens > 0:
        return 0.0
    wide = (n2[0] ** 2 + n2[1] ** 2) / lens + n2[2] ** 2
    tall = (n3[0] ** 2 + n3[1] ** 2) / lens + n3[2] ** 2
    return float(np.sqrt(tall / wide))


def _seen_from(whole: Values, points: Values) -> Values:
    """Return the eight numbers that lead from the flat page to the photograph."""
    rows, ends = [], []
    for (u, v), (x, y) in zip(whole, points, strict=True):
        rows += [(u, v, 1, 0, 0, 0, -x * u, -x * v), (0, 0, 0, u, v, 1, -y * u, -y * v)]
        ends += [x, y]
    return np.linalg.solve(np.array(rows), np.array(ends))
