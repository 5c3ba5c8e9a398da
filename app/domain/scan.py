"""« Numérisation » : where the page lies in a photograph, and how it is shown."""

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum

Point = tuple[float, float]
"""Across and down, in shares of the picture's width and of its height."""
Corners = tuple[Point, Point, Point, Point]
"""Top left, top right, bottom right, bottom left of the page as it is read."""

WHOLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
"""The whole picture, as it is."""
PHOTO = "photo"
"""The role of a picture kept as received, beside the PDF made of it."""
REACH = 0.3
"""How far outside the picture a corner may lie, when a page is turned upright."""
_LEAST = 0.01


class Tone(StrEnum):
    """« Rendu » of a page: as photographed, on white paper, in black and white."""

    COLOURS = "colours"
    PAPER = "paper"
    INK = "ink"


class How(StrEnum):
    """« Cadrage » : how the corners came, told to the person as it is.

    PAGE: its edges were seen. SLANT: its lines were, and it leaned. WHOLE: nothing
    was changed. HAND: the person placed them.
    """

    PAGE = "page"
    SLANT = "slant"
    WHOLE = "whole"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Cut:
    """« Page redressée » : what is done to a photograph, which itself never changes.

    *turn* is how many quarters of a turn it is turned clockwise afterwards.
    """

    corners: Corners = WHOLE
    how: How = How.WHOLE
    turn: int = 0
    tone: Tone = Tone.COLOURS

    def turned(self) -> "Cut":
        """Return the page a quarter of a turn further, clockwise."""
        return replace(self, turn=(self.turn + 1) % 4)

    def moved(self, corner: int, across: float, down: float) -> "Cut":
        """Return the page with a corner put there; as it was if it cannot be."""
        corners = list(self.corners)
        corners[corner] = (min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0))
        after = (corners[0], corners[1], corners[2], corners[3])
        put = replace(self, corners=after, how=How.HAND)
        return put if put.sound() else self

    def sound(self) -> bool:
        """Say whether the corners make a page: in order, in reach, not folded."""
        told = [side for point in self.corners for side in point]
        if not all(math.isfinite(one) and -REACH <= one <= 1 + REACH for one in told):
            return False
        turns = [_turn(self.corners, rank) for rank in range(4)]
        return min(turns) > _LEAST and 0 <= self.turn < 4  # noqa: PLR2004  quarters


@dataclass(frozen=True, slots=True)
class Plate:
    """« Page imprimée » : one page of a PDF, made from pixels only.

    *filter* is the PDF name of how *content* is packed, *bits* those of one sample,
    *colours* how many samples a pixel has.
    """

    width: int
    height: int
    filter: str
    bits: int
    colours: int
    content: bytes = field(repr=False)


def _turn(corners: Corners, rank: int) -> float:
    """Return how much the outline turns right at a corner; 0 or less when folded."""
    (ax, ay), (bx, by), (cx, cy) = (corners[(rank + step) % 4] for step in range(3))
    return (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
