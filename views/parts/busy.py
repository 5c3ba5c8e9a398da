"""« En cours » : work of unknown length, in words and in a bar."""

import flet as ft

from views.parts.sentence import sentence
from views.theme import look


def busy_line(words: str) -> ft.Control:
    """Return *words* above a bar without end; still where nothing may move."""
    palette, still = look().palette, look().still
    bar = ft.ProgressBar(
        value=0.5 if still else None,
        color=palette.primary,
        bgcolor=palette.tint_primary,
        bar_height=12,
        border_radius=6,
        semantics_label=words,
    )
    return ft.Column([sentence(words), bar], spacing=8)
