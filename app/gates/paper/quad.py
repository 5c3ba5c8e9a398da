"""« Contour » : the four edges that make the best sheet of paper, and its corners."""

from collections.abc import Sequence

import numpy as np

from app.gates.paper.edges import INWARD, Edges, away, edges
from app.gates.paper.grey import Values

NO_PAGE = np.empty((0, 2))
"""What is answered for a picture in which no sheet is seen."""
_SAMPLES = 48
_SEEN, _SEEN_ALL = 0.55, 0.72
"""How much of one side, and of all four on average, an edge must be seen along."""
_BORDER = 0.62
"""What a side counts for where the page goes out of the picture: at most one."""
_AREA, _ANGLES, _OUT = 0.12, (50.0, 130.0), 0.03
_NEAR, _ALIKE, _ENDS, _FEW = 3.0, 12.0, 0.06, 12
_PARALLEL = 1e-6
_AWAY, _CLIMB = (4, 7, 10), 9
"""Pixels away from a side, and greys by which paper is lighter than its table."""


def page_in(grey: Values) -> Values:
    """Return the corners of the sheet seen in a picture, clockwise from the top left.

    Rows of (x, y) in pixels; `NO_PAGE` when there is none.
    """
    size = np.array([grey.shape[1], grey.shape[0]], dtype=float)
    found = edges(grey)
    quads = _quads([_lines(one, rank, size) for rank, one in enumerate(found)])
    corners = _corners(quads, size)
    likely = _plausible(corners, size)
    scores = _scores(quads[likely], corners[likely], found, grey)
    if not scores.size or scores.max() <= 0:
        return NO_PAGE
    return _refined(quads[likely][scores.argmax()], found, size)


def _lines(one: Edges, rank: int, size: Values) -> Values:
    """Return what a side may be: rows of (angle, distance, 1 for a picture's end)."""
    end = (INWARD[rank], -size[1 - rank % 2] / 2, 1.0)
    seen = np.column_stack([one.lines, np.zeros(len(one.lines))])
    return np.vstack([seen, end])


def _quads(sides: Sequence[Values]) -> Values:
    """Return every choice of one line a side, at most one end of the picture."""
    ranks = np.meshgrid(*(np.arange(len(side)) for side in sides), indexing="ij")
    chosen = [side[rank.ravel()] for side, rank in zip(sides, ranks, strict=True)]
    quads = np.stack(chosen, axis=1)
    kept: Values = quads[quads[:, :, 2].sum(axis=1) <= 1]
    return kept


def _corners(quads: Values, size: Values) -> Values:
    """Return where each side crosses the one before it; far away when they do not."""
    before = np.roll(quads, 1, axis=1)
    one, two = np.radians(before[..., 0]), np.radians(quads[..., 0])
    whole = np.sin(two - one)
    whole = np.where(np.abs(whole) < _PARALLEL, _PARALLEL, whole)
    far, near = before[..., 1], quads[..., 1]
    x = (far * np.sin(two) - near * np.sin(one)) / whole
    y = (near * np.cos(one) - far * np.cos(two)) / whole
    crossed: Values = np.stack([x, y], axis=-1) + size / 2
    return crossed


def _plausible(corners: Values, size: Values) -> Values:
    """True for corners in the picture, square enough, of a fair size."""
    shares = corners / size
    inside = ((shares > -_OUT) & (shares < 1 + _OUT)).all(axis=(1, 2))
    onward = np.roll(corners, -1, axis=1) - corners
    back = -np.roll(onward, 1, axis=1)
    turns = np.degrees(np.arctan2(_wedge(onward, back), (onward * back).sum(axis=2)))
    square = ((turns > _ANGLES[0]) & (turns < _ANGLES[1])).all(axis=1)
    upright = (corners[:, 0, 1] < corners[:, 3, 1]) & (
        corners[:, 0, 0] < corners[:, 1, 0]
    )
    fair: Values = inside & square & upright & (_areas(corners) > _AREA * size.prod())
    return fair


