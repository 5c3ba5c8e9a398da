"""Where an image stands in its window: enlarged, moved, and measured."""

import math
from dataclasses import dataclass, replace
from typing import Final

from app.domain.foreign import Picture
from app.domain.imaging import Scale

Point = tuple[float, float]
"""Across and down: pixels of the window, or thousandths of the image's width."""

WIDTH: Final = 1000.0
"""How wide any image is, whatever it was drawn at: marks stay where they are put."""
MIDDLE: Final = (WIDTH / 2, WIDTH / 2)

LEVELS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
"""How many times an image may be enlarged."""

_BARS: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
"""Millimetres a scale bar may stand for."""
_BAR_PART: Final = 0.3


@dataclass(frozen=True, slots=True)
class Place:
    """« Cadrage » : how much an image is enlarged, and how far from the middle."""

    level: float = 1.0
    aside: Point = (0.0, 0.0)

    def enlarged(self, step: int) -> "Place":
        """Return the place one level further (1) or nearer (-1)."""
        near = min(range(len(LEVELS)), key=lambda rank: abs(LEVELS[rank] - self.level))
        level = LEVELS[min(max(near + step, 0), len(LEVELS) - 1)]
        return self.at(level)

    def at(self, level: float) -> "Place":
        """Return the place at a level, what is in the middle staying there."""
        level = min(max(level, LEVELS[0]), LEVELS[-1])
        ratio = level / self.level
        return Place(level, (self.aside[0] * ratio, self.aside[1] * ratio))

    def moved(self, across: float, down: float) -> "Place":
        """Return the place moved by pixels of the window."""
        return replace(self, aside=(self.aside[0] + across, self.aside[1] + down))


@dataclass(frozen=True, slots=True)
class Sight:
    """« Vue » : an image in a window of *room* pixels; *picture* is its shape."""

    room: Point
    picture: Point
    place: Place

    @property
    def zoom(self) -> float:
        """Pixels of the window for one of the image."""
        fit = min(self.room[0] / self.picture[0], self.room[1] / self.picture[1])
        return fit * self.place.level

    @property
    def size(self) -> Point:
        """How large the image is shown."""
        return self.picture[0] * self.zoom, self.picture[1] * self.zoom

    @property
    def corner(self) -> Point:
        """Where its top left corner is; it never leaves the window empty."""
        across, down = (
            _held(room, size, aside)
            for room, size, aside in zip(
                self.room, self.size, self.place.aside, strict=True
            )
        )
        return across, down

    def kept(self) -> Place:
        """Return the place without what would leave the window empty."""
        (left, top), (wide, tall) = self.corner, self.size
        room = self.room
        return replace(
            self.place, aside=(left - (room[0] - wide) / 2, top - (room[1] - tall) / 2)
        )

    def within(self, spot: Point) -> Point:
        """Return the point of the image under a spot of the window."""
        left, top = self.corner
        across = min(max((spot[0] - left) / self.zoom, 0), self.picture[0])
        down = min(max((spot[1] - top) / self.zoom, 0), self.picture[1])
        return across, down

    def spot(self, point: Point) -> Point:
        """Return where a point of the image is in the window."""
        left, top = self.corner
        return left + point[0] * self.zoom, top + point[1] * self.zoom


def sight(room: Point, tall: float, place: Place) -> Sight:
    """Return how an image is seen in a window; *tall* is its height for its width."""
    return Sight(room, (WIDTH, WIDTH * tall), place)


def ruled(scale: Scale, picture: Picture) -> Scale:
    """Return the millimetres of a thousandth of the width."""
    part = picture.width / WIDTH
    return replace(scale, across=scale.across * part, down=scale.down * part)


def distance(start: Point, end: Point, scale: Scale) -> float:
    """Return the millimetres between two points of an image."""
    across, down = (
        (end[0] - start[0]) * scale.across,
        (end[1] - start[1]) * scale.down,
    )
    return math.hypot(across, down)


def bar(seen: Sight, scale: Scale) -> tuple[float, float]:
    """Return the millimetres and the length of a scale bar; zeros for none."""
    if not scale.across:
        return 0.0, 0.0
    pixels = seen.zoom / scale.across
    most = seen.room[0] * _BAR_PART
    fit = [one for one in _BARS if one * pixels <= most]
    return (fit[-1], fit[-1] * pixels) if fit else (0.0, 0.0)


def _held(room: float, size: float, aside: float) -> float:
    """Return where an image starts: in the middle, moved while it covers the window."""
    spare = max(0.0, size - room) / 2
    return (room - size) / 2 + min(max(aside, -spare), spare)
