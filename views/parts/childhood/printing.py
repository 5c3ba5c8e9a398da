"""« Imprimer le carnet » : a PDF made here, put where the person chooses."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeVar

import flet as ft

from app.domain.departure import Purpose
from app.domain.when import When
from app.flows.childhood.examining import Examined
from app.flows.childhood.noting import Noted
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.busy import busy_line
from views.parts.childhood.ages import age_words
from views.parts.childhood.birth import birth_said
from views.parts.childhood.growth import growth_points, growth_rows
from views.parts.childhood.notes import topics
from views.parts.childhood.stages import briefly
from views.parts.once import use_once
from views.parts.outside.printing import warning
from views.parts.prevention.worded import worded
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.text import _, date_long, date_short

T = TypeVar("T")

Grown = tuple[str, str, list[tuple[float, Decimal]], list[tuple[str, str, str]]]

_CURVES: Final = ("body-weight", "body-height", "head-circumference", "bmi")


@ft.component
def BookletPrinting(paper: Callable[[House], bytes]) -> ft.Control:
    """Make the booklet as a PDF: warned once, noted each time before it leaves.

    *paper* makes it of an open space.
    """
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_once("copy")
    put = _use_paper(paper)

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
    label = _("Imprimer le carnet")
    return ft.Row([quiet_action(label, act, name="child-print", icon=icon)])


def booklet_of(house: House, made: Callable[..., T]) -> T:
    """Give *made* what is printed of an open space, in words (`prints.child`)."""
    book = house.childhood
    whose = book.child()
    born = date_long(whose.born, weekday=False)
    lines = [
        _("Naissance : {day}").format(day=born),
        _("Âge : {age}").format(age=age_words(whose.birth, whose.today)),
    ]
    return made(
        whose.name,
        lines,
        birth_said(book.newborn()),
        [_examination(one) for one in book.examinations()],
        [
            (worded(one.due.stage.label), one.document.title)
            for one in book.certificates()
            if one.document
        ],
        [*_growth(house)],
        [_note(one) for one in book.notes()],
        whose.today,
    )


def _examination(one: Examined) -> tuple[str, str, str, str]:
    visit, label = one.visit, worded(one.due.stage.label)
    if visit is None:
        days = " – ".join(map(date_short, (one.due.since, one.due.until)))
        return label, days, briefly(one.due), ""
    return label, date_short(When.parse(visit.day)), briefly(one.due), visit.who


def _growth(house: House) -> list[Grown]:
    """Return the name of each curve, its unit, its points and their rows."""
    kinds = [house.panel.kind(code) for code in _CURVES]
    found = [(kind, house.childhood.growth(kind.code)) for kind in kinds]
    return [
        (
            _(kind.label),
            _(kind.unit),
            growth_points(growth, kind),
            growth_rows(growth, kind),
        )
        for kind, growth in found
        if growth.points
    ]


def _note(one: Noted) -> tuple[str, str, str]:
    note = one.note
    words = ". ".join(filter(None, (note.title, note.text)))
    topic = topics().get(note.topic, "")
    return topic, date_short(When.parse(note.day)), words


def _use_paper(paper: Callable[[House], bytes]) -> Act:
    """Return what makes the PDF, notes it, and puts it where the person chooses."""
    house, around = here(), porch()
    picker, page = ft.use_memo(ft.FilePicker, []), ft.context.page

    def made() -> bytes:
        content = paper(house)
        house.departures.copied(Purpose.COPY_PRINT, len(content))
        return content

    async def put() -> None:
        content = await asyncio.to_thread(made)
        name = _("carnet-enfant.pdf")
        if await picker.save_file(file_name=name, src_bytes=content) or page.web:
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    return put
