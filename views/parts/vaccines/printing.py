"""« Imprimer » the booklet: a PDF made here, noted, then put where one chooses."""

import asyncio
from collections.abc import Callable
from datetime import date

import flet as ft

from app.domain.departure import Purpose
from app.flows.vaccines.sameness import Line, lines
from views.house import House
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.busy import busy_line
from views.parts.once import use_once
from views.parts.outside.printing import warning
from views.parts.state import use_flag
from views.parts.vaccines.shelves import by_disease
from views.parts.vaccines.words import disease_name, product_name, short_day
from views.parts.watching import here, local_now, porch
from views.text import _


@ft.component
def BookletPrinting(paper: Callable[..., bytes]) -> ft.Control:
    """Make a PDF of the booklet: warned once, noted each time before it leaves.

    *paper* is `views.prints.vaccines.vaccines`.
    """
    house, around, day = here(), porch(), local_now().date()
    picker, page = ft.use_memo(ft.FilePicker, []), ft.context.page
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_once("copy")

    async def printed() -> None:
        await warned()
        start()
        try:
            content = await asyncio.to_thread(_made, house, day, paper)
            name = _("carnet.pdf")
            if await picker.save_file(file_name=name, src_bytes=content) or page.web:
                around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))
        finally:
            stop()

    ft.use_dialog(warning(printed, leave) if asking else None)
    if busy:
        return busy_line(_("Préparation de la feuille…"))
    act, icon = doing(ask) if warn else printed, ft.Icons.PRINT_OUTLINED
    return quiet_action(_("Imprimer"), act, name="vaccines-print", icon=icon)


def _made(house: House, day: date, paper: Callable[..., bytes]) -> bytes:
    content = booklet_of(house, day, paper)
    house.departures.copied(Purpose.COPY_PRINT, len(content))
    return content


def booklet_of(house: House, day: date, paper: Callable[..., bytes]) -> bytes:
    """Put the booklet on paper, the latest dose first."""
    found = lines(house.vaccines.booklet.every())
    shelves = [
        (one.name, [told for told, _vaccine in one.doses])
        for one in by_disease(found, short=True)
    ]
    rows = [_row(line) for line in found]
    return paper(house.space.name, day=day, rows=rows, shelves=shelves)


def _row(line: Line) -> tuple[str, ...]:
    """Put a dose on paper: read by others, « la personne » declared it."""
    dose, told = line.dose, _("Déclaré par la personne")
    if dose.first_hand:
        told = dose.given_by or _("Un professionnel")
    lot = _("Lot {lot}").format(lot=dose.lot) if dose.lot else ""
    return (
        short_day(dose),
        "\n".join(filter(None, (product_name(dose.vaccine), lot))),
        ", ".join(disease_name(one) for one in dose.diseases) or "–",
        told,
    )
