"""« Personne » : whose space this is, by initials, colour and pattern."""

from dataclasses import dataclass
from typing import Final

import flet as ft

from views.theme import look

BAND: Final = 6
_CIRCLE: Final = 44
_INITIALS: Final = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """« Marque » : the colour of a person in light and in dark."""

    light: str
    dark: str


MARKS: Final = (
    Mark("#0B5D57", "#7FD1C4"),
    Mark("#1F4E8C", "#8DB4FF"),
    Mark("#5B3A8C", "#C5A8F0"),
    Mark("#8A1F5C", "#F0A3CC"),
    Mark("#6B4A2B", "#D8B48C"),
    Mark("#4A5568", "#A9B4C6"),
)
"""The first one is always the owner of this device."""


def badge(name: str, mark: Mark = MARKS[0]) -> ft.Control:
    """Return the initials of *name* on its colour; the words beside it say it."""
    letters = "".join(word[0] for word in name.split()[:_INITIALS]).upper()
    circle = ft.Container(
        ft.Text(letters, size=18, color=_ink(), weight=ft.FontWeight.BOLD),
        bgcolor=_colour(mark),
        width=_CIRCLE,
        height=_CIRCLE,
        border_radius=_CIRCLE / 2,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(exclude_semantics=True, content=circle)


def band(mark: Mark = MARKS[0]) -> ft.Control:
    """Return the coloured line at the top of every page of a person."""
    return ft.Container(height=BAND, bgcolor=_colour(mark))


def _colour(mark: Mark) -> str:
    return mark.dark if look().dark else mark.light


def _ink() -> str:
    return look().palette.on_primary
