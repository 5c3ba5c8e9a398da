"""« Imprimer le carnet » : a PDF made here, put where the person chooses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

import flet as ft

from app.domain.printed import Grown
from app.domain.when import When
from app.flows.childhood.examining import Examined
from app.flows.childhood.growing import GROWN, Growth
from app.flows.childhood.noting import Noted
from app.flows.childhood.placing import Ages, Placed, ages_of, placed
from app.kinds import Kind
from views.house import House
from views.parts.box import side_by_side
from views.parts.childhood.ages import age_words
from views.parts.childhood.birth import birth_said
from views.parts.childhood.centiles import corrected_said, left_out, sources, whose
from views.parts.childhood.figures import (
    age_figures,
    age_marks,
    age_named,
    growth_head,
    growth_points,
    growth_rows,
    growth_said,
    line_points,
)
from views.parts.childhood.notes import topics
from views.parts.childhood.stages import briefly
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.prevention.worded import worded
from views.parts.watching import here
from views.text import _, date_long, date_short

T = TypeVar("T")
_AGES: Final = 6
"""Steps between ages under a curve on paper, at most."""


def booklet_printing(paper: Callable[[House], bytes]) -> ft.Control:
    """Offer the booklet as a PDF; *paper* makes it of an open space."""
    label, file = _("Imprimer le carnet"), _("carnet-enfant.pdf")
    printing: Any = PaperPrinting
    printed = Paper(partial(paper, here()), file, label, "child-print")
    return side_by_side([printing(printed)])


def curve_printing(paper: Callable[[], bytes]) -> ft.Control:
    """Offer the curve on the screen as a PDF; *paper* makes it."""
    label, file = _("Imprimer cette courbe"), _("courbe-croissance.pdf")
    printing: Any = PaperPrinting
    return side_by_side([printing(Paper(paper, file, label, "growth-print"))])


def curve_of(placed: Placed, kind: Kind, more: Sequence[str] = ()) -> Grown:
    """Return what is printed of a curve: what its card shows, and *more* under it."""
    return Grown(
        _(kind.label),
        f"{_(kind.unit)} · {age_named(placed)}",
        growth_said(placed, kind),
        (placed.since, placed.until),
        list(age_figures(placed, age_marks(placed, _AGES)).items()),
        growth_points(placed, kind),
        [
            (line.line.removeprefix("C"), line_points(line, kind))
            for line in placed.lines
        ],
        growth_head(placed, kind),
        _on_paper(growth_rows(placed, kind)),
        [whose(placed), *corrected_said(placed), *left_out(placed)],
        more,
    )


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
    kinds = [house.panel.kind(code) for code in GROWN]
    found = [(house.childhood.growth(kind.code), kind) for kind in kinds]
    return [_whole(growth, kind) for growth, kind in found if growth.points]


def _whole(growth: Growth, kind: Kind) -> Grown:
    """Draw the ages of the last point; tell every point at its age since the birth."""
    seen = placed(growth, ages_of(growth), corrected=True)
    told = replace(growth, standards=()) if growth.early else growth
    every = placed(told, Ages.WHOLE, corrected=False)
    drawn = curve_of(seen, kind, sources(seen))
    rows = _on_paper(growth_rows(every, kind))
    return replace(drawn, head=growth_head(every, kind), rows=rows)


def _on_paper(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows of which each cell has room for one line."""
    return [[cell.replace("\n", " ") for cell in row] for row in rows]


def _note(one: Noted) -> tuple[str, str, str]:
    note = one.note
    words = ". ".join(filter(None, (note.title, note.text)))
    topic = topics().get(note.topic, "")
    return topic, date_short(When.parse(note.day)), words
