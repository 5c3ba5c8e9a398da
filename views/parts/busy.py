"""« En cours » : how far the work is, in words and in a bar."""

import flet as ft

from views.parts.sentence import sentence
from views.parts.whose import whose_line
from views.theme import look


def busy_line(words: str, done: float | None = None) -> ft.Control:
    """Return *words* above a bar: *done* of it, from 0 to 1, or a bar without end.

    The bar without end keeps still where nothing may move. Work in the space of
    another says whose it is.
    """
    palette, still = look().palette, look().still
    bar = ft.ProgressBar(
        value=0.5 if done is None and still else done,
        color=palette.primary,
        bgcolor=palette.tint_primary,
        bar_height=12,
        border_radius=6,
        semantics_label=words,
    )
    return ft.Column([*whose_line(), sentence(words), bar], spacing=8)
