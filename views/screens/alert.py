"""« Alerte » : the server contradicts itself: what to do, what is safe."""

import flet as ft

from app.domain.syncing import Seal, SyncState
from app.domain.words import N_
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def Alert() -> ft.Control:
    """Say it in words that can be acted on; what is here stays readable."""
    asked = use_record(here().courier.state, "cursor", "setting")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if asked.value.seal is not Seal.QUARANTINED:
        return sheet([sentence(_("Tout va bien avec le serveur."))])
    see = action(_("Voir mes documents"), going("/documents"), name="alert-documents")
    return sheet([*_said(asked.value), _todo(), _safe(), side_by_side([see])])


def _said(state: SyncState) -> list[ft.Control]:
    code = _("Code à donner à qui vous aide : {code}").format(code=state.code)
    return [
        banner(sentence_for(state.code), tone="alert"),
        sentence(code, quiet=True),
    ]


def _todo() -> ft.Control:
    return card(
        [
            heading(2, _("Que faire ?")),
            sentence(_("1. Ouvrez Alvéole sur un autre de vos appareils.")),
            sentence(_("2. Regardez si la même alerte s'y affiche.")),
            sentence(_("3. Prévenez la personne qui tient le serveur.")),
            sentence(_("En attendant, cet appareil n'envoie et ne reçoit plus rien.")),
        ]
    )


def _safe() -> ft.Control:
    return card(
        [
            heading(2, _("Rien n'est perdu")),
            sentence(_("Vos documents et vos mesures restent lisibles ici.")),
            sentence(_("Vous pouvez continuer à en ajouter.")),
        ]
    )


SCREEN = Screen("/alerte", N_("Alerte"), Alert, place="home")
