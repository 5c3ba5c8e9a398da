"""« Négatoscope » : the image on black, and what is drawn over it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import flet as ft
import flet.canvas as cv

from app.domain.foreign import Picture
from app.domain.imaging import Scale
from views.parts.imaging.grip import Grip
from views.parts.imaging.place import Point, Sight, bar, distance
from views.text import NARROW, number
from views.theme import RADIUS, STRONG, size

_INK: Final = "#FFC940"
"""Marks on an image: seen on black, on grey and on white."""
_DARK: Final = "#000000"
_CROSS: Final = 12
_EDGE: Final = 16
_LABEL: Final = 96
"""Room for « 1 234 mm »."""
_CENTIMETRE: Final = 10


@dataclass(frozen=True, slots=True)
class Film:
    """What is on show: the image, its marks, the name written over it or ""."""

    picture: Picture
    scale: Scale
    said: str
    marks: tuple[Point, ...] = ()
    aim: Point | None = None
    name: str = ""


def film(shown: Film, grip: Grip) -> ft.Control:
    """Return the image in its window."""
    seen = grip.seen
    shapes = [*_ruler(shown, seen), *_scale_bar(shown, seen)]
    layers: list[ft.Control] = [
        _image(shown, seen),
        cv.Canvas(
            shapes=shapes, on_resize=grip.resized, left=0, top=0, right=0, bottom=0
        ),
    ]
    if shown.name:
        layers.append(_name(shown.name))
    box = ft.Container(
        _held(layers, grip, aiming=shown.aim is not None),
        bgcolor=_DARK,
        border_radius=RADIUS,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
    return ft.Semantics(
        content=box,
        identifier="imaging-film",
        image=True,
        label=shown.said,
        exclude_semantics=True,
    )


def _held(layers: list[ft.Control], grip: Grip, *, aiming: bool) -> ft.Control:
    """Return the layers under the hands of the person."""
    return ft.GestureDetector(
        ft.Stack(layers, expand=True, clip_behavior=ft.ClipBehavior.HARD_EDGE),
        on_tap_down=grip.tapped,
        on_scale_start=grip.begun,
        on_scale_update=grip.moved,
        on_scroll=grip.wheeled if grip.wheel else None,
        drag_interval=40,
        exclude_from_semantics=True,
        mouse_cursor=ft.MouseCursor.PRECISE if aiming else ft.MouseCursor.GRAB,
    )


def millimetres(length: float) -> str:
    """Write a length as a ruler gives it."""
    if length < _CENTIMETRE:
        return f"{number(Decimal(length), 1)}{NARROW}mm"
    return f"{number(Decimal(length), 0)}{NARROW}mm"


def _image(shown: Film, seen: Sight) -> ft.Control:
    wide, tall = seen.size
    left, top = seen.corner
    return ft.Image(
        shown.picture.png,
        left=left,
        top=top,
        width=wide,
        height=tall,
        fit=ft.BoxFit.FILL,
        gapless_playback=True,
        semantics_label=shown.said,
    )


def _ruler(shown: Film, seen: Sight) -> list[cv.Shape]:
    """Draw the points put down, the line between two, and where the aim is."""
    points = [*shown.marks, *([shown.aim] if shown.aim else [])]
    drawn = [one for point in points for one in _cross(*seen.spot(point))]
    if len(shown.marks) > 1:
        start, end = shown.marks
        drawn.append(_line(seen.spot(start), seen.spot(end)))
        across, down = seen.spot(end)
        told = millimetres(distance(start, end, shown.scale))
        aside = min(across + _EDGE, seen.room[0] - size(_LABEL))
        drawn.append(_words(aside, down - size(_EDGE) * 2, told))
    return drawn


def _scale_bar(shown: Film, seen: Sight) -> list[cv.Shape]:
    """Draw how long some centimetres are, at the bottom."""
    length, pixels = bar(seen, shown.scale)
    if not pixels:
        return []
    down = seen.room[1] - _EDGE
    ends = (_EDGE, down), (_EDGE + pixels, down)
    told = f"{number(Decimal(length) / _CENTIMETRE)}{NARROW}cm"
    if length < _CENTIMETRE:
        told = millimetres(length)
    return [_line(*ends), _words(_EDGE, down - size(_EDGE) * 2, told)]


def _cross(across: float, down: float) -> list[cv.Shape]:
    return [
        _line((across - _CROSS, down), (across + _CROSS, down)),
        _line((across, down - _CROSS), (across, down + _CROSS)),
    ]


def _line(start: Point, end: Point) -> cv.Shape:
    paint = ft.Paint(color=_INK, stroke_width=2, style=ft.PaintingStyle.STROKE)
    return cv.Line(*start, *end, paint=paint)


def _words(across: float, down: float, text: str) -> cv.Shape:
    return cv.Text(across, down, text, style=_style())


def _style() -> ft.TextStyle:
    return ft.TextStyle(color=_INK, size=size(16), font_family=STRONG, bgcolor=_DARK)


def _name(text: str) -> ft.Control:
    """Write the name where it hides least."""
    said: Any = ft.Text(text, style=_style())
    return ft.Container(said, left=_EDGE, top=_EDGE)
