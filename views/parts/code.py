"""« Fichiers du code » : folders and files of the program, as lines to press."""

from typing import Final

import flet as ft

from views.parts.acting import going
from views.parts.box import stack
from views.parts.tile import tile
from views.theme import size

HERE: Final = "/a-propos/code"
SLASH: Final = "~"
"""Stands for a slash in the address."""


def listed(names: list[str]) -> ft.Control:
    """Return one line a folder (its name ends in /) or a file."""
    return stack([_line(name) for name in names], spacing=8)


def _line(name: str) -> ft.Control:
    bare = name.rstrip("/")
    icon = ft.Icons.FOLDER_OUTLINED if name != bare else ft.Icons.DESCRIPTION_OUTLINED
    address = f"{HERE}/{bare.replace('/', SLASH)}"
    return tile(
        bare.rpartition("/")[2], [], going(address), name=f"code-{bare}", icon=icon
    )


def code(text: str) -> ft.Control:
    """Return *text* in letters of one width."""
    return ft.Text(text, font_family="monospace", size=size(16))
