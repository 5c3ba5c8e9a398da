"""« Pages » : one drawn page, enlarged at will, and how to turn it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.foreign import Picture
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.text import _
from views.theme import look

LEVELS: Final = (100, 150, 200, 300)
"""How much a page may be enlarged, in hundredths of the room there is."""
_STRIDE: Final = 200
"""Pixels a press moves an enlarged page sideways."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page is shown (from 0), of how many, and how to show another."""

    rank: int
    pages: int
    to: Callable[[int], None]


@ft.component
def PageView(picture: Picture, turn: Turn, said: str, room: float) -> ft.Control:
    """Show the page and its buttons; the picture stays in memory.

    *room* is how wide a page is in pixels before it is enlarged.
    """
    level, enlarge = use_held(LEVELS[0])
    paper: ft.Ref[Any] = ft.use_memo(ft.Ref, [])
    where = _("Page {rank} sur {pages}").format(rank=turn.rank + 1, pages=turn.pages)
    image = ft.Image(
        src=picture.png,
        width=None if level == LEVELS[0] else room * level / LEVELS[0],
        fit=ft.BoxFit.FIT_WIDTH,
        semantics_label=f"{said}, {where}",
        gapless_playback=True,
    )
    rank = [sentence(where)] if turn.pages > 1 else []
    zoom = [*_zooming(level, enlarge), *_sideways(level, paper)]
    ways = side_by_side([*_turning(turn), *zoom])
    return ft.Column([*rank, ways, _paper(image, level, paper)], spacing=12)


def _paper(image: ft.Image, level: int, paper: ft.Ref[Any]) -> ft.Control:
    """Return the page on its white sheet; enlarged, it moves sideways."""
    whole: ft.Control = ft.InteractiveViewer(image, min_scale=1, max_scale=6)
    part = ft.Row([image], ref=paper, scroll=ft.ScrollMode.ALWAYS, spacing=0)
    return ft.Container(
        whole if level == LEVELS[0] else part,
        border=ft.Border.all(1, look().palette.border),
        bgcolor=ft.Colors.WHITE,
    )


def _turning(turn: Turn) -> list[ft.Control]:
    line: list[ft.Control] = []
    if turn.rank < turn.pages - 1:
        line.append(_button(_("Page suivante"), turn, 1, "page-after"))
    if turn.rank > 0:
        line.append(_button(_("Page précédente"), turn, -1, "page-before"))
    return line


def _button(label: str, turn: Turn, step: int, name: str) -> ft.Control:
    act = doing(partial(turn.to, turn.rank + step))
    return quiet_action(label, act, name=name)


def _zooming(level: int, enlarge: Callable[[int], None]) -> list[ft.Control]:
    rank, line = LEVELS.index(level), []
    if rank < len(LEVELS) - 1:
        act, icon = doing(partial(enlarge, LEVELS[rank + 1])), ft.Icons.ZOOM_IN
        line.append(quiet_action(_("Agrandir"), act, name="page-larger", icon=icon))
    if rank:
        act, icon = doing(partial(enlarge, LEVELS[rank - 1])), ft.Icons.ZOOM_OUT
        line.append(quiet_action(_("Réduire"), act, name="page-smaller", icon=icon))
    return line


def _sideways(level: int, paper: ft.Ref[Any]) -> list[ft.Control]:
    """Return what a finger does by dragging."""
    if level == LEVELS[0]:
        return []
    return [
        quiet_action(label, partial(_slide, paper, step), name=name, icon=icon)
        for label, step, name, icon in (
            (_("Vers la gauche"), -_STRIDE, "page-left", ft.Icons.ARROW_BACK),
            (_("Vers la droite"), _STRIDE, "page-right", ft.Icons.ARROW_FORWARD),
        )
    ]


async def _slide(paper: ft.Ref[Any], step: int) -> None:
    row: Any = paper.current
    await row.scroll_to(delta=step)
