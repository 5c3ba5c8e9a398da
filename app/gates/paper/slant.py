"""« Page penchée » : by how much the lines of a page lean, and whether it is one."""

import numpy as np
from PIL import Image

from app.gates.paper.grey import Values, light, pale, small

_SIDE = 900
_INK = 14
"""Greys by which ink is darker than the paper around it."""
_MOST, _STEP, _FINE = 15.0, 0.5, 0.05
_LINES, _CLEAR = 5, 1.25
"""How many lines make a page of words, and how clearly they must stand out."""
_WORTH = 0.2
"""Degrees under which a page stands as it is."""
_SPARSE, _DENSE = 0.004, 0.3
_BRIGHT, _PLAIN, _PAPER = 0.6, 70, 0.6


def lean(image: Image.Image) -> float:
    """Return by how many degrees the lines of a page lean, clockwise; 0.0 if unsure."""
    if not papery(image):
        return 0.0
    ink = _ink(light(small(image, _SIDE, blur=0.6)))
    if not _SPARSE < ink.mean() < _DENSE:
        return 0.0
    ys, xs = np.nonzero(ink)
    rough = np.arange(-_MOST, _MOST + _STEP, _STEP)
    scores = _scores(xs, ys, rough)
    best = float(rough[scores.argmax()])
    near = np.arange(best - _STEP, best + _STEP, _FINE)
    angle = float(near[_scores(xs, ys, near).argmax()])
    clear = (
        scores.max() > _CLEAR * np.median(scores) and _count(xs, ys, angle) >= _LINES
    )
    return angle if clear and _WORTH <= abs(angle) < _MOST else 0.0


def papery(image: Image.Image) -> bool:
    """Say whether most of a picture is pale and without colour, as paper is."""
    less = small(image, _SIDE // 4, blur=1)
    rgb = np.asarray(less, dtype=np.float64)
    lowest = pale(less)
    plain = (rgb.max(axis=2) - lowest) < _PLAIN
    bright = lowest > _BRIGHT * np.percentile(lowest, 95)
    return bool((plain & bright).mean() > _PAPER and np.median(lowest) > 2 * _INK)


def _ink(grey: Values) -> Values:
    """Return where a picture is darker than what is around."""
    around = Image.fromarray(grey.astype(np.uint8)).reduce(16)
    wide = around.resize((grey.shape[1], grey.shape[0]), Image.Resampling.BICUBIC)
    darker: Values = grey < np.asarray(wide, dtype=np.float64) - _INK
    return darker


def _scores(xs: Values, ys: Values, angles: Values) -> Values:
    """Return how sharply rows of ink part from the white between, at each angle."""
    return np.array([float((_rows(xs, ys, one) ** 2).sum()) for one in angles])


def _rows(xs: Values, ys: Values, angle: float) -> Values:
    turn = np.radians(angle)
    rows = np.round(ys * np.cos(turn) - xs * np.sin(turn)).astype(int)
    return np.bincount(rows - rows.min()).astype(np.float64)


def _count(xs: Values, ys: Values, angle: float) -> int:
    """Return how many lines are seen at an angle."""
    rows = _rows(xs, ys, angle)
    inked = rows > rows.mean()
    return int((inked[1:] & ~inked[:-1]).sum())
