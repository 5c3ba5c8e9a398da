"""« Ce que je confie » : whom one lets read, what, until when."""

from typing import Final

import flet as ft

from app.domain.mandate import Mandate
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.entrusting.words import mandate_words
from views.parts.heading import heading
from views.parts.readers import TOLD_BY
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _

PLACE: Final = "/proches/confie"


@ft.component
def Given() -> ft.Control:
    """List the mandates given, newest first, and offer to give another."""
    house = here()
    asked = use_record(house.mandates.every, *TOLD_BY, name="mandates")
    title = heading(2, _("Ce que je confie"))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    rows = [_row(one) for one in asked.value]
    nothing = sentence(_("Vous ne confiez rien pour l'instant."))
    return stack([title, *(rows or [nothing]), _more()], spacing=12)


def _row(one: Mandate) -> ft.Control:
    lines = [sentence(words, quiet=True) for words in mandate_words(one)]
    name, icon = one.id.hex(), ft.Icons.PERSON_OUTLINE
    go = going(f"{PLACE}/{name}")
    return tile(one.name, lines, go, name=f"mandate-{name}", icon=icon)


def _more() -> ft.Control:
    if here().example:
        return sentence(_("Dans l'exemple, on ne peut rien confier."), quiet=True)
    label, icon = _("Confier une partie de mon espace"), ft.Icons.HANDSHAKE_OUTLINED
    give = action(label, going("/proches/confier"), name="entrust-add", icon=icon)
    return side_by_side([give])
