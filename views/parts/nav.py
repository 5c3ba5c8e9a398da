"""The five entries of the house, always in the same order."""

from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.words import N_
from views.parts.acting import acting, going
from views.parts.tid import tid
from views.text import _
from views.theme import RADIUS, RING, STRONG, look, size

_BAR_LABEL: Final = 15
_LETTER: Final = 5.8
"""Width of « Documents » in heights of its own letters."""


@dataclass(frozen=True, slots=True)
class Place:
    """« Entrée » of the navigation."""

    name: str
    label: str
    route: str
    icon: ft.IconData
    chosen: ft.IconData


PLACES: Final = (
    Place("home", N_("Accueil"), "/", ft.Icons.HOME_OUTLINED, ft.Icons.HOME),
    Place(
        "documents",
        N_("Documents"),
        "/documents",
        ft.Icons.FOLDER_OUTLINED,
        ft.Icons.FOLDER,
    ),
    Place(
        "messages", N_("Messages"), "/messages", ft.Icons.MAIL_OUTLINE, ft.Icons.MAIL
    ),
    Place(
        "health",
        N_("Ma santé"),
        "/sante",
        ft.Icons.FAVORITE_OUTLINE,
        ft.Icons.FAVORITE,
    ),
    Place("more", N_("Plus"), "/plus", ft.Icons.MENU, ft.Icons.MENU_OPEN),
)


def bottom_bar(here: str, width: float) -> ft.Control:
    """Return the bar of a narrow window; labels shrink to stay whole."""
    fit = min(size(_BAR_LABEL), width / len(PLACES) / _LETTER)
    entries: list[ft.Control] = [
        ft.Container(_entry(place, here, pixels=fit), expand=True) for place in PLACES
    ]
    return _band(ft.Row(entries, spacing=0), top=True)


def rail(here: str) -> ft.Control:
    """Return the column of a wide window."""
    entries = [_entry(place, here, pixels=size(_BAR_LABEL + 1)) for place in PLACES]
    column = ft.Column(
        entries,
        spacing=8,
        width=size(132),
        scroll=ft.ScrollMode.AUTO,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return _band(column, top=False)


def _band(content: ft.Control, *, top: bool) -> ft.Control:
    palette = look().palette
    edge = ft.BorderSide(1, palette.border)
    return ft.Container(
        content,
        bgcolor=palette.card,
        border=ft.Border.only(top=edge) if top else ft.Border.only(right=edge),
        padding=ft.Padding.symmetric(horizontal=0 if top else 8, vertical=4),
    )


def _entry(place: Place, here: str, *, pixels: float) -> ft.Control:
    palette, chosen = look().palette, place.name == here
    colour = palette.primary if chosen else palette.ink
    icon = ft.Icon(place.chosen if chosen else place.icon, color=colour, size=26)
    words = ft.Text(
        _(place.label),
        size=pixels,
        color=colour,
        weight=ft.FontWeight.BOLD if chosen else None,
        font_family=STRONG if chosen else None,
        no_wrap=True,
    )
    middle = ft.CrossAxisAlignment.CENTER
    button = ft.TextButton(
        ft.Column([icon, words], tight=True, spacing=2, horizontal_alignment=middle),
        on_click=acting(going(place.route)),
        style=_style(palette.tint_primary if chosen else None, palette.focus),
    )
    return tid(f"nav-{place.name}", button, selected=chosen)


def _style(back: str | None, ring: str) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        bgcolor=back,
        padding=ft.Padding.symmetric(horizontal=0, vertical=8),
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, ring),
            ft.ControlState.DEFAULT: ft.BorderSide(0, ft.Colors.TRANSPARENT),
        },
    )
