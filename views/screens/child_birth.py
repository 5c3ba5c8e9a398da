"""« Naissance » : what was measured at birth, the first page of the booklet."""

from collections.abc import Mapping

import flet as ft

from app.domain.childhood import Newborn
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.childhood.birth import birth_said
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _

_FORM = "/sante/enfant/naissance/modifier"


@drawn
def ChildBirth() -> ft.Control:
    """Show what is known of the birth, or the first step."""
    asked = use_record(here().childhood.newborn, "newborn", "patient")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if asked.value == Newborn():
        words = _("Recopiez la page de naissance du carnet de santé.")
        add = action(_("Noter la naissance"), going(_FORM), name="birth-note")
        return sheet([sentence(words), side_by_side([add])])
    icon = ft.Icons.EDIT_OUTLINED
    edit = quiet_action(_("Modifier"), going(_FORM), name="birth-note", icon=icon)
    lines = [_fact(*one) for one in birth_said(asked.value)]
    words = _("Ces valeurs commencent les courbes de croissance.")
    return sheet([card(lines), side_by_side([edit]), sentence(words, quiet=True)])


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


def _named(_params: Mapping[str, str]) -> str:
    return _("Naissance")


SCREEN = Screen(
    "/sante/enfant/naissance", N_("Ma santé"), ChildBirth, "health", named=_named
)
