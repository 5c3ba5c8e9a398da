"""« Imprimer » the booklet: a PDF made here, noted, then put where one chooses."""

from collections.abc import Callable
from datetime import date
from functools import partial

import flet as ft

from app.flows.vaccines.sameness import Line, lines
from views.house import House
from views.parts.outside.paper import paper_action
from views.parts.vaccines.shelves import by_disease
from views.parts.vaccines.words import (
    disease_name,
    product_name,
    short_day,
    told_to_others,
)
from views.parts.watching import here, local_now
from views.text import _


def booklet_printing(paper: Callable[..., bytes]) -> ft.Control:
    """Offer the booklet as a PDF; *paper* is `views.prints.vaccines.vaccines`."""
    made = partial(booklet_of, here(), local_now().date(), paper)
    return paper_action(made, file=_("carnet.pdf"), name="vaccines-print")


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
    """Put a dose on paper."""
    dose = line.dose
    lot = _("Lot {lot}").format(lot=dose.lot) if dose.lot else ""
    return (
        short_day(dose),
        "\n".join(filter(None, (product_name(dose.vaccine), lot))),
        ", ".join(disease_name(one) for one in dose.diseases) or "–",
        told_to_others(line.entry, dose),
    )
