"""The five entries of the house, always in the same order, and those of « Plus »."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import flet as ft

from views.parts.acting import acting, going
from views.parts.places import PLACES, UNFOLDED, Place
from views.parts.tid import tid
from views.parts.watching import begins
from views.text import _
from views.theme import RADIUS, RING, STRONG, WIDE, look, size

_BAR_LABEL: Final = 15
_LETTER: Final = 5.8
"""Width of « Documents » in heights of its own letters."""
_LONGEST: Final = len("Documents")
_RAIL: Final = 248
_RAIL_EDGE: Final = 25
"""Its margins and the line at its right."""
_READABLE: Final = 400
"""Width of page a rail must leave."""

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
"""Nothing is said with the entries, by the name of each."""


def with_rail(width: float) -> bool:
    """Say whether a window is wide enough for the rail, at the text size chosen."""
    return width >= WIDE and width - size(_RAIL) >= _READABLE


def beside_rail(width: float) -> float:
    """Return what the rail leaves to a screen, in pixels."""
    return width - (size(_RAIL) + _RAIL_EDGE if with_rail(width) else 0)


def bottom_bar(
    here: str, width: float, said: Mapping[str, str] = NOTHING
) -> ft.Control:
    """Return the bar of a narrow window; labels shrink to stay whole.

    *said* is what stands under entries, by the name of each.
    """
    fit = min(size(_BAR_LABEL), width / len(PLACES) / _LETTER)
    entries: list[ft.Control] = [
        ft.Container(
            _bar_entry(place, fit, said.get(place.name, ""), on=place.name == here),
            expand=True,
        )
        for place in PLACES
    ]
    row = ft.Row(entries, spacing=0, vertical_alignment=ft.CrossAxisAlignment.START)
    return _band(row, top=True)


def rail(here: str, address: str, said: Mapping[str, str] = NOTHING) -> ft.Control:
    """Return the column of a wide window, the entries of « Plus » unfolded.

    *said* is what stands beside entries, by the name of each: under them, the last
    ones would be out of a window of 800 pixels.
    """
    first = [
        _rail_entry(place, said.get(place.name, ""), on=place.name == here)
        for place in PLACES[:-1]
    ]
    inside_more = any(_leads(one, address) for one in UNFOLDED)
    last = _rail_entry(PLACES[-1], on=here == PLACES[-1].name and not inside_more)
    others = [_rail_entry(one, on=_leads(one, address)) for one in UNFOLDED]
    inside = ft.Container(
        ft.Column(others, spacing=0, horizontal_alignment=_STRETCH),
        padding=ft.Padding.only(left=8),
    )
    column = ft.Column(
        [*first, ft.Divider(height=8), last, inside],
        spacing=0,
        width=size(_RAIL),
        scroll=ft.ScrollMode.AUTO,
        horizontal_alignment=_STRETCH,
    )
    return _band(column, top=False)


def _leads(place: Place, address: str) -> bool:
    """Say whether an address is of that place."""
    return address.startswith((place.route, place.also or place.route))


_STRETCH: Final = ft.CrossAxisAlignment.STRETCH
_MIDDLE: Final = ft.CrossAxisAlignment.CENTER


def _band(content: ft.Control, *, top: bool) -> ft.Control:
    palette = look().palette
    edge = ft.BorderSide(1, palette.border)
    return ft.Container(
        content,
        bgcolor=palette.card,
        border=ft.Border.only(top=edge) if top else ft.Border.only(right=edge),
        padding=ft.Padding.symmetric(horizontal=0 if top else 12, vertical=4),
    )


def _bar_entry(place: Place, pixels: float, said: str, *, on: bool) -> ft.Control:
    drawn = [_icon(place, on=on), _words(place, pixels, on=on)]
    drawn += [_count(said, pixels * min(1, _LONGEST / len(said)))] if said else []
    column = ft.Column(drawn, tight=True, spacing=2, horizontal_alignment=_MIDDLE)
    return _pressed(place, column, on=on, wide=False)


def _rail_entry(place: Place, said: str = "", *, on: bool) -> ft.Control:
    drawn = [_words(place, size(17), on=on)]
    drawn += [_count(said, size(16))] if said else []
    line = ft.Row(drawn, spacing=8, run_spacing=0, wrap=True)
    words = ft.Container(line, expand=True)
    row = ft.Row([_icon(place, on=on), words], spacing=12, vertical_alignment=_MIDDLE)
    return _pressed(place, row, on=on, wide=True)


def _icon(place: Place, *, on: bool) -> ft.Control:
    return ft.Icon(place.chosen if on else place.icon, color=_ink(on=on), size=26)


def _words(place: Place, pixels: float, *, on: bool) -> ft.Control:
    return ft.Text(
        _(place.label),
        size=pixels,
        color=_ink(on=on),
        weight=ft.FontWeight.BOLD if on else None,
        font_family=STRONG if on else None,
    )


def _count(said: str, pixels: float) -> ft.Control:
    return ft.Text(
        said,
        size=pixels,
        color=look().palette.primary,
        weight=ft.FontWeight.BOLD,
        font_family=STRONG,
    )


def _ink(*, on: bool) -> str:
    palette = look().palette
    return palette.primary if on else palette.ink


def _pressed(place: Place, content: ft.Control, *, on: bool, wide: bool) -> ft.Control:
    palette = look().palette
    button = ft.TextButton(
        content,
        on_click=acting(going(place.route)),
        style=_style(palette.tint_primary if on else None, palette.focus, wide=wide),
    )
    if place is PLACES[0]:
        begins("places", button)
    return tid(f"nav-{place.name}", button, selected=on)


def _style(back: str | None, ring: str, *, wide: bool) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        bgcolor=back,
        padding=ft.Padding.symmetric(
            horizontal=12 if wide else 0, vertical=11 if wide else 8
        ),
        alignment=ft.Alignment.CENTER_LEFT if wide else None,
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, ring),
            ft.ControlState.DEFAULT: ft.BorderSide(0, ft.Colors.TRANSPARENT),
        },
    )
