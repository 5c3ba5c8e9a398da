"""« Pages » : one drawn page, enlarged at will, and how to turn it."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.foreign import Picture
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.sentence import sentence
from views.text import _
from views.theme import look


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page is shown (from 0), of how many, and how to show another."""

    rank: int
    pages: int
    to: Callable[[int], None]


def page_view(picture: Picture, turn: Turn, *, said: str) -> ft.Control:
    """Return the page and its buttons; the picture lives in memory only."""
    where = _("Page {rank} sur {pages}").format(rank=turn.rank + 1, pages=turn.pages)
    image = ft.Image(
        src=picture.png,
        fit=ft.BoxFit.FIT_WIDTH,
        semantics_label=f"{said}, {where}",
        gapless_playback=True,
    )
    paper = ft.Container(
        ft.InteractiveViewer(content=image, min_scale=1, max_scale=6),
        border=ft.Border.all(1, look().palette.border),
        bgcolor=ft.Colors.WHITE,
    )
    return ft.Column([*_turning(turn, where), paper], spacing=12)


def _turning(turn: Turn, where: str) -> list[ft.Control]:
    if turn.pages <= 1:
        return []
    line: list[ft.Control] = []
    if turn.rank > 0:
        line.append(_button(_("Page précédente"), turn, -1, "page-before"))
    if turn.rank < turn.pages - 1:
        line.append(_button(_("Page suivante"), turn, 1, "page-after"))
    return [sentence(where), side_by_side(line)]


def _button(label: str, turn: Turn, step: int, name: str) -> ft.Control:
    return quiet_action(label, _turned(turn, step), name=name)


def _turned(turn: Turn, step: int) -> Act:
    async def act() -> None:
        turn.to(turn.rank + step)

    return act
