"""« Contour » of a page, drawn over its photograph; a press puts a corner there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import flet as ft
import flet.canvas as cv

from app.domain.foreign import Picture
from app.domain.scan import Corners, Point
from views.theme import RADIUS

_LIGHT, _DARK = "#FFC940", "#16233A"
"""Lines seen on paper as on a dark table."""
_LINE, _RIM, _DOT, _CHOSEN = 3.0, 7.0, 8.0, 16.0
_TALLEST: Final = 1.5


@dataclass(frozen=True, slots=True)
class Outline:
    """A photograph, the corners of its page, which one is held; *room* in pixels."""

    picture: Picture = field(repr=False)
    corners: Corners
    held: int
    room: float
    said: str

    @property
    def size(self) -> tuple[float, float]:
        """Return how large the photograph is shown."""
        tall = self.picture.height / self.picture.width
        width = min(self.room, self.room * _TALLEST / tall)
        return width, width * tall


def outlined(shown: Outline, put: Callable[[Point], None]) -> ft.Control:
    """Return the photograph with the outline of its page."""
    width, height = shown.size
    spots = [(x * width, y * height) for x, y in shown.corners]

    def pressed(event: ft.TapEvent[Any]) -> None:
        if event.local_position:
            put((event.local_position.x / width, event.local_position.y / height))

    layers = _layers(shown, spots)
    held = ft.GestureDetector(
        ft.Stack(layers, width=width, height=height),
        on_tap_down=pressed,
        mouse_cursor=ft.MouseCursor.PRECISE,
        exclude_from_semantics=True,
    )
    named = ft.Semantics(
        content=ft.Container(
            held, border_radius=RADIUS, clip_behavior=ft.ClipBehavior.ANTI_ALIAS
        ),
        identifier="scan-photograph",
        image=True,
        label=shown.said,
        exclude_semantics=True,
    )
    return ft.Row([named], alignment=ft.MainAxisAlignment.CENTER)


def _layers(shown: Outline, spots: list[Point]) -> list[ft.Control]:
    width, height = shown.size
    return [
        ft.Image(
            shown.picture.png,
            width=width,
            height=height,
            fit=ft.BoxFit.FILL,
            semantics_label=shown.said,
        ),
        cv.Canvas(shapes=_shapes(spots, shown.held), width=width, height=height),
    ]


def _shapes(spots: list[Point], held: int) -> list[cv.Shape]:
    """Draw each line and each corner dark, then light over it."""
    ends = list(pairwise([*spots, spots[0]]))
    lines: list[cv.Shape] = [
        cv.Line(*start, *end, paint=ft.Paint(color=colour, stroke_width=wide))
        for colour, wide in ((_DARK, _RIM), (_LIGHT, _LINE))
        for start, end in ends
    ]
    dots: list[cv.Shape] = [
        cv.Circle(*spot, (_CHOSEN if rank == held else _DOT) + grown, ft.Paint(colour))
        for rank, spot in enumerate(spots)
        for colour, grown in ((_DARK, 2), (_LIGHT, 0))
    ]
    return lines + dots
