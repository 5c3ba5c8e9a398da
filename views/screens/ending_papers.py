"""« Papiers à renouveler » : those that end soon, or have just ended."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from app.flows.papers.ending import AFTER, AHEAD, Ending
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.papers.ending import EndingCard
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.prints.calendar import Reminder, calendar
from views.text import _

_TOLD = (60, 7)
"""Days before the end at which the other calendar tells it."""


@drawn
def EndingPapers() -> ft.Control:
    """List what ends soon; the rule is said."""
    asked = use_record(here().endings.soon, "document")
    if not asked.value:
        empty = _("Aucun papier ne se termine bientôt.")
        return sheet([states(asked, empty=empty), *([] if asked.error else _rule())])
    one: Any = EndingCard
    now = porch().now().astimezone(UTC)
    reminder = partial(_reminder, made=now)
    cards = [one(paper, reminder, key=paper.entry.id.hex()) for paper in asked.value]
    return sheet([*cards, *_rule()])


def _reminder(one: Ending, *, made: datetime) -> bytes:
    """Return the end of a paper as another calendar takes it in."""
    words = _("Fin de validité : {title}").format(title=one.entry.title)
    told = Reminder(one.entry.id.hex(), one.day, words, _TOLD)
    return calendar([told], made)


def _rule() -> list[ft.Control]:
    words = _(
        "Un rappel vient {ahead} jours avant la fin, et reste {after} jours après."
    )
    how = _("Pour noter sa fin, ouvrez-le, puis choisissez « Modifier ».")
    told = words.format(ahead=AHEAD, after=AFTER)
    return [sentence(told, quiet=True), sentence(how, quiet=True)]


SCREEN = Screen(
    "/documents/papiers", N_("Papiers à renouveler"), EndingPapers, place="documents"
)
