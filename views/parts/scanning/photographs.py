"""The photographs a scan was made of: kept as received, saved outside if wanted."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.departure import Purpose
from app.domain.entry import Entry
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.outside.placing import use_placing
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.watching import here
from views.parts.whose import file_of
from views.text import _, ngettext


@ft.component
def Photographs(entry: Entry) -> ft.Control:
    """Say how many photographs are kept, and save copies of them, each noted."""
    house, placing = here(), use_placing()
    photos = house.scanning.photographs(entry)
    asking, ask, leave = use_flag()

    async def copy() -> None:
        for rank, photo in enumerate(photos):
            content = await asyncio.to_thread(house.scanning.photograph, entry, rank)
            name = file_of(house, photo.name)
            await placing.put(name, content, Purpose.COPY_DOCUMENT, entry.id)

    ft.use_dialog(_warning(copy, leave) if asking else None)
    return _kept(len(photos), doing(ask)) if photos else stack([])


def _warning(copy: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Enregistrer les photos ?"),
        _("Hors d'Alvéole, ces copies ne sont plus protégées."),
        label=_("Enregistrer ces copies"),
        act=copy,
        leave=leave,
    )


def _kept(count: int, ask: Act) -> ft.Control:
    words = ngettext(
        "{count} photo d'origine est gardée avec ce document, sans changement.",
        "{count} photos d'origine sont gardées avec ce document, sans changement.",
        count,
    )
    label, icon = _("Enregistrer les photos"), ft.Icons.SAVE_ALT
    button = quiet_action(label, ask, name="document-photos", icon=icon)
    return card([sentence(words.format(count=count)), side_by_side([button])])
