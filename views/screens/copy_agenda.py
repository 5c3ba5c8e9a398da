"""« Copier mon agenda » : a file for another agenda, discreet unless asked."""

import asyncio
from functools import partial
from typing import Final

import flet as ft

from app.domain.agenda import Event
from app.domain.departure import Purpose
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.outside.placing import Placing, use_placing
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.watching import here, local_now, porch, use_record
from views.parts.whose import file_of
from views.prints.agenda import agenda_file
from views.text import _, ngettext, number

_PLAIN, _NAMED = "plain", "named"
_KINDS: Final = ("appointment", "task", "stay")


@drawn
def CopyAgenda() -> ft.Control:
    """Ask what the other agenda will show, then save the file."""
    placing = use_placing()
    words, keep = use_held(_PLAIN)
    saved, save, again = use_flag()
    asked = use_record(here().agenda_files.leaving, *_KINDS)
    events = asked.value
    if not events:
        empty = _("Votre agenda est vide. Rien à copier.")
        return sheet([states(asked, empty=empty)])

    async def give() -> None:
        if await _given(placing, events, named=words == _NAMED):
            save()

    def choose(other: str) -> None:
        again()
        keep(other)

    options = {_PLAIN: _("Seulement « Rendez-vous »"), _NAMED: _("Tous les détails")}
    label = _("Ce que votre autre agenda montrera")
    asking = choice(label, options, words, choose, name="file-words")
    leaving = _leaving(events, words, give)
    said = _("L'agenda de votre téléphone sait ouvrir ce fichier.")
    return sheet([*_saved(saved=saved), sentence(said), asking, *leaving])


async def _given(placing: Placing, events: list[Event], *, named: bool) -> bool:
    """Make the file and have it saved; say whether it was."""
    around, house = porch(), here()
    make = partial(agenda_file, events, local_now(), named=named)
    content = await asyncio.to_thread(make)
    name = _("agenda-{day}.ics").format(day=local_now().date().isoformat())
    saved = await placing.put(file_of(house, name), content, Purpose.COPY_CALENDAR)
    if saved:
        around.say(_("Votre agenda est copié dans un fichier."))
    return saved


def _leaving(events: list[Event], words: str, give: Act) -> list[ft.Control]:
    """Say what will be read outside, and offer to save the file."""
    count = ngettext(
        "{count} rendez-vous à copier.", "{count} rendez-vous à copier.", len(events)
    )
    told = {
        _PLAIN: _(
            "Hors d'Alvéole, on lira seulement « Rendez-vous », le jour et l'heure."
        ),
        _NAMED: _("Hors d'Alvéole, on lira les titres, les lieux et vos notes."),
    }
    icon, label = ft.Icons.SAVE_ALT, _("Enregistrer le fichier")
    return [
        sentence(count.format(count=number(len(events), 0)), strong=True),
        banner(told[words], tone="alert" if words == _NAMED else "calm"),
        side_by_side([action(label, give, name="file-save", icon=icon)]),
    ]


def _saved(*, saved: bool) -> list[ft.Control]:
    if not saved:
        return []
    return [
        banner(_("Votre agenda est copié dans un fichier."), tone="calm"),
        sentence(_("Cette copie est notée dans « Ce qui est sorti »."), quiet=True),
    ]


SCREEN = Screen("/agenda/copier", N_("Copier mon agenda"), CopyAgenda, place="more")
