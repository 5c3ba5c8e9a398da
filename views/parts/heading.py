"""« Titre » : real headings, one h1 a screen."""

from typing import Final

import flet as ft

from views.parts.typeset import typeset

_STYLES: Final = {
    1: ft.TextThemeStyle.HEADLINE_MEDIUM,
    2: ft.TextThemeStyle.TITLE_LARGE,
    3: ft.TextThemeStyle.TITLE_MEDIUM,
}


def heading(level: int, text: str) -> ft.Control:
    """Return a title of *level* 1 to 3, exposed as such."""
    words = ft.Text(typeset(text), theme_style=_STYLES[level])
    return ft.Semantics(header=True, heading_level=level, content=words)
