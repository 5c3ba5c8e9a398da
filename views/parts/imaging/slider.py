"""« Curseur » of a series: touch it, drag it, press beside it, or use the keys.

Flet's own is read as a percentage, and covers the page of who listens to it; the
buttons beside do the same for who cannot see the track.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import flet as ft
import flet.canvas as cv

from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.imaging.shown import Setter
from views.parts.state import use_held
from views.text import _
from views.theme import TARGET, look

_KNOB: Final = 12.0
_THICK: Final = 4


def slider(setter: Setter) -> list[ft.Control]:
    """Return the slider of the images and the buttons beside it."""
    return [] if setter.of == 1 else [Track(setter), side_by_side(_steps(setter))]


def rank_words(rank: int, of: int) -> str:
    """Say which image is shown."""
    if of == 1:
        return _("Une seule image")
    return _("Image {rank} sur {count}").format(rank=rank + 1, count=of)


@ft.component
def Track(setter: Setter) -> ft.Control:
    """Draw where the image stands in the series; touch another place to go there."""
    wide, widen = use_held(0.0)
    rank, last = setter.now().rank, setter.of - 1

    def go(event: Any) -> None:  # noqa: ANN401 - Flet's own events
        if wide > 2 * _KNOB:
            part = (event.local_position.x - _KNOB) / (wide - 2 * _KNOB)
            setter.turn(round(part * last))

    drawn = cv.Canvas(
        shapes=_shapes(wide, rank / last),
        on_resize=lambda event: widen(float(event.width)),
        height=TARGET,
    )
    return ft.Semantics(
        content=_touched(drawn, go),
        identifier="imaging-slider",
        label=_("Images de la série"),
        value=rank_words(rank, setter.of),
        exclude_semantics=True,
    )


def _touched(track: ft.Control, go: Callable[[Any], None]) -> ft.Control:
    return ft.GestureDetector(
        track,
        on_tap_down=go,
        on_horizontal_drag_update=go,
        drag_interval=40,
        mouse_cursor=ft.MouseCursor.CLICK,
        exclude_from_semantics=True,
    )


def _shapes(wide: float, part: float) -> list[cv.Shape]:
    palette, middle = look().palette, TARGET / 2
    here = _KNOB + part * max(0.0, wide - 2 * _KNOB)

    def line(start: float, end: float, colour: str) -> cv.Shape:
        cap = ft.StrokeCap.ROUND
        paint = ft.Paint(color=colour, stroke_width=_THICK, stroke_cap=cap)
        return cv.Line(start, middle, end, middle, paint=paint)

    return [
        line(_KNOB, max(_KNOB, wide - _KNOB), palette.border),
        line(_KNOB, here, palette.primary),
        cv.Circle(here, middle, _KNOB, paint=ft.Paint(color=palette.primary)),
    ]


def _steps(setter: Setter) -> list[ft.Control]:
    up, down = ft.Icons.KEYBOARD_ARROW_UP, ft.Icons.KEYBOARD_ARROW_DOWN
    turns = (
        (_("Précédente"), -1, "before", up),
        (_("Suivante"), 1, "after", down),
    )
    return [
        quiet_action(
            label, doing(partial(setter.step, step)), name=f"imaging-{name}", icon=icon
        )
        for label, step, name, icon in turns
    ]
