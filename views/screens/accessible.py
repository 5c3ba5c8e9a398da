"""« Accessibilité » : what is checked, what is wrong, what nobody tried."""

from collections.abc import Sequence

import flet as ft

from app.domain.words import N_
from views.answers.accessible import CHECKED, FAULTS, UNKNOWN
from views.house import Screen
from views.parts.banner import banner
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _


@drawn
def Accessible() -> ft.Control:
    """Say the state of conformity first, then the honest lists."""
    return sheet(
        [
            banner(_("Non conforme, car pas encore auditée.")),
            sentence(_("Règle suivie : WCAG 2.2, niveau AA, et le RGAA français.")),
            _list(_("Ce qui est vérifié"), CHECKED),
            _list(_("Ce qui ne va pas encore"), FAULTS),
            _list(_("Ce que personne n'a essayé"), UNKNOWN),
            sentence(_("Une gêne ? Aide, puis « Signaler un problème ».")),
        ]
    )


def _list(title: str, lines: Sequence[str]) -> ft.Control:
    return card([heading(2, title), *(sentence(_(line)) for line in lines)])


SCREEN = Screen(
    "/a-propos/accessibilite", N_("Accessibilité"), Accessible, place="more"
)
