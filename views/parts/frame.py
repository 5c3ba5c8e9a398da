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
from views.parts.box import sheet, stack
from views.parts.entrusting.strip import reading_strip
from views.parts.example_label import example_label
from views.parts.heading import heading
from views.parts.nav import bottom_bar, rail, with_rail
from views.parts.pair import PAIRED, roomy
from views.parts.relatives.strip import way_home
from views.parts.road import SIGHT
from views.parts.sentence import sentence
from views.parts.top import door_bar, skip, top_bar
from views.parts.unread import use_unread
from views.parts.watching import begins, here, porch, use_record
from views.parts.way_back import use_above
from views.text import _
from views.theme import COLUMN, TARGET, look, size
from views.way_in import DoorState

_FORMS: Final = ("ajouter", "noter", "modifier", "code", "confier", "autoriser")
"""Ends of the addresses where something is typed: Escape does not leave them."""
_DOOR: Final = 560
_SIDE: Final = 16
_INSIDE: Final = 10
"""Room between the edge of a round button and its icon."""
_LINE: Final = 39
"""Height of a line of a title, at 100 %."""
_TIGHT: Final = 250
"""Width, at 100 %, under which the way back stands over the title."""
_STRETCH: Final = ft.CrossAxisAlignment.STRETCH


@ft.component
def Room(screen: Screen) -> ft.Control:
    """The frame of an open space: bar or rail, person, title, then the screen.

    The screen keeps its place in both: turning a phone loses nothing typed.
    """
    width, address = porch().width, ft.use_route_location()
    params = ft.use_route_params()
    title = title_of(screen, params)
    use_title(screen.title, title, use_unseen())
    above = use_above(screen, address)
    porch().regions.back = "" if address.rsplit("/", 1)[-1] in _FORMS else above
    whole = screen.route in PAIRED and roomy()
    body = _open(_title(title, above), screen.component(), whole=whole)
    wide, said = with_rail(width), use_unread()
    left = rail(screen.place, address, said) if wide else ft.Container()
    below = ft.Container() if wide else bottom_bar(screen.place, width, said)
    row = ft.Row([left, body], spacing=0, expand=True, vertical_alignment=_STRETCH)
    whose = [*way_home(), *reading_strip(screen, params)]
    column = ft.Column(
        [top_bar(address), *whose, *example_label(), row, below],
        spacing=0,
        horizontal_alignment=_STRETCH,
    )
    return ft.Stack([column, skip()], fit=ft.StackFit.EXPAND)


@ft.component
def Doorstep(screen: Screen) -> ft.Control:
    """The frame while no space is open: the mark, the title, the footer."""
    words = title_of(screen, ft.use_route_params())
    use_title(screen.title, words)
    guest = screen.place != "door"
    above = _before(screen.route) if guest else ""
    porch().regions.back = above
    title = _title(words, above) if guest else _anchor(heading(1, words))
    page = (_open if guest else _narrow)(title, screen.component())
    page.key = screen.route  # another screen begins at its top
    column = ft.Column([door_bar(mark), page], spacing=0, horizontal_alignment=_STRETCH)
    return ft.Stack([column, skip()], fit=ft.StackFit.EXPAND)


def _before(route: str) -> str:
    """Return where « Retour » leads from a page of help read at the door."""
    absent = porch().door.state() is DoorState.ABSENT
    welcome = "/ouverture" if absent else "/ouvrir"
    return "/aide" if route.startswith("/aide/") else welcome


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


def use_unseen() -> int:
    """Count the news not looked at yet; what cannot be counted is none."""
    return use_record(here().news.unseen, "cursor", "setting", name="unseen").value or 0


def use_title(title: str, said: str, unseen: int = 0) -> None:
    """Name the window after the screen, never with a health word; say *said*."""
    page, sleep = ft.context.page, porch().sleep

    async def label() -> None:
        await sleep(SIGHT)  # the whole page is built again for its title
        count = f"({unseen}) " if unseen else ""
        page.title = f"{count}{_(title)} – Alvéole"
        page.update()

    ft.use_effect(label, [title, unseen])
    ft.use_effect(lambda: porch().say(said), [title, said])
    ft.use_effect(porch().turn, [ft.use_route_location()])


def footer() -> ft.Control:
    """Say what Alvéole is not."""
    return sentence(
        _(
            "Logiciel libre indépendant. Ce n'est pas le site monespacesante.fr "
            "ni un service de l'État."
        ),
        quiet=True,
    )


def accessibility() -> ft.Control:
    """Say how accessible Alvéole was found to be (RGAA asks for these words)."""
    return sentence(
        _("Accessibilité : non conforme, car pas encore auditée."), quiet=True
    )


def mark(*, small: bool = False) -> ft.Control:
    """Return our own mark and the name; the name alone where it is *small*."""
    name = ft.Text("Alvéole", theme_style=ft.TextThemeStyle.TITLE_LARGE)
    cell = ft.Icon(
        ft.Icons.HEXAGON_OUTLINED, color=look().palette.primary, size=size(32)
    )
    return ft.Row([name] if small else [cell, name], spacing=8, tight=True)


def _told(*, whole: bool = False) -> ft.Control:
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
    return ft.Container(line, width=None if whole else COLUMN + 32, padding=16)


def _open(title: ft.Control, content: ft.Control, *, whole: bool = False) -> ft.Control:
    """Return a page whose content scrolls under its title, and what was told.

    Both stand over the column of the page, or over its *whole* width.
    """
    wide, padding = COLUMN + 32, ft.Padding.only(top=8)
    held = ft.Container(title, width=None if whole else wide, padding=padding)
    return ft.Column(
        [held, _told(whole=whole), ft.Container(content, expand=True)],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _narrow(title: ft.Control, content: ft.Control) -> ft.Control:
    """Return a page of the door: all of it scrolls, our footer last."""
    head = stack([title, _told()], spacing=0)
    return sheet([head, content, footer()], wide=_DOOR)


def _title(words: str, above: str) -> ft.Control:
    """Return the title of the page, the way back before it, or over it if tight.

    The arrow itself, not the room around it, stands at the edge of the column.
    """
    title, line = _anchor(heading(1, words)), size(_LINE)
    drawn = ft.Container(title, padding=ft.Padding.only(top=_half(TARGET - line)))
    if not above:
        drawn.expand, sides = True, ft.Padding.symmetric(horizontal=_SIDE)
        return ft.Container(ft.Row([drawn]), padding=sides)
    label, icon = _("Retour"), ft.Icons.ARROW_BACK
    back = icon_action(icon, label, going(above), name="top-back")
    arrow = ft.Container(back, padding=ft.Padding.only(top=_half(line - TARGET)))
    inset = ft.Padding.only(left=_SIDE - _INSIDE, right=_SIDE)
    if porch().width < _TIGHT * look().scale:
        drawn.padding = ft.Padding.only(left=_INSIDE)
        return ft.Container(ft.Column([back, drawn], spacing=0), padding=inset)
    drawn.expand, top = True, ft.CrossAxisAlignment.START
    row = ft.Row([arrow, drawn], spacing=4, vertical_alignment=top)
    return ft.Container(row, padding=inset)


def _half(pixels: float) -> float:
    return max(0, pixels / 2)


def _anchor(title: ft.Control) -> ft.Control:
    """Return *title* as what takes the focus when the content is asked for."""
    listener = ft.KeyboardListener(title, include_semantics=False)
    begins("content", listener)
    return listener
