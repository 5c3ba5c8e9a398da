"""« Avancement » : how many are done out of how many."""

import flet as ft

from views.parts.sentence import sentence
from views.text import _
from views.theme import look


def progress(done: int, total: int) -> ft.Control:
    """Return a bar and its words."""
    palette = look().palette
    words = _("Fichier {rank} sur {total}…").format(
        rank=min(done + 1, total), total=total
    )
    bar = ft.ProgressBar(
        value=done / total,
        color=palette.primary,
        bgcolor=palette.tint_primary,
        bar_height=12,
        border_radius=6,
        semantics_label=words,
    )
    return ft.Column([sentence(words), bar], spacing=8)
