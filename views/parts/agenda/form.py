"""The form of an event: what, which day, at what hour; the rest only if wanted."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

import flet as ft

from app.domain.agenda import Draft, Event, EventKind
from app.domain.errors import Refused
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.agenda.asking import Filling, More, again, what, when
from views.parts.agenda.typed import Typed, drafted, read
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.draft import use_draft
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, summary
from views.parts.watching import local_now, porch
from views.text import _

_PLACES: Final = {
    "agenda.title_missing": "title",
    "agenda.title_too_long": "title",
    "agenda.line_too_long": "place",
    "date.malformed": "day",
    "agenda.zone_unknown": "clock",
    "agenda.too_long": "last",
    "period.backwards": "last",
    "agenda.too_many_reminders": "remind",
    "agenda.reminder_malformed": "remind",
    "agenda.repeat_malformed": "until",
    "document.comment_too_long": "note",
}
"""The field of a refusal that names no line."""


@dataclass(frozen=True, slots=True)
class EventForm:
    """What a form starts from, what keeps it, where it leads once kept or left.

    *old* is the event to change, None for a new one. *draft* names what was being
    typed, found again later as *kept*.
    """

    start: Typed = field(repr=False)
    draft: str
    kept: Mapping[str, str] = field(repr=False)
    keep: Callable[[Draft], object]
    done: Callable[[object], None]
    leave: Callable[[], None]
    old: Event | None = field(default=None, repr=False)


@ft.component
def EventFields(form: EventForm) -> ft.Control:
    """Ask for an event; what is wrong is said at its field, above and aloud."""
    filling, leave = use_filling(form)
    top, below = summary(filling.faults), summary(filling.faults, name="fault-again")
    asked = [*what(filling), *when(filling), *again(filling), More(filling)]
    ways = _buttons(filling, leave)
    return sheet([*_back(form.kept), top, *asked, below, ways])


def use_filling(form: EventForm) -> tuple[Filling, Act]:
    """Remember what is typed, kept as a draft until it is saved, or given up."""
    draft = use_draft(form.draft)
    typed, change, now = use_form(lambda: drafted(form.start, form.kept))
    faults, blame = use_held(tuple[Fault, ...]())

    def put(**texts: str) -> None:
        change(**texts)
        draft.keep(asdict(now()))

    async def save() -> None:
        try:
            said = read(now(), form.old, local_now().date())
            kept = await asyncio.to_thread(form.keep, said)
        except Refused as error:
            blame((_fault(error),))
            return
        await draft.drop()
        form.done(kept)

    async def leave() -> None:
        await draft.drop()
        form.leave()

    return Filling(typed, put, faults, save, new=form.old is None), leave


def _fault(error: Refused) -> Fault:
    told = sentence_for(error.code, error.details)
    porch().say(told)
    line = error.details.get("line") or _PLACES.get(error.code, "title")
    return Fault(f"event-{line}", told)


def _back(kept: Mapping[str, str]) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    return [banner(words)] if kept else []


def _buttons(filling: Filling, leave: Act) -> ft.Control:
    task = filling.typed.kind == EventKind.TASK
    label = _("Enregistrer le rappel") if task else _("Enregistrer le rendez-vous")
    return side_by_side(
        [
            action(label, filling.save, name="event-save", icon=ft.Icons.CHECK),
            quiet_action(_("Annuler"), leave, name="event-leave"),
        ]
    )
