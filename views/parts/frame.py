"""« Cadre » : what surrounds a screen: whose space, which place, what is told."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, icon_action
from views.parts.banner import banner
from views.parts.box import sheet
from views.parts.heading import heading
from views.parts.nav import PLACES, bottom_bar, rail
from views.parts.sentence import sentence
from views.parts.watching import here, porch
from views.text import _
from views.theme import COLUMN, WIDE, look, size

_INITIALS: Final = 2
_CIRCLE: Final = 44
_TIGHT: Final = 340
"""Width, at 100 %, under which person and title do not fit on one line."""


@ft.component
def Room(screen: Screen) -> ft.Control:
    """The frame of an open space: bar or rail, person, title, then the screen.

    The screen keeps its place in both: turning a phone loses nothing typed.
    """
    width, title = porch().width, title_of(screen, ft.use_route_params())
    use_title(screen.title, title)
    body = ft.Column(
        [
            _top(screen, title, ft.use_route_location()),
            _told(),
            ft.Container(screen.component(), expand=True),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    wide, middle = width >= WIDE, ft.CrossAxisAlignment.STRETCH
    left = rail(screen.place) if wide else ft.Container()
    below = ft.Container() if wide else bottom_bar(screen.place, width)
    row = ft.Row([left, body], spacing=0, expand=True, vertical_alignment=middle)
    return ft.Column([row, below], spacing=0)


@ft.component
def Doorstep(screen: Screen) -> ft.Control:
    """The frame while no space is open: the mark, the title, the footer."""
    use_title(screen.title, _(screen.title))
    column = [mark(), heading(1, _(screen.title)), _told(), screen.component()]
    return sheet([*column, footer()], wide=560)


@ft.component
def Lost() -> ft.Control:
    """What an address that leads nowhere shows."""
    words = _("Cette page n'existe pas.")
    return sheet(
        [heading(1, words), action(_("Aller à l'accueil"), going("/"), name="home")]
    )


def title_of(screen: Screen, params: Mapping[str, str]) -> str:
    """Return the words of a screen's h1, from its address if that names it."""
    if screen.named is not None:
        with suppress(AlveoleError):
            return screen.named(params)
    return _(screen.title)


def use_title(title: str, said: str) -> None:
    """Name the window after the screen, never with a health word; say *said*."""
    page = ft.context.page

    def name() -> None:
        page.title = f"{_(title)} – Alvéole"
        page.update()
        porch().say(said)
        porch().turn()

    ft.use_effect(name, [title, said])


def footer() -> ft.Control:
    """Say what Alvéole is not."""
    return sentence(
        _(
            "Logiciel libre indépendant. Ce n'est pas le site monespacesante.fr "
            "ni un service de l'État."
        ),
        quiet=True,
    )


def mark() -> ft.Control:
    """Return our own mark and the name."""
    name = ft.Text("Alvéole", theme_style=ft.TextThemeStyle.TITLE_LARGE)
    cell = ft.Icon(
        ft.Icons.HEXAGON_OUTLINED, color=look().palette.primary, size=size(32)
    )
    return ft.Row([cell, name], spacing=8)


def _told() -> ft.Control:
    """Return the place of what is told: always there, so that nothing else moves.

    A screen that changed place among its siblings would forget what is typed.
    """
    told, around = porch().told, porch()

    async def away() -> None:
        around.tell("")

    async def undo() -> None:
        around.tell("")
        if told.undo:
            await told.undo()

    if not told.text:
        return ft.Container()
    line = banner(told.text, undo=undo if told.undo else None, close=away)
    return ft.Container(line, width=COLUMN + 32, padding=16)


def _top(screen: Screen, words: str, address: str) -> ft.Control:
    """Return who and where; on two lines where one is too narrow for the words."""
    back, title = _back(screen, address), heading(1, words)
    name, width, tight = here().space.name, porch().width, _TIGHT * look().scale
    whose = name if width < tight else _("Espace de {name}").format(name=name)
    said = sentence(whose, quiet=True)
    find = [] if screen.route == "/recherche" else [_find()]
    if width < max(WIDE if back else 0, tight):
        first = [*(back or [_person()]), ft.Container(said, expand=True), *find]
        return _header(ft.Column([ft.Row(first, spacing=8), title], spacing=4))
    both = ft.Column([said, title], spacing=0, expand=True)
    return _header(ft.Row([*back, _person(), both, *find], spacing=12))


def _header(content: ft.Control) -> ft.Control:
    return ft.Container(
        content,
        width=COLUMN + 32,
        padding=ft.Padding.only(left=16, right=8, top=8, bottom=8),
    )


def _find() -> ft.Control:
    return icon_action(
        ft.Icons.SEARCH, _("Rechercher"), going("/recherche"), name="top-search"
    )


def _back(screen: Screen, address: str) -> list[ft.Control]:
    root = next(place.route for place in PLACES if place.name == screen.place)

    if screen.route == root:
        return []
    return [
        icon_action(
            ft.Icons.ARROW_BACK,
            _("Retour"),
            going(parent(address, root)),
            name="top-back",
        )
    ]


def parent(address: str, root: str) -> str:
    """Return where « Retour » leads: the page above, else the place's own page."""
    above = address.rsplit("/", 1)[0]
    return above if above.startswith(root) and above not in ("", root) else root


def _person() -> ft.Control:
    """Return the initials of whose space this is; the words beside say it."""
    palette = look().palette
    words = here().space.name.split()[:_INITIALS]
    letters = "".join(word[0] for word in words).upper()
    circle = ft.Container(
        ft.Text(letters, size=18, color=palette.on_primary, weight=ft.FontWeight.BOLD),
        bgcolor=palette.primary,
        width=_CIRCLE,
        height=_CIRCLE,
        border_radius=_CIRCLE / 2,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(exclude_semantics=True, content=circle)
