"""« Bords » : straight lines along which a picture becomes lighter, for each side.

A sheet is lighter than what it lies on, so that on its left edge the picture
becomes lighter towards the right, and so on: each side votes apart (Hough).
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from app.gates.paper.grey import Values

INWARD = (90.0, 180.0, 270.0, 0.0)
"""Where the inside is, seen from the top, the right, the bottom and the left side."""
LINES = 7
"""Lines kept for each side."""
_LEAN = 44.0
"""Degrees a side may lean."""
_FAINT, _SHARE = 2.5, 0.16
"""An edge climbs so many greys a pixel, and so much of the steepest ones."""
_STEEP = 97
_DOUBT = 4
"""Degrees by which the direction of a pixel may be wrong, either way."""
_APART = (5, 6)
"""Degrees and pixels around a line where no other is kept."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The steep pixels of one side, from the middle, and the lines they make.

    *lines* are rows of (angle of the inward normal in degrees, distance from the
    middle); *near* says of each pixel whether such an edge passes by.
    """

    xs: Values
    ys: Values
    angles: Values
    steep: Values
    lines: Values
    near: Values


def edges(grey: Values) -> list[Edges]:
    """Return the edges of each side, in the order of `INWARD`."""
    down, across = np.gradient(grey)
    steep = np.hypot(across, down)
    steep[[0, -1], :] = steep[:, [0, -1]] = 0
    least = max(_FAINT, _SHARE * float(np.percentile(steep, _STEEP)))
    ways = np.degrees(np.arctan2(down, across)) % 360
    return [_side(steep, ways, inward, least) for inward in INWARD]


def away(angles: Values, angle: float) -> Values:
    """Return by how many degrees directions differ from one, signed."""
    found: Values = (angles - angle + 180) % 360 - 180
    return found


def _side(steep: Values, ways: Values, inward: float, least: float) -> Edges:
    chosen = (steep > least) & (np.abs(away(ways, inward)) <= _LEAN)
    ys, xs = np.nonzero(chosen)
    middle = (steep.shape[1] / 2, steep.shape[0] / 2)
    found = (xs + 0.5 - middle[0], ys + 0.5 - middle[1], ways[ys, xs])
    weights = np.minimum(steep[ys, xs], 4 * least)
    lines = _lines(found, weights, inward, max(steep.shape))
    return Edges(*found, steep[ys, xs], lines, _widened(chosen))


def _lines(
    found: tuple[Values, Values, Values], weights: Values, inward: float, reach: int
) -> Values:
    """Have each pixel vote for the lines it may be on; return those most voted for."""
    across, down, ways = found
    votes = np.zeros((2 * int(_LEAN) + 2 * _DOUBT + 3, 2 * reach + 1))
    leans = np.round(away(ways, inward)).astype(int)
    for doubt in range(-_DOUBT, _DOUBT + 1):
        rows = leans + doubt + int(_LEAN) + _DOUBT + 1
        turn = np.radians(leans + doubt + inward)
        columns = np.round(across * np.cos(turn) + down * np.sin(turn)).astype(int)
        np.add.at(votes, (rows, columns + reach), weights)
    picked = [_taken(votes) for _ in range(LINES)]
    return np.array(
        [
            (row - int(_LEAN) - _DOUBT - 1 + inward, column - reach)
            for row, column, vote in picked
            if vote > 0
        ]
    ).reshape(-1, 2)


def _taken(votes: Values) -> tuple[int, int, float]:
    """Take the line most voted for out of the vote, with its neighbours."""
    row, column = np.unravel_index(int(votes.argmax()), votes.shape)
    vote = float(votes[row, column])
    up, left = max(0, int(row) - _APART[0]), max(0, int(column) - _APART[1])
    votes[up : int(row) + _APART[0] + 1, left : int(column) + _APART[1] + 1] = 0
    return int(row), int(column), vote


def _widened(chosen: Values) -> Values:
    """Return the same pixels and their neighbours."""
    mask = Image.fromarray(np.where(chosen, 255, 0).astype(np.uint8))
    near: Values = np.asarray(mask.filter(ImageFilter.MaxFilter(3))) > 0
    return near
