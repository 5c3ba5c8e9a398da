"""« Papiers à renouveler » : those that end soon, or have just ended."""

from typing import Any

import flet as ft

from app.domain.words import N_
from app.flows.papers.ending import AFTER, AHEAD
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.papers.ending import EndingCard
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def EndingPapers() -> ft.Control:
    """List what ends soon; the rule is said."""
    asked = use_record(here().endings.soon, "document")
    if not asked.value:
        empty = _("Aucun papier ne se termine bientôt.")
        return sheet([states(asked, empty=empty), *([] if asked.error else _rule())])
    one: Any = EndingCard
    cards = [one(paper, key=paper.entry.id.hex()) for paper in asked.value]
    return sheet([*cards, *_rule()])


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
