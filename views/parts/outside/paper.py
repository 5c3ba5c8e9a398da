"""« Imprimer » : a PDF made here, noted, then put where the person chooses."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.departure import Purpose
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.busy import busy_line
from views.parts.once import use_once
from views.parts.outside.printing import warning
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.text import _


@ft.component
def PaperAction(made: Callable[[], bytes], *, file: str, name: str) -> ft.Control:
    """Make the PDF *file*, off the loop: warned once, noted before it leaves.

    What *made* raises is told as any error of an action.
    """
    put = use_sheet(made, file)
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_once("copy")

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
    return quiet_action(_("Imprimer"), act, name=name, icon=icon)


def use_sheet(made: Callable[[], bytes], file: str) -> Act:
    """Return what makes the PDF, notes it, and puts it where the person chooses."""
    house, around = here(), porch()
    picker, page = ft.use_memo(ft.FilePicker, []), ft.context.page

    def noted() -> bytes:
        content = made()
        house.departures.copied(Purpose.COPY_PRINT, len(content))
        return content

    async def put() -> None:
        content = await asyncio.to_thread(noted)
        if await picker.save_file(file_name=file, src_bytes=content) or page.web:
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    return put
