"""« Imprimer » a document: a PDF made here, put where the person chooses."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.departure import Purpose
from app.domain.entry import Entry
from app.flows.documents import Documents
from app.flows.imaging import is_exam
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.busy import busy_line
from views.parts.confirm import confirm
from views.parts.documents import filed_words, signed_words, spine_of
from views.parts.narrowing import today
from views.parts.once import use_leaving
from views.parts.outside.placing import use_placing
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.parts.whose import file_of
from views.text import _


def printable(entry: Entry) -> bool:
    """Say whether it goes on paper: an exam is looked at on a screen."""
    return not is_exam(entry)


@ft.component
def Printing(entry: Entry, paper: Callable[..., bytes]) -> ft.Control:
    """Make a PDF to print: warned once, noted each time it leaves.

    *paper* is `views.prints.document.paper`.
    """
    put = use_paper(entry, paper)
    return use_button(put, _("Imprimer"), "document-print", quiet_action)


def use_button(
    put: Act, label: str, name: str, draw: Callable[..., ft.Control]
) -> ft.Control:
    """Return the button that warns once, then has *put* make the sheet and place it."""
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_leaving()

    async def printed() -> None:
        await warned()
        start()
        try:
            await put()
        finally:
            stop()

    ft.use_dialog(warning(printed, leave) if asking else None)
    if busy:
        return busy_line(_("Préparation de la feuille…"))
    act, icon = doing(ask) if warn else printed, ft.Icons.PRINT_OUTLINED
    return draw(label, act, name=name, icon=icon)


def use_paper(entry: Entry, paper: Callable[..., bytes]) -> Act:
    """Return what makes the PDF, and puts it where the person chooses."""
    house, around, day = here(), porch(), today()
    placing = use_placing()
    said = (filed_words(entry), signed_words(entry))
    band = spine_of(entry.meta.get("category", "")).light

    def made() -> bytes:
        own = house.space.name
        return paper(house.documents, entry, said, name=own, day=day, band=band)

    async def put() -> None:
        content = await asyncio.to_thread(made)
        name = file_of(house, _name(house.documents, entry))
        if await placing.put(name, content, Purpose.COPY_PRINT, entry.id):
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    return put


def warning(printed: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    """Ask before the first sheet of paper: nothing protects it outside."""
    return confirm(
        _("Préparer une feuille à imprimer ?"),
        _("Hors d'Alvéole, cette feuille n'est plus protégée."),
        label=_("Préparer la feuille"),
        act=printed,
        leave=leave,
    )


def _name(documents: Documents, entry: Entry) -> str:
    stem, dot, end = documents.export_name(entry.id).rpartition(".")
    return f"{stem if dot else end}.pdf"
