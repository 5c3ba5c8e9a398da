"""« Imprimer le carnet » : a PDF made here, put where the person chooses."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeVar

import flet as ft

from app.domain.when import When
from app.flows.childhood.examining import Examined
from app.flows.childhood.noting import Noted
from views.house import House
from views.parts.childhood.ages import age_words
from views.parts.childhood.birth import birth_said
from views.parts.childhood.growth import growth_points, growth_rows
from views.parts.childhood.notes import topics
from views.parts.childhood.stages import briefly
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.prevention.worded import worded
from views.parts.watching import here
from views.text import _, date_long, date_short

T = TypeVar("T")

Grown = tuple[str, str, list[tuple[float, Decimal]], list[tuple[str, str, str]]]

_CURVES: Final = ("body-weight", "body-height", "head-circumference", "bmi")


def booklet_printing(paper: Callable[[House], bytes]) -> ft.Control:
    """Offer the booklet as a PDF; *paper* makes it of an open space."""
    label, file = _("Imprimer le carnet"), _("carnet-enfant.pdf")
    printing: Any = PaperPrinting
    printed = Paper(partial(paper, here()), file, label, "child-print")
    return ft.Row([printing(printed)])


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
