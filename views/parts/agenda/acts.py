"""What is done with an event: prepared, changed, ticked, cancelled, taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.agenda import Event, EventKind, EventState, Every, Occurrence
from app.rules.agenda.recalling import over
from app.rules.prevention.table import all_rules
from views.parts.acting import Act, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.agenda.facts import when_words
from views.parts.agenda.lines import PLACE
from views.parts.agenda.picks import picks
from views.parts.agenda.times import first_time
from views.parts.agenda.words import reminder_words
from views.parts.answering import answered
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.undoing import done
from views.parts.watching import here, local_now
from views.parts.whose import said_of
from views.text import _, capital

_OPEN: Final = (EventState.PROPOSED, EventState.BOOKED)
_OFFERED: Final = (0, 60, 1440, 10080)


def standing(event: Event) -> list[ft.Control]:
    """Say what became of an event, or who changes it."""
    task = event.kind is EventKind.TASK
    if event.thrown:
        thrown = _("Ce rendez-vous est dans la corbeille.")
        return [banner(_("Ce rappel est dans la corbeille.") if task else thrown)]
    if event.state is EventState.CANCELLED:
        words = _("Ce rappel est annulé.") if task else _("Ce rendez-vous est annulé.")
        return [banner(words)]
    if event.state is EventState.NOSHOW:
        return [banner(_("Ce rendez-vous est manqué."))]
    if event.state is EventState.FULFILLED:
        return [banner(_("C'est fait."), tone="calm")]
    if event.author:
        words = _("Modifiez-le chez {author}. Vos rappels se choisissent ici.")
        return [banner(words.format(author=event.author))]
    return []


def ways(event: Event) -> list[ft.Control]:
    """Return the buttons that the state of an event leaves open."""
    if event.thrown:
        return [side_by_side([_out(event)])]
    buttons = [*_prepared(event), *_related(event)]
    if event.editable and event.state in _OPEN:
        buttons += _own(event)
    elif event.editable:
        buttons += [_back(event), _throw(event)]
    return [side_by_side(buttons)] if buttons else []


def _prepared(event: Event) -> list[ft.Control]:
    """Offer to prepare a visit that is to come."""
    if event.kind is not EventKind.APPOINTMENT or not _open(event) or _past(event):
        return []
    label = said_of(_("Préparer ma visite"), _("Préparer la visite"))
    go, icon = going("/sante/visite"), ft.Icons.CHECKLIST
    return [action(label, go, name="event-visit", icon=icon)]


def _related(event: Event) -> list[ft.Control]:
    """Lead to the advice or to the vaccine an event answers."""
    if not event.rule:
        return []
    advice = any(event.rule == rule.id for rule in all_rules())
    label = _("Voir le conseil") if advice else _("Voir les vaccins")
    go = going("/prevention" if advice else "/sante/vaccins")
    return [quiet_action(label, go, name="event-rule")]


def _own(event: Event) -> list[ft.Control]:
    task = event.kind is EventKind.TASK
    edit = going(f"{PLACE}/{event.id.hex()}/modifier")
    ticked = _telling(_("C'est noté : fait."), partial(here().agenda.done, event.id))
    today = local_now().date().isoformat()
    begun = task or event.start[:10] <= today
    once = event.repeat.every is Every.NEVER and begun
    ticking = action if task else quiet_action
    tick = ticking(_("C'est fait"), ticked, name="event-done", icon=ft.Icons.CHECK)
    change, icon = _("Modifier"), ft.Icons.EDIT_OUTLINED
    return [
        *([tick] if once else []),
        *_missed(event),
        quiet_action(change, edit, name="event-change", icon=icon),
        _throw(event) if _was(event) else _cancel(event),
    ]


def _cancel(event: Event) -> ft.Control:
    """Say that what is to come will not take place."""
    task = event.kind is EventKind.TASK
    said = _("Le rappel est annulé.") if task else _("Le rendez-vous est annulé.")
    cancel = _telling(said, partial(here().agenda.cancel, event.id))
    label = _("Annuler le rappel") if task else _("Annuler le rendez-vous")
    return grave_action(label, cancel, name="event-cancel")


def _missed(event: Event) -> list[ft.Control]:
    """Offer to note that nobody went to an appointment that is over."""
    if not _was(event):
        return []
    noted = partial(here().agenda.missed, event.id)
    missed = _telling(_("C'est noté : manqué."), noted)
    return [quiet_action(_("Noter comme manqué"), missed, name="event-missed")]


def _throw(event: Event) -> ft.Control:
    """Put in the trash what is not waited for any more."""
    trash = here().trash
    ways = partial(trash.throw, event.id), partial(trash.put_back, event.id)
    throw = partial(done, _("C'est dans la corbeille, pour 30 jours."), *ways)
    return grave_action(_("Mettre à la corbeille"), throw, name="event-throw")


def _out(event: Event) -> ft.Control:
    """Take it out of the trash."""
    trash = here().trash
    ways = partial(trash.put_back, event.id), partial(trash.throw, event.id)
    back = partial(done, _("C'est sorti de la corbeille."), *ways)
    label = _("Sortir de la corbeille")
    return quiet_action(label, back, name="event-out", icon=ft.Icons.UNDO)


def _back(event: Event) -> ft.Control:
    """Bring back what was cancelled, or was not done after all."""
    back = _telling(
        _("C'est de nouveau prévu."), partial(here().agenda.restore, event.id)
    )
    label = _("Remettre dans l'agenda")
    return quiet_action(label, back, name="event-back", icon=ft.Icons.UNDO)


def next_times(found: tuple[Occurrence, ...]) -> list[ft.Control]:
    """List the next times of what comes again; each is ticked or left out."""
    if found[0].event.repeat.every is Every.NEVER:
        return []
    rows = [_time(one, rank) for rank, one in enumerate(found)]
    return [stack([heading(2, _("Les prochaines fois")), *rows], spacing=10)]


def _time(one: Occurrence, rank: int) -> ft.Control:
    event, agenda = one.event, here().agenda
    said = [sentence(capital(when_words(one, local_now())), strong=True)]
    if one.done:
        said.append(sentence(_("Fait"), quiet=True))
    if one.done or not event.editable or not _open(event):
        return card(said)
    ticked = partial(agenda.done, event.id, one.start)
    words = _("Cette fois est annulée. Les autres restent.")
    leave = _telling(words, partial(agenda.cancel, event.id, one.start))
    buttons = [
        quiet_action(
            _("C'est fait"),
            _telling(_("C'est noté : fait."), ticked),
            name=f"time-{rank}-done",
        ),
        quiet_action(_("Annuler cette fois"), leave, name=f"time-{rank}-cancel"),
    ]
    return card([*said, side_by_side(buttons)])


def own_reminders(event: Event) -> list[ft.Control]:
    """Let one choose when to be reminded of what somebody else keeps."""
    if not event.author or not _open(event):
        return []
    chosen = tuple(map(str, event.reminders))
    offered = sorted({*_OFFERED, *event.reminders})
    words = {str(one): reminder_words(one) for one in offered}
    agenda = here().agenda

    def choose(found: tuple[str, ...]) -> None:
        work = partial(agenda.remind, event.id, tuple(map(int, found)))
        page = ft.context.page
        page.run_task(answered, _("Vos rappels sont changés."), work)

    asked = picks(words, chosen, choose, name="event-remind")
    return [stack([heading(2, _("Me le rappeler")), asked], spacing=8)]


def _open(event: Event) -> bool:
    """Say whether it is still waited for."""
    return event.state in _OPEN and not event.thrown


def _was(event: Event) -> bool:
    """Say whether it is an appointment that is over: nobody can cancel it any more."""
    return event.kind is EventKind.APPOINTMENT and _past(event)


def _past(event: Event) -> bool:
    """Say whether an event that does not come again is over."""
    agenda = here().agenda
    once = event.repeat.every is Every.NEVER
    return once and local_now() >= over(first_time(agenda, event), agenda.here)


def _telling(words: str, work: Callable[[], Any]) -> Act:
    """Return what does *work* and tells it, with the button that takes it back."""

    async def act() -> None:
        await answered(words, work)

    return act
