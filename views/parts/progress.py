"""« Avancement » : how many are done out of how many."""

import flet as ft

from views.parts.busy import busy_line
from views.text import _


def progress(done: int, total: int) -> ft.Control:
    """Return a bar and its words."""
    words = _("Fichier {rank} sur {total}…")
    told = words.format(rank=min(done + 1, total), total=total)
    return busy_line(told, done / total)
