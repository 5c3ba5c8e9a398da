"""How one dose of the booklet looks in a list."""

from typing import Final

import flet as ft

from app.flows.vaccines.sameness import Line
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.vaccines.words import against, day_of, product_name, told_by
from views.text import _, capital, ngettext, number
from views.theme import SPINES

PLACE: Final = "/sante/vaccins"


def line_row(line: Line) -> ft.Control:
    """Return the line that opens a dose: its day, its diseases, who tells it."""
    told = [
        sentence(words, quiet=quiet)
        for words, quiet in (
            (capital(day_of(line.dose)), False),
            (against(line.dose), True),
            (told_by(line.entry, line.dose), True),
            (also(line), True),
        )
        if words
    ]
    spine, name = SPINES["CAR_VAC"], line.entry.id.hex()
    title = product_name(line.dose.vaccine) or _("Vaccin")
    act = going(f"{PLACE}/{name}")
    key = f"dose-{name}"
    return tile(title, told, act, name=key, icon=spine.icon, spine=spine)


def count_words(count: int) -> str:
    """Say how many doses are noted."""
    words = ngettext("{count} dose notée", "{count} doses notées", count)
    return words.format(count=number(count, 0))


def service_way() -> ft.Control:
    """Return what leads to the service that may send doses."""
    label, icon = _("Recevoir les vaccins d'un service"), ft.Icons.MOVE_TO_INBOX
    receive = going(f"{PLACE}/service")
    return quiet_action(label, receive, name="vaccines-service", icon=icon)


def also(line: Line) -> str:
    """Say that an injection was told more than once."""
    if not line.others:
        return ""
    words = _("Noté {count} fois : une seule dose compte.")
    return words.format(count=len(line.others) + 1)
