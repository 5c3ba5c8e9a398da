"""The name of each line, written beside the curve where the line ends."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import flet as ft

from views.graduations import spread
from views.theme import look, size

_TEXT: Final = 15
_LINE: Final = 20
"""Height of one name: no two names are nearer."""
_WIDE: Final = 28


def names_beside(
    ends: Mapping[str, Decimal], marks: Sequence[Decimal], *, tall: int
) -> list[ft.Control]:
    """Return the column of names, *tall* as the curve is; nothing without names.

    *ends* is the value at which each line ends, *marks* the figures of the side.
    """
    if not ends:
        return []
    names = sorted(ends, key=lambda name: ends[name], reverse=True)
    share = tall / float(marks[-1] - marks[0])
    wanted = [float(marks[-1] - ends[name]) * share for name in names]
    places = spread(wanted, gap=size(_LINE), tall=tall)
    written = [_name(name, at) for name, at in zip(names, places, strict=True)]
    return [
        ft.Stack(
            [*written],
            width=size(_WIDE),
            height=tall + size(_LINE),
            clip_behavior=ft.ClipBehavior.NONE,
        )
    ]


def _name(words: str, middle: float) -> ft.Control:
    text = ft.Text(words, size=size(_TEXT), color=look().palette.secondary)
    return ft.Container(text, top=middle - size(_LINE) / 2, left=0)
