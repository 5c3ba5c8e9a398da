"""« Démarrer un nouveau capteur » : only on a button, said and confirmed first."""

from collections.abc import Callable

import flet as ft

from app.domain.socp import SOCP
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side
from views.parts.confirm import confirm
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.text import _


def may_begin(chars: frozenset[str]) -> bool:
    """Say whether a sensor can be asked to begin."""
    return SOCP in chars


@ft.component
def Beginning(begin: Callable[[], None]) -> ft.Control:
    """Offer to begin a sensor that was just put on."""
    asking, ask, leave = use_flag()

    async def agreed() -> None:
        begin()

    question = confirm(
        _("Avez-vous posé un nouveau capteur ?"),
        _(
            "Il commencera à compter maintenant. "
            "Les mesures d'avant sont déjà gardées. "
            "Un capteur démarré ne revient pas en arrière."
        ),
        label=_("Démarrer"),
        act=agreed,
        leave=leave,
    )
    ft.use_dialog(question if asking else None)
    label, icon = _("Démarrer un nouveau capteur"), ft.Icons.PLAY_CIRCLE_OUTLINE
    button = quiet_action(label, doing(ask), name="near-begin", icon=icon)
    told = sentence(_("Seulement après en avoir posé un nouveau."), quiet=True)
    return card([side_by_side([button]), told])


def begun() -> ft.Control:
    """Say that a sensor began."""
    return banner(_("Le nouveau capteur a démarré."), tone="calm")
