"""« Avancement » : how many are done out of how many."""

import flet as ft

from views.parts.busy import busy_line
from views.text import _

_WHOLE = 100


def progress(done: int, total: int, sent: int = 0) -> ft.Control:
    """Return a bar and its words; *sent* hundredths of a large file came."""
    words = _("Fichier {rank} sur {total}…")
    if sent:
        words = _("Fichier {rank} sur {total} : {sent} %…")
    if sent == _WHOLE:
        words = _("Fichier {rank} sur {total} : vérification…")
    told = words.format(rank=min(done + 1, total), total=total, sent=sent)
    return busy_line(told, (done + sent / _WHOLE) / total)


def joining(total: int) -> ft.Control:
    """Return the bar of an exam: its files were all read, one document is made."""
    words = _("Fichiers lus : {total}. Les images sont mises ensemble…")
    return busy_line(words.format(total=total))
