"""« Curseur » of a series: drag it, press beside it, or use the keys."""

from collections.abc import Callable
from typing import Any

import flet as ft

from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.watching import stir
from views.text import _
from views.theme import TARGET, look


def slider(rank: int, of: int, turn: Callable[[int], None]) -> list[ft.Control]:
    """Return the slider of images *rank* (from 0) and the buttons beside it."""
    if of == 1:
        return []
    return [_track(rank, of, turn), side_by_side(_steps(rank, of, turn))]


def rank_words(rank: int, of: int) -> str:
    """Say which image is shown."""
    return _("Image {rank} sur {count}").format(rank=rank + 1, count=of)


def _track(rank: int, of: int, turn: Callable[[int], None]) -> ft.Control:
    palette = look().palette

    def slid(event: Any) -> None:  # noqa: ANN401 - Flet's own event
        stir()
        turn(round(float(event.control.value)) - 1)

    track = ft.Slider(
        value=rank + 1,
        min=1,
        max=of,
        divisions=of - 1,
        on_change=slid,
        active_color=palette.primary,
        inactive_color=palette.border,
        height=TARGET,
    )
    near = [max(rank - 1, 0), min(rank + 1, of - 1)]
    return ft.Semantics(
        content=track,
        identifier="imaging-slider",
        slider=True,
        label=_("Images de la série"),
        value=rank_words(rank, of),
        decreased_value=rank_words(near[0], of),
        increased_value=rank_words(near[1], of),
        on_decrease=lambda _event: turn(near[0]),
        on_increase=lambda _event: turn(near[1]),
        exclude_semantics=True,
    )


def _steps(rank: int, of: int, turn: Callable[[int], None]) -> list[ft.Control]:
    before = quiet_action(
        _("Image précédente"),
        doing(lambda: turn(max(rank - 1, 0))),
        name="imaging-before",
        icon=ft.Icons.KEYBOARD_ARROW_UP,
    )
    after = quiet_action(
        _("Image suivante"),
        doing(lambda: turn(min(rank + 1, of - 1))),
        name="imaging-after",
        icon=ft.Icons.KEYBOARD_ARROW_DOWN,
    )
    return [before, after]
