"""What hands do on an image: move it, enlarge it, turn to the next, put a point."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import flet as ft

from views.parts.imaging.place import LEVELS, Place, Point, sight

_WHEEL: Final = 40
_SWIPE: Final = 16
"""Pixels of a wheel or of a finger that turn one image."""
_PINCH: Final = 2


@dataclass(frozen=True, slots=True)
class Hands:
    """What becomes of a gesture."""

    place: Callable[[Place], None]
    resize: Callable[[Point], None]
    turn: Callable[[int], None]
    tap: Callable[[Point], None]


class Grip:
    """The gesture under way on the image as it is *seen*.

    One finger moves an image that is enlarged, and turns the others; two enlarge.
    The *wheel* turns images where it does not scroll the page.
    """

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.seen = sight((1, 1), 1, Place())
        self.wheel = False
        self._level = 1.0
        self._pulled = 0.0
        self._spot = (0.0, 0.0)

    def resized(self, event: Any) -> None:  # noqa: ANN401 - Flet's own events
        """Note the room there is."""
        room = (float(event.width), float(event.height))
        if room != self.seen.room and min(room) > 0:
            self.hands.resize(room)

    def begun(self, event: Any) -> None:  # noqa: ANN401
        """Start from how things are."""
        self._level = self.seen.place.level
        self._pulled = 0.0
        self._spot = _spot(event)

    def moved(self, event: Any) -> None:  # noqa: ANN401
        """Follow one finger or two."""
        place, spot = self.seen.place, _spot(event)
        across, down = spot[0] - self._spot[0], spot[1] - self._spot[1]
        self._spot = spot
        if event.pointer_count >= _PINCH:
            self._put(place.at(self._level * event.scale))
        elif place.level > LEVELS[0]:
            self._put(place.moved(across, down))
        else:
            self._pull(-down, _SWIPE)

    def wheeled(self, event: Any) -> None:  # noqa: ANN401
        """Turn images with the wheel."""
        self._pull(event.scroll_delta.y, _WHEEL)

    def tapped(self, event: ft.TapEvent[Any]) -> None:
        """Put a point of the image."""
        if event.local_position:
            spot = (event.local_position.x, event.local_position.y)
            self.hands.tap(self.seen.within(spot))

    def _put(self, place: Place) -> None:
        self.hands.place(replace(self.seen, place=place).kept())

    def _pull(self, pixels: float, stride: int) -> None:
        self._pulled += pixels
        steps = int(self._pulled / stride)
        if steps:
            self._pulled -= steps * stride
            self.hands.turn(steps)


def _spot(event: Any) -> Point:  # noqa: ANN401
    """Return where the fingers are; moves between two events may have been skipped."""
    return event.local_focal_point.x, event.local_focal_point.y
