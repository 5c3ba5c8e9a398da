"""« Espace d'un proche » : the line under the bar that says so, and the way back."""

from typing import Final

import flet as ft

from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.nav import with_rail
from views.parts.relatives.turning import use_turn
from views.parts.sentence import sentence
from views.parts.watching import here, porch
from views.text import _
from views.theme import look, size

TIGHT: Final = 340
"""Width, at 100 %, under which the bar alone says whose space it is."""


@ft.component
def WayHome() -> ft.Control:
    """Say that the space is somebody else's; a press leads back to one's own.

    Where one's own is not on this device, it leads to how it is found again.
    """
    house, turn, palette = here(), use_turn(), look().palette
    lead, label = turn(house.dependents.own.id), _("Revenir à mon espace")
    if house.first:
        lead, label = going("/proches"), _("Retrouver mon espace")
    if porch().width < TIGHT * look().scale:
        short = label if house.first else _("Mon espace")
        return _strip(quiet_action(short, lead, name="way-home"))
    icon = ft.Icon(ft.Icons.PEOPLE_OUTLINE, color=palette.ink, size=size(24))
    words = ft.Container(sentence(_("Ce n'est pas votre espace.")), expand=True)
    back = quiet_action(label, lead, name="way-home")
    sign = [icon] if with_rail(porch().width) else []
    return _strip(ft.Row([*sign, words, back], spacing=8))


def _strip(line: ft.Control) -> ft.Control:
    around = ft.Padding.symmetric(horizontal=16, vertical=6)
    ground = look().palette.tint_notice
    return ft.Container(line, bgcolor=ground, padding=around)


def way_home() -> list[ft.Control]:
    """Return the line above a screen of somebody else, nothing above one's own."""
    return [] if here().own else [WayHome()]
