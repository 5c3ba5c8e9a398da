"""« Personne » : whose space this is, by initials, colour, shape and pattern."""

from dataclasses import dataclass
from typing import Final

import flet as ft

from views.parts.watching import Porch
from views.theme import look

BAND: Final = 6
WOVEN: Final = 12
"""Height of the band of another person: its pattern is to be seen."""
_CIRCLE: Final = 44
_INITIALS: Final = 2
_ROUND, _SHARP = 22, 4
_STEP: Final = 16
"""Pixels after which a pattern begins again."""
_WIDE: Final = 1280.0


@dataclass(frozen=True, slots=True)
class Mark:
    """« Marque » : the colour of a person in light and in dark, a shape, a pattern.

    *round* says which corners of the badge are, from the top left, as the hands of a
    clock go. *woven* are the lines of the band, from the top: who sees no colour
    still tells two people apart.
    """

    light: str
    dark: str
    round: tuple[bool, bool, bool, bool]
    woven: tuple[str, ...]


MARKS: Final = (
    Mark("#0B5D57", "#7FD1C4", (True, True, True, True), ("plain",)),
    Mark("#1F4E8C", "#8DB4FF", (False, False, False, False), ("rising",)),
    Mark("#5B3A8C", "#C5A8F0", (True, False, True, False), ("plain", "bars", "plain")),
    Mark("#8A1F5C", "#F0A3CC", (True, True, False, False), ("rising", "falling")),
    Mark("#6B4A2B", "#D8B48C", (False, True, False, True), ("bars",)),
    Mark("#4A5568", "#A9B4C6", (False, False, True, True), ("bars", "gaps")),
)
"""The first one is always the owner of this device."""
UNKNOWN: Final = Mark("#44506A", "#B9C0CF", (False, False, False, False), ("plain",))
"""Somebody whose mark has not come yet."""

_WAYS: Final = {"bars": (0, 0), "gaps": (0.5, 0), "rising": (0, 1), "falling": (0, -1)}
"""Where each pattern begins, in steps, and whether it slants: down, or up."""


def badge(name: str, mark: Mark = MARKS[0]) -> ft.Control:
    """Return the initials of *name* on its colour; the words beside it say it."""
    letters = "".join(word[0] for word in name.split()[:_INITIALS]).upper()
    circle = ft.Container(
        ft.Text(letters, size=18, color=_ink(), weight=ft.FontWeight.BOLD),
        bgcolor=_colour(mark),
        width=_CIRCLE,
        height=_CIRCLE,
        border_radius=_corners(mark),
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(exclude_semantics=True, content=circle)


def _corners(mark: Mark) -> ft.BorderRadius:
    first, second, third, last = (_ROUND if one else _SHARP for one in mark.round)
    return ft.BorderRadius.only(
        top_left=first, top_right=second, bottom_right=third, bottom_left=last
    )


def band(mark: Mark = MARKS[0]) -> ft.Control:
    """Return the coloured line at the top of every page of a person."""
    if mark.woven == ("plain",):
        return ft.Container(height=BAND, bgcolor=_colour(mark))
    height = WOVEN / len(mark.woven)
    lines: list[ft.Control] = [_woven(line, height, mark) for line in mark.woven]
    return ft.Column(
        lines, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _woven(line: str, height: float, mark: Mark) -> ft.Control:
    """Return one line of a pattern: the colour of the person, and that of the bar."""
    colour, ground = _colour(mark), look().palette.card
    if line == "plain":
        return ft.Container(height=height, bgcolor=colour)
    begin, end = _thread(*_WAYS[line], height)
    weft = ft.LinearGradient(
        colors=[colour, colour, ground, ground],
        stops=[0, 0.5, 0.5, 1],
        begin=begin,
        end=end,
        tile_mode=ft.GradientTileMode.REPEATED,
    )
    return ft.Container(height=height, gradient=weft)


def _thread(start: float, slant: int, height: float) -> tuple[ft.Alignment, ...]:
    """Return where a pattern begins and ends; a slant is as deep as it is long."""
    pixel, reach = 2 / _wide(), _STEP / 2 if slant else _STEP
    left, top = pixel * _STEP * start - 1, -1 if slant >= 0 else 1
    end = ft.Alignment(left + pixel * reach, top + slant * 2 * reach / height)
    return ft.Alignment(left, top), end


def _wide() -> float:
    found = ft.context.page.data
    return found.width if isinstance(found, Porch) else _WIDE


def _colour(mark: Mark) -> str:
    return mark.dark if look().dark else mark.light


def _ink() -> str:
    return look().palette.on_primary
