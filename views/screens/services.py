"""« Services reliés » : the services one lets read a synthesis, and until when."""

import flet as ft

from app.domain.consent import Consent
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.consents.words import TOLD_BY, consent_words
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _


@drawn
def Services() -> ft.Control:
    """List them, newest first; offer to let another read."""
    asked = use_record(here().consents.every, *TOLD_BY, name="consents")
    if asked.value is None:
        return sheet([*_told(), states(asked, empty="")])
    rows = [_row(one) for one in asked.value]
    title = heading(2, _("Mes accords"))
    return sheet([*_told(), _more(), title, *(rows or [_nobody()])])


def _told() -> list[ft.Control]:
    """Say what it is, and that no real service is there yet."""
    what = _("Un service de santé est un site ou une application.")
    lets = said_of(
        _("Vous pouvez lui laisser lire votre synthèse, jusqu'à un jour choisi."),
        _("Vous pouvez lui laisser lire la synthèse de {name}, jusqu'à un jour."),
    )
    none_yet = _("Aucun vrai service n'utilise encore Alvéole. C'est un essai.")
    return [stack([sentence(what), sentence(lets)], spacing=4), banner(none_yet)]


def _nobody() -> ft.Control:
    return sentence(_("Aucun service n'est autorisé. Aucun ne peut lire."))


def _row(one: Consent) -> ft.Control:
    lines = [sentence(words, quiet=True) for words in consent_words(one)]
    name, icon = one.id.hex(), ft.Icons.HUB_OUTLINED
    go = going(f"/services/{name}")
    return tile(one.service_name, lines, go, name=f"consent-{name}", icon=icon)


def _more() -> ft.Control:
    if here().example:
        return sentence(_("Dans l'exemple, on ne peut rien autoriser."), quiet=True)
    label, icon = _("Autoriser un service"), ft.Icons.ADD_LINK
    give = action(label, going("/services/autoriser"), name="authorise", icon=icon)
    return side_by_side([give])


SCREEN = Screen("/services", N_("Services reliés"), Services, place="more")
