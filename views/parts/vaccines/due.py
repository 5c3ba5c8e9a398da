"""« Ligne du calendrier » : what it is, where it stands, why, and the answers to it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.vaccine import Due, Need
from app.flows.vaccines.calendar import Line
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.answering import answered
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.prevention.why import Why
from views.parts.sentence import sentence
from views.parts.vaccines.due_words import more_of, reasons, state_of, title_of
from views.parts.vaccines.planning import Days, planning_of
from views.parts.vaccines.rows import PLACE
from views.parts.vaccines.words import disease_names
from views.parts.watching import here
from views.text import _

_NAMED: Final = 4
"""Up to so many diseases, the title names them."""


@ft.component
def DueCard(line: Line, days: Days) -> ft.Control:
    """Show one line, with the answers its state leaves open."""
    due, name = line.due, name_of(line)
    why: Any = Why
    ways = _ways(line, name)
    title = title_of(due)
    names = disease_names(due.diseases)
    told = _("Protège de : {diseases}").format(diseases=names)
    against = [sentence(told, quiet=True)] if len(due.diseases) > _NAMED else []
    return card(
        [
            heading(3, title),
            sentence("\n".join([state_of(line), *more_of(line)])),
            *against,
            *([side_by_side(ways)] if ways else []),
            *(_day(line, days, name)),
            why(reasons(due), f"{name}-why", key="why"),
        ]
    )


def _day(line: Line, days: Days, name: str) -> list[ft.Control]:
    """Offer a day of the agenda for what is not done nor refused."""
    asked = line.due.need in (Need.TODO, Need.CHECK, Need.COMING)
    if not asked or line.refused:
        return []
    return [planning_of(line.due, days, name)]


def name_of(line: Line) -> str:
    """Name a line for those who look for it on the page."""
    return f"due-{line.due.name.replace('/', '-')}"


def _ways(line: Line, name: str) -> list[ft.Control]:
    """Return the answers: done, later, never; or how to take one back."""
    calendar, due = here().vaccines.calendar, line.due
    if line.refused or line.until:
        label = _("Proposer à nouveau")
        back = _answer(_("Ce vaccin est proposé à nouveau."), calendar.again, due)
        return [quiet_action(label, back, name=f"{name}-again", icon=ft.Icons.UNDO)]
    if due.need is Need.DONE and due.dose and due.dose.id:
        see = going(f"{PLACE}/{due.dose.id.hex()}")
        return [quiet_action(_("Voir cette dose"), see, name=f"{name}-see")]
    if due.need not in (Need.TODO, Need.CHECK):
        return []
    done = _answer(_("C'est noté dans le carnet : fait."), calendar.done, due)
    later = _answer(_("Nous en reparlerons dans un mois."), calendar.later, due)
    never = _answer(_("Ce vaccin ne sera plus proposé."), calendar.never, due)
    first = action if due.need is Need.TODO else quiet_action
    icon = ft.Icons.CHECK
    return [
        first(_("Déjà fait"), done, name=f"{name}-done", icon=icon),
        quiet_action(_("Plus tard"), later, name=f"{name}-later"),
        quiet_action(_("Ne plus proposer"), never, name=f"{name}-never"),
    ]


def _answer(words: str, work: Callable[[Due], Callable[[], object]], due: Due) -> Act:
    async def act() -> None:
        await answered(words, partial(work, due))

    return act
