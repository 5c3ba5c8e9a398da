"""« Barre du haut » : whose space, how the exchanges are, Rechercher, Aide."""

from collections.abc import Callable
from typing import Final

import flet as ft

from views.parts.acting import acting, doing, going
from views.parts.nav import with_rail
from views.parts.person import badge, band
from views.parts.seal import SealMark
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.tid import tid
from views.parts.watching import begins, here, porch
from views.text import _
from views.theme import RADIUS, RING, look, size

_WORD: Final = 15
_LETTERS: Final = 8.2
"""Width of « Rechercher » and « Aide » in heights of their letters."""
_BESIDE: Final = 112
"""Pixels the two words leave to the mark and the margins."""
_OVER: Final = 11
"""Pixels over a word beside its icon, and under it: a target of 48 in all."""
_HIDDEN: Final = 48
TIGHT: Final = 340
"""Width, at 100 %, under which the name does not fit beside the tools."""


def top_bar(address: str) -> ft.Control:
    """Return the bar of an open space, the same on every screen."""
    name, width = here().space.name, porch().width
    whose = _("Espace de {name}").format(name=name) if with_rail(width) else name
    said = sentence(whose, quiet=True)
    state = [] if address == "/" else [SealMark()]
    words = ft.Column([said, *state], spacing=0, tight=True, expand=True)
    tight = width < TIGHT * look().scale
    room = ft.Container(expand=True) if tight else words
    find = _tool(ft.Icons.SEARCH, _("Rechercher"), "/recherche", name="top-search")
    begins("top", find)
    line = ft.Row([badge(name), room, tid("top-search", find), _help()], spacing=12)
    return _bar([band(), *_padded([line, *([ft.Row([words])] if tight else [])])])


def door_bar(mark: Callable[..., ft.Control]) -> ft.Control:
    """Return the bar seen while no space is open: our mark, and Aide."""
    tight = porch().width < TIGHT * look().scale
    line = ft.Row([mark(small=tight), ft.Container(expand=True), _help()])
    return _bar([band(), *_padded([line])])


@ft.component
def Skip() -> ft.Control:
    """The first button of the page: drawn once it has the focus, else in no one's way.

    Unseen, it lies over the badge only, which is not pressed.
    """
    palette, none = look().palette, ft.Colors.TRANSPARENT
    focused, show, hide = use_flag()
    regions = porch().regions

    async def go() -> None:
        await regions.go("content")

    words = ft.Text(
        _("Aller au contenu"),
        color=palette.on_primary if focused else none,
        size=min(size(18), porch().width / 12),
        no_wrap=True,
        overflow=ft.TextOverflow.CLIP,
    )
    button = ft.TextButton(
        words,
        width=None if focused else _HIDDEN,
        height=None if focused else _HIDDEN,
        on_click=acting(go),
        on_focus=acting(doing(show)),
        on_blur=acting(doing(hide)),
        style=_skipping(focused=focused),
    )
    return tid("skip", button)


def _skipping(*, focused: bool) -> ft.ButtonStyle:
    palette, none = look().palette, ft.Colors.TRANSPARENT
    return ft.ButtonStyle(
        bgcolor=palette.primary if focused else none,
        overlay_color=none,
        side={ft.ControlState.FOCUSED: ft.BorderSide(RING, palette.ring_inside)},
    )


def skip() -> ft.Control:
    """Return where the first button of the page lies."""
    return ft.Container(Skip(), left=8, top=8)


def _help() -> ft.Control:
    button = _tool(ft.Icons.HELP_OUTLINE, _("Aide"), "/aide", name="top-help")
    return tid("top-help", button)


def _tool(icon: ft.IconData, word: str, route: str, *, name: str) -> ft.TextButton:
    palette, width = look().palette, porch().width
    wide = with_rail(width)
    pixels = size(_WORD + 2) if wide else min(size(_WORD), (width - _BESIDE) / _LETTERS)
    drawn: list[ft.Control] = [
        ft.Icon(icon, color=palette.ink, size=26),
        ft.Text(word, size=pixels, color=palette.ink, no_wrap=True),
    ]
    middle = ft.CrossAxisAlignment.CENTER
    line = ft.Row(drawn, spacing=8, tight=True)
    column = ft.Column(drawn, spacing=0, tight=True, horizontal_alignment=middle)
    return ft.TextButton(
        line if wide else column,
        key=name,
        on_click=acting(going(route)),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(
                horizontal=12 if wide else 6, vertical=_OVER if wide else 6
            ),
            shape=ft.RoundedRectangleBorder(radius=RADIUS),
            side={ft.ControlState.FOCUSED: ft.BorderSide(RING, palette.focus)},
        ),
    )


def _padded(lines: list[ft.Control]) -> list[ft.Control]:
    column = ft.Column(lines, spacing=4, tight=True)
    return [
        ft.Container(column, padding=ft.Padding.only(left=16, right=8, top=4, bottom=4))
    ]


def _bar(lines: list[ft.Control]) -> ft.Control:
    palette = look().palette
    column = ft.Column(
        lines, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.Container(
        column,
        bgcolor=palette.card,
        border=ft.Border.only(bottom=ft.BorderSide(1, palette.border)),
    )
