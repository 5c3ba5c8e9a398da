"""« Mettre dans mon agenda » : a day for an advice, or the day it has."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.agenda import TITLE_MAX, Draft, EventState, Occurrence
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.words import N_
from app.rules.prevention.advice import Tip
from views.errors import sentence_for
from views.house import House
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.agenda.facts import when_words
from views.parts.agenda.lines import page_of
from views.parts.agenda.typed_day import coming_clock, coming_day
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.folded import fold_button
from views.parts.prevention.worded import worded
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form, use_held
from views.parts.taking_back import undoing
from views.parts.watching import here, local_now, porch
from views.parts.whose import said_of
from views.text import _

_ASKED: Final = {
    "day": (N_("Quel jour ?"), N_("Par exemple 12/03/2027, 12 mars ou demain")),
    "clock": (
        N_("À quelle heure ?"),
        N_("Par exemple 14 h 30. Vide : toute la journée"),
    ),
}
"""The questions, each with its example."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the fields."""

    day: str = ""
    clock: str = ""


def planned(one: Occurrence, name: str) -> ft.Control:
    """Say the day an advice is planned for, and lead to it."""
    words = _("Prévu : {day}").format(day=when_words(one, local_now()))
    label, go = _("Voir dans l'agenda"), going(page_of(one.event))
    way = quiet_action(label, go, name=f"{name}-planned", icon=ft.Icons.EVENT_OUTLINED)
    return stack([sentence(words, strong=True), side_by_side([way])], spacing=8)


@ft.component
def Planning(tip: Tip, name: str) -> ft.Control:
    """Ask for a day, one press away, and keep it in the agenda."""
    unfolded, unfold, fold = use_flag()
    typed, change, now = use_form(Typed)
    fault, blame = use_held("")

    async def save() -> None:
        blame(await _kept(tip, now()))

    turn = doing(fold if unfolded else unfold)
    label = said_of(_("Mettre dans mon agenda"), _("Mettre dans l'agenda"))
    button = side_by_side([fold_button(label, turn, name=name, unfolded=unfolded)])
    if not unfolded:
        return button

    def asked(own: str) -> ft.Control:
        def put(text: str) -> None:
            change(**{own: text})

        asks, example = map(_, _ASKED[own])
        hint = Hint(example, fault if own == "day" else "")
        value, own_name = getattr(typed, own), f"{name}-{own}"
        return field(asks, value, put, name=own_name, hint=hint, submit=save)

    keep = [quiet_action(_("Enregistrer"), save, name=f"{name}-keep")]
    return stack([button, *map(asked, _ASKED), side_by_side(keep)])


async def _kept(tip: Tip, typed: Typed) -> str:
    """Keep the day typed and tell it; return what is wrong with it, "" if nothing."""
    house, around = here(), porch()
    try:
        event = await asyncio.to_thread(_plan, house, tip, typed)
    except Refused as error:
        said = sentence_for(error.code, error.details)
        around.say(said)
        return said
    back = partial(house.agenda.remove, event)
    around.tell(_("Le jour est dans l'agenda."), undo=undoing(back))
    return ""


def _plan(house: House, tip: Tip, typed: Typed) -> EntryId:
    """Put an advice on a day; return the id of what is noted.

    Nobody booked it while it has no hour. Raises Refused of a date, or of a day past.
    """
    today = local_now().date()
    day, clock = coming_day(typed.day, today), coming_clock(typed.clock)
    if not day:
        raise Refused("date.malformed")
    if day < today.isoformat():
        raise Refused("appointment.past")
    draft = Draft(
        title=worded(tip.rule.title)[:TITLE_MAX],
        start=f"{day}T{clock}" if clock else day,
        state=EventState.BOOKED if clock else EventState.PROPOSED,
        reminders=(0, 1440),
        rule=tip.rule.id,
    )
    return house.agenda.add(draft).id
