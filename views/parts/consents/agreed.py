"""« Accords » : how many services one lets read, and the way to them."""

import flet as ft

from app.domain.consent import ConsentState
from views.house import House
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.consents.words import TOLD_BY
from views.parts.sentence import sentence
from views.parts.watching import here, use_record
from views.text import _, ngettext


@ft.component
def Agreed() -> ft.Control:
    """Say how many services may read, as far as the record tells; lead to them."""
    house = here()
    count = use_record(lambda: _count(house), *TOLD_BY).value
    said = [] if count is None else [sentence(_words(count), quiet=True)]
    go, icon = going("/services"), ft.Icons.HUB_OUTLINED
    way = quiet_action(_("Voir les services"), go, name="agreed-services", icon=icon)
    return stack([*said, side_by_side([way])], spacing=8)


def _count(house: House) -> int:
    return sum(one.state is not ConsentState.ENDED for one in house.consents.every())


def _words(count: int) -> str:
    if not count:
        return _("Aucun service n'a d'accord pour en recevoir.")
    return ngettext(
        "{count} service a un accord pour lire une synthèse.",
        "{count} services ont un accord pour lire une synthèse.",
        count,
    ).format(count=count)
