"""« Imprimer » a document: a PDF made here, put where the person chooses."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Final

import flet as ft

from app.domain.departure import Purpose
from app.domain.entry import Entry
from app.domain.lent import Content, pieces_of
from app.flows.documents import Documents
from app.flows.imaging import is_exam
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.busy import busy_line
from views.parts.confirm import confirm
from views.parts.documents import filed_words, signed_words, spine_of
from views.parts.narrowing import today
from views.parts.once import use_once
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.prints.document import Printed, document
from views.text import _

_PDF: Final = "application/pdf"
_ACROSS: Final = 1600
"""Pixels across a page on paper: two hundred dots an inch."""


def printable(entry: Entry) -> bool:
    """Say whether it goes on paper: an exam is looked at on a screen."""
    return not is_exam(entry)


@ft.component
def Printing(entry: Entry) -> ft.Control:
    """Make a PDF to print: warned once, noted each time before it leaves."""
    house, around = here(), porch()
    picker, page = ft.use_memo(ft.FilePicker, []), ft.context.page
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_once("copy")
    day = today()

    async def printed() -> None:
        await warned()
        start()
        try:
            content = await asyncio.to_thread(_content, house, entry, day)
        finally:
            stop()
        note, name = house.departures.copied, _name(house.documents, entry)
        await asyncio.to_thread(note, Purpose.COPY_PRINT, len(content), entry.id)
        if await picker.save_file(file_name=name, src_bytes=content) or page.web:
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    ft.use_dialog(_warning(printed, leave) if asking else None)
    if busy:
        return busy_line(_("Préparation de la feuille…"))
    act, icon = doing(ask) if warn else printed, ft.Icons.PRINT_OUTLINED
    return quiet_action(_("Imprimer"), act, name="document-print", icon=icon)


def _warning(printed: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Préparer une feuille à imprimer ?"),
        _("Hors d'Alvéole, cette feuille n'est plus protégée."),
        label=_("Préparer la feuille"),
        act=printed,
        leave=leave,
    )


def _content(house: House, entry: Entry, day: date) -> bytes:
    """Return the PDF received, else ours: its pages, its page of words, its words."""
    documents = house.documents
    files = documents.originals(entry.id)
    if [one.media_type for one in files] == [_PDF]:
        return _whole(documents.opened(entry.id))
    laid, pages = documents.lay(entry.id), documents.pages(entry.id)
    pictures: tuple[bytes, ...] = ()
    if not laid.blocks:
        drawn = (documents.draw(entry.id, rank, _ACROSS) for rank in range(pages))
        pictures = tuple(one.png for one in drawn)
    category = entry.meta.get("category", "")
    return document(
        Printed(
            house.space.name,
            entry.title,
            (filed_words(entry), signed_words(entry)),
            day,
            spine_of(category).light,
            pictures,
            laid.blocks,
            "" if pictures or laid.blocks else documents.text(entry.id),
        )
    )


def _whole(content: Content) -> bytes:
    return b"".join(pieces_of(content))


def _name(documents: Documents, entry: Entry) -> str:
    stem, dot, end = documents.export_name(entry.id).rpartition(".")
    return f"{stem if dot else end}.pdf"
