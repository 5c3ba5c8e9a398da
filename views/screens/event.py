"""« Rendez-vous » : an event whole, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import flet as ft

from app.domain.agenda import Event as Said
from app.domain.agenda import EventKind, Occurrence
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.agenda.agenda import Agenda
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.agenda.acts import next_times, own_reminders, standing, ways
from views.parts.agenda.facts import event_facts
from views.parts.agenda.lines import PLACE, TOLD_BY, page_of, title_of
from views.parts.agenda.times import times
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, local_now, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as it is shown, and when it takes place."""

    event: Said = field(repr=False)
    times: tuple[Occurrence, ...] = field(repr=False)


@drawn
def Event() -> ft.Control:
    """Show an event whole, then what may be done with it."""
    entry, now = EntryId(parse_id(ft.use_route_params()["id"])), local_now()
    asks = partial(_seen, here().agenda, entry, now.date())
    asked = use_record(asks, *TOLD_BY, key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    event, found = asked.value.event, asked.value.times
    facts = card([_fact(*one) for one in event_facts(found[0], now)])
    return sheet(
        [
            heading(2, title_of(event)),
            *standing(event),
            facts,
            *(_stay(event) if event.kind is EventKind.STAY else ways(event)),
            *own_reminders(event),
            *next_times(found),
        ]
    )


def _seen(agenda: Agenda, entry: EntryId, today: date) -> Seen:
    event = agenda.event(entry)
    return Seen(event, times(agenda, event, today))


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


def _stay(event: Said) -> list[ft.Control]:
    """Lead to the page of the stay, where it is changed."""
    label = _("Ouvrir l'hospitalisation")
    return [side_by_side([quiet_action(label, going(page_of(event)), name="stay")])]


def _named(_params: Mapping[str, str]) -> str:
    return _("Dans l'agenda")


SCREEN = Screen(f"{PLACE}/:id", N_("Agenda"), Event, place="more", named=_named)
