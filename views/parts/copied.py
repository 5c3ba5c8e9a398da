"""« Copie prête » : what a copy anybody may read holds, and what to do with it."""

import flet as ft

from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.parts.saving import Saved, holding, lacking
from views.parts.sentence import sentence
from views.text import _


def copied(saved: Saved, back: Act, *, name: str) -> list[ft.Control]:
    """Say what a copy holds and lacks; the button *name* does *back*."""
    words = _("Votre copie est prête : {holding}.").format(holding=holding(saved))
    missing = lacking(saved)
    return [
        banner(words, tone="calm"),
        *([banner(missing)] if missing else []),
        sentence(_("Effacez ce fichier quand il ne sert plus.")),
        sentence(_("Cette copie est notée dans « Ce qui est sorti ».")),
        side_by_side([quiet_action(_("Retour"), back, name=name)]),
    ]