def _wedge(one: Values, two: Values) -> Values:
    found: Values = one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0]
    return found


def _areas(corners: Values) -> Values:
    found: Values = _wedge(corners, np.roll(corners, -1, axis=1)).sum(axis=1) / 2
    return found


def _scores(
    quads: Values, corners: Values, found: Sequence[Edges], grey: Values
) -> Values:
    """Return how good a sheet each is: seen all around, and large; 0 for none."""
    ends, seen = np.roll(corners, -1, axis=1), np.zeros(quads.shape[:2])
    for rank, one in enumerate(found):
        points = _sampled(corners[:, rank], ends[:, rank])
        inward = np.radians(quads[:, rank, 0])
        normals = np.stack([np.cos(inward), np.sin(inward)], axis=-1)
        edge = (_at(one.near, points) > 0) & _lighter(grey, points, normals)
        seen[:, rank] = edge.mean(axis=1)
    seen = np.where(quads[..., 2] > 0, _BORDER, seen)
    around, size = seen.mean(axis=1), grey.shape[0] * grey.shape[1]
    sure = (seen.min(axis=1) >= _SEEN) & (around >= _SEEN_ALL)
    large = 1 + np.sqrt(np.abs(_areas(corners)) / size)
    return np.where(sure, around * large, 0.0)


def _sampled(starts: Values, ends: Values) -> Values:
    """Return points along each side."""
    shares = ((np.arange(_SAMPLES) + 0.5) / _SAMPLES)[None, :, None]
    points: Values = starts[:, None] + shares * (ends - starts)[:, None]
    return points


def _lighter(grey: Values, points: Values, normals: Values) -> Values:
    """Say where the inside of a side is lighter than its outside, a little away.

    Leaves, carpets and walls have edges everywhere, that lead to nothing lighter.
    """
    climbs = [
        _at(grey, points + far * normals[:, None])
        - _at(grey, points - far * normals[:, None])
        for far in _AWAY
    ]
    lighter: Values = np.mean(climbs, axis=0) > _CLIMB
    return lighter


def _at(values: Values, points: Values) -> Values:
    """Return what lies under points; 0 out of the picture."""
    places = np.floor(points).astype(int)
    most = np.array([values.shape[1], values.shape[0]]) - 1
    held = np.clip(places, 0, most)
    found: Values = np.where(
        (places == held).all(axis=2), values[held[..., 1], held[..., 0]], 0
    )
    return found


def _refined(quad: Values, found: Sequence[Edges], size: Values) -> Values:
    """Lay each side on the pixels that made it, twice; return the corners."""
    for _ in range(2):
        corners = _corners(quad[None], size)[0] - size / 2
        quad = np.array(
            [
                _laid(quad[rank], one, (corners[rank], corners[(rank + 1) % 4]))
                for rank, one in enumerate(found)
            ]
        )
    return np.asarray(_corners(quad[None], size)[0])


def _laid(side: Values, one: Edges, ends: tuple[Values, Values]) -> Values:
    """Return the line closest to the edge pixels along a side."""
    angle, distance, border = side
    turn, (start, end) = np.radians(angle), ends
    normal = np.array([np.cos(turn), np.sin(turn)])
    points = np.column_stack([one.xs, one.ys])
    shares = (points - start) @ (end - start) / ((end - start) ** 2).sum()
    kept = np.abs(points @ normal - distance) <= _NEAR
    kept &= np.abs(away(one.angles, angle)) <= _ALIKE
    kept &= (shares > _ENDS) & (shares < 1 - _ENDS)
    if border or kept.sum() < _FEW:
        return side
    weights = one.steep[kept][:, None] ** 2
    centre = (points[kept] * weights).sum(axis=0) / weights.sum()
    spread = (points[kept] - centre) * np.sqrt(weights)
    across = np.linalg.svd(spread, full_matrices=False)[2][1]
    across = across if across @ normal > 0 else -across
    angle = np.degrees(np.arctan2(across[1], across[0]))
    return np.array([angle, centre @ across, 0.0])
