"""The questions of the form of an event, each with its example."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import flet as ft

from app.domain.agenda import EventKind
from app.domain.errors import Refused
from app.domain.when import When
from app.domain.words import N_
from app.flows.describing import COMMENT_MAX
from views.parts.acting import Act, doing
from views.parts.agenda.picks import picks
from views.parts.agenda.typed import AS_IT_IS, RHYTHMS, Typed
from views.parts.agenda.typed_day import coming_day
from views.parts.agenda.words import REMINDERS, reminder_words
from views.parts.box import side_by_side, stack
from views.parts.choice import choice
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.folded import Folded, fold_button
from views.parts.heading import heading
from views.parts.long_field import long_field
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.summary import Fault, fault_of
from views.parts.watching import local_now
from views.text import _, date_long

_MORE: Final = ("end", "last", "who", "note")
_RHYTHMS: Final = {
    "": N_("Une seule fois"),
    "day": N_("Chaque jour"),
    "week": N_("Chaque semaine"),
    "two-weeks": N_("Toutes les deux semaines"),
    "month": N_("Chaque mois"),
    "year": N_("Chaque année"),
}
_OFFERED: Final = (0, 60, 1440, 10080)
"""Reminders offered, in minutes before; those of an event stay beside them."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A form being filled: what it holds, how to put, what is wrong, what Enter does.

    *new*: nothing of it is kept yet.
    """

    typed: Typed = field(repr=False)
    put: Callable[..., None]
    faults: tuple[Fault, ...]
    save: Act
    new: bool


def what(filling: Filling) -> list[ft.Control]:
    """Ask what it is, and where: a reminder has no place."""
    sorts = {
        EventKind.APPOINTMENT.value: _("Un rendez-vous"),
        EventKind.TASK.value: _("Un rappel"),
    }
    typed = filling.typed
    sort = [
        choice(
            _("Que voulez-vous noter ?"),
            sorts,
            typed.kind,
            lambda key: filling.put(kind=key),
            name="event-kind",
        )
    ]
    example = _("Par exemple : Dr Martin, cardiologue")
    if typed.kind == EventKind.TASK:
        example = _("Par exemple : renouveler l'ordonnance")
    title = _asked(filling, "title", _("Titre (à remplir)"), example)
    return [*(sort if filling.new else []), title]


def when(filling: Filling) -> list[ft.Control]:
    """Ask which day and at what hour; the day understood is said in full."""
    day = _asked(
        filling,
        "day",
        _("Jour (à remplir)"),
        _said(filling.typed.day) or _("Par exemple 12/03/2027, 12 mars ou demain"),
    )
    hint = _("Par exemple 14 h 30. Vide : toute la journée")
    hour = _asked(filling, "clock", _("À quelle heure ?"), hint)
    place = _asked(
        filling, "place", _("Où ?"), _("Par exemple : 12 rue des Lilas, 2e étage")
    )
    place_too = [] if filling.typed.kind == EventKind.TASK else [place]
    return [day, hour, *place_too, _reminders(filling)]


def again(filling: Filling) -> list[ft.Control]:
    """Ask how it comes again, and until when."""
    typed, put = filling.typed, filling.put
    words = {key: _(said) for key, said in _RHYTHMS.items()}
    if typed.every not in RHYTHMS:
        words[AS_IT_IS] = _("Comme avant")
    rhythm: ft.Control = Folded(
        words, typed.every, lambda key: put(every=key), "event-every"
    )
    asked = stack([heading(2, _("Combien de fois ?"), drawn=3), rhythm], spacing=4)
    if not typed.every:
        return [asked]
    hint = _said(typed.until) or _("Par exemple 30/06/2027. Vide : sans fin")
    return [asked, _asked(filling, "until", _("Jusqu'au"), hint)]


@ft.component
def More(filling: Filling) -> ft.Control:
    """What is rarely needed: one press away, open when something is in it."""
    typed = filling.typed
    said = any(getattr(typed, name) for name in _MORE)
    chosen, choose = use_held("")
    wrong = any(fault_of(filling.faults, f"event-{name}") for name in _MORE)
    unfolded = wrong or chosen == "more" or (said and chosen != "less")
    label = _("Fermer les précisions") if unfolded else _("Ajouter des précisions")
    turn = doing(lambda: choose("less" if unfolded else "more"))
    button = side_by_side(
        [fold_button(label, turn, name="event-more", unfolded=unfolded)]
    )
    return stack([button, *(_lines(filling) if unfolded else [])])


def _lines(filling: Filling) -> list[ft.Control]:
    note = long_field(
        _("Note"),
        filling.typed.note,
        lambda text: filling.put(note=text),
        name="event-note",
        most=COMMENT_MAX,
    )
    if filling.typed.kind == EventKind.TASK:
        return [note]
    who, end = _("Avec qui ?"), _("Heure de fin")
    last = _("Dernier jour, s'il y en a plusieurs")
    return [
        _asked(filling, "who", who, _("Par exemple : Dr Martin")),
        _asked(filling, "end", end, _("Par exemple 15 h")),
        _asked(filling, "last", last, _said(filling.typed.last)),
        note,
    ]


def _reminders(filling: Filling) -> ft.Control:
    """Offer when to be reminded; none is a choice too."""
    chosen = tuple(filling.typed.reminders.split())
    whole = not filling.typed.clock.strip()
    offered = {*_OFFERED, *map(int, chosen)} - ({60} if whole else set())
    words = {str(one): _worded(one, whole=whole) for one in sorted(offered)}
    asked = picks(words, chosen, _choosing(filling), name="event-remind")
    fault = fault_of(filling.faults, "event-remind")
    told = _("Le rappel s'affiche quand Alvéole est ouvert.")
    none = _("Aucun rappel.")
    below = fault or (told if chosen else none)
    title = heading(2, _("Me le rappeler"), drawn=3)
    return stack([title, asked, sentence(below, quiet=not fault)], spacing=8)


def _choosing(filling: Filling) -> Callable[[tuple[str, ...]], None]:
    def choose(chosen: tuple[str, ...]) -> None:
        filling.put(reminders=" ".join(chosen))

    return choose


def _worded(minutes: int, *, whole: bool) -> str:
    if not whole or minutes not in REMINDERS or minutes:
        return reminder_words(minutes)
    return _("Le jour même, à 9 h")


def _said(text: str) -> str:
    """Say the day understood, "" when there is none yet."""
    try:
        day = coming_day(text, local_now().date())
    except Refused:
        return ""
    return date_long(When.parse(day)) if day else ""


def _asked(filling: Filling, name: str, label: str, example: str) -> ft.Control:
    return line(
        label,
        getattr(filling.typed, name),
        lambda text: filling.put(**{name: text}),
        name=f"event-{name}",
        hint=Hint(example, fault_of(filling.faults, f"event-{name}")),
        submit=filling.save,
    )
