"""« Barre du haut » : whose space, how the exchanges are, Rechercher, Aide."""

from collections.abc import Callable, Sequence
from typing import Final

import flet as ft

from views.house import House
from views.parts.acting import acting, doing, going
from views.parts.nav import with_rail
from views.parts.person import BAND, badge, band
from views.parts.relatives.family import use_family
from views.parts.seal import SealMark
from views.parts.state import use_flag
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import begins, here, porch
from views.text import _
from views.theme import FAMILY, RADIUS, RING, STRONG, look, size

_WORD: Final = 15
_LETTERS: Final = 8.2
"""Width of « Rechercher » and « Aide » in heights of their letters."""
_BESIDE: Final = 112
"""Pixels the two words leave to the mark and the margins."""
_OVER: Final = 11
"""Pixels over a word beside its icon, and under it: a target of 48 in all."""
_HIDDEN: Final = 48
_NARROW: Final = 16
"""Height of the name of the person on a phone, at 100 %."""
_CLOSE: Final = 4
"""Between the tools of a phone, whose own margins part them: the name has the rest."""
_LINES: Final = 2
_CHOOSING: Final = 340
"""Width of the name of the person where there is room, at 100 %."""
TIGHT: Final = 340
"""Width, at 100 %, under which the name does not fit beside the tools."""


def top_bar(address: str) -> ft.Control:
    """Return the bar of an open space, the same on every screen."""
    family, house = use_family(), here()
    mark, several = family.mark(house), bool(family.people) or not house.own
    drawn, words = badge(house.space.name, mark), _whose(address, several=several)
    tight = porch().width < TIGHT * look().scale
    find = _tool(ft.Icons.SEARCH, _("Rechercher"), "/recherche", name="top-search")
    begins("top", find)
    tools = [tid("top-search", find), _help()]
    if tight:
        first = ft.Row([drawn, ft.Container(expand=True), *tools], spacing=12)
        lines = [first, ft.Row([_choosing([words], several=several)])]
    else:
        whose = _choosing([drawn, words], several=several)
        rest = [ft.Container(expand=True)] if whose.width else []
        spacing = 12 if with_rail(porch().width) else _CLOSE
        lines = [ft.Row([whose, *rest, *tools], spacing=spacing)]
    return _bar([band(mark), *_padded(lines)])


def _whose(address: str, *, several: bool) -> ft.Control:
    """Return whose space it is, then how its exchanges are."""
    house = here()
    name = house.space.name
    if with_rail(porch().width) or not house.own:
        name = _("Espace de {name}").format(name=name)
    said = ft.Text(
        typeset(name),
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT if house.own else ft.Colors.ON_SURFACE,
        weight=None if house.own else ft.FontWeight.BOLD,
        font_family=None if house.own else STRONG,
        size=None if with_rail(porch().width) else size(_NARROW),
        semantics_label=_said(house) if several else None,
        max_lines=_LINES,
        overflow=ft.TextOverflow.ELLIPSIS,
    )
    state = [] if address == "/" else [SealMark()]
    return ft.Column([said, *state], spacing=0, tight=True, expand=True)


def _said(house: House) -> str:
    words = _("Espace de {name}, changer de personne")
    return words.format(name=house.space.name)


def _choosing(drawn: list[ft.Control], *, several: bool) -> ft.Row | ft.Container:
    """Return *drawn* as what leads to the list of people, where there are several."""
    if not several:
        return ft.Row(drawn, spacing=12, expand=True)
    more = ft.Icon(ft.Icons.UNFOLD_MORE, color=look().palette.ink, size=20)
    style = _bare(vertical=2, horizontal=4)
    style.text_style = ft.TextStyle(font_family=FAMILY, weight=ft.FontWeight.NORMAL)
    line, choose = (
        ft.Row([*drawn[:-1], more, drawn[-1]], spacing=6),
        acting(going("/proches")),
    )
    button = tid("top-person", ft.TextButton(line, on_click=choose, style=style))
    if with_rail(porch().width):
        return ft.Container(button, width=size(_CHOOSING))
    return ft.Container(button, expand=True)


def door_bar(mark: Callable[..., ft.Control]) -> ft.Control:
    """Return the bar seen while no space is open: our mark, and Aide."""
    tight = porch().width < TIGHT * look().scale
    line = ft.Row([mark(small=tight), ft.Container(expand=True), _help()])
    return _bar([band(), *_padded([line])])


@ft.component
def Skip() -> ft.Control:
    """The first button of the page: drawn once it has the focus, else in no one's way.

    Unseen, it lies over the coloured line only, which is not pressed.
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
        height=None if focused else BAND,
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
    return ft.Container(Skip(), left=8, top=0)


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
        style=_bare(vertical=_OVER if wide else 6, horizontal=12 if wide else 6),
    )


def _bare(*, vertical: int, horizontal: int) -> ft.ButtonStyle:
    """Return the look of what is pressed in the bar: nothing but its focus."""
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(vertical=vertical, horizontal=horizontal),
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        side={ft.ControlState.FOCUSED: ft.BorderSide(RING, look().palette.focus)},
    )


def _padded(lines: Sequence[ft.Control]) -> list[ft.Control]:
    column = ft.Column(list(lines), spacing=4, tight=True)
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
