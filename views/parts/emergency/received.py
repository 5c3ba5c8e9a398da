"""« Carte d'urgence » in a picture received: read here, or refused if changed."""

import flet as ft

from app.domain.errors import Refused
from app.domain.prescribed import Code
from app.flows.emergency.sheet import checked
from views.errors import sentence_for
from views.parts.banner import banner
from views.parts.box import card, stack
from views.parts.emergency.locked import sheet_of
from views.parts.sentence import sentence
from views.text import _


@ft.component
def CardReceived(code: Code, _rank: int) -> ft.Control:
    """Show the card of a square, and who signed it; nothing of one that was changed."""
    try:
        found = checked(code.text)
    except Refused as error:
        wrong = sentence_for(error.code, error.details)
        return card([banner(wrong, tone="alert")])
    same = _("Cette carte d'urgence n'a pas changé depuis sa signature.")
    signer = _("Signée par : {signer}").format(signer=found.signer)
    unsure = _("Rien ne prouve qui a signé : vérifiez avec la personne.")
    told = [banner(same, tone="calm"), *sheet_of(found.card)]
    return card([stack([*told, sentence(signer, quiet=True), sentence(unsure)])])
