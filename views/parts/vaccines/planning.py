"""« Choisir un jour » for a vaccine: in the agenda, copied out without its name."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import flet as ft

from app.domain.departure import Purpose
from app.domain.errors import Refused
from app.domain.vaccine import Due
from app.flows.vaccines.planning import Planned
from views.errors import sentence_for
from views.parts.acting import Act, doing, going
from views.parts.action import quiet_action
from views.parts.answering import answered
from views.parts.box import side_by_side, stack
from views.parts.confirm import confirm
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.folded import fold_button
from views.parts.outside.placing import use_placing
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form, use_held
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_date
from views.parts.vaccines.due_words import title_of
from views.parts.watching import here, local_now, porch
from views.parts.whose import file_of
from views.text import _, date_long

_DAY = len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Days:
    """What is planned, by the name of its line; *reminder* makes it a calendar file."""

    planned: Mapping[str, Planned] = field(default_factory=dict, repr=False)
    reminder: Callable[[Planned], bytes] = field(default=lambda _one: b"", repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the field."""

    day: str = ""


def planning_of(due: Due, days: Days, name: str) -> ft.Control:
    """Return the day of a line with its ways, or how to choose one."""
    planned = days.planned.get(due.name)
    if planned:
        kept: ft.Control = Kept(planned, days.reminder, name)
        return kept
    choosing: ft.Control = Choosing(due, name)
    return choosing


@ft.component
def Choosing(due: Due, name: str) -> ft.Control:
    """Ask for a day, one press away, and keep it in the agenda."""
    unfolded, unfold, fold = use_flag()
    typed, change, now = use_form(Typed)
    fault, blame = use_held("")
    planning, around = here().vaccines.planning, porch()

    async def save() -> None:
        try:
            plan = partial(planning.plan, due, _whole(now().day), title=title_of(due))
            back = await asyncio.to_thread(plan)
        except Refused as error:
            said = sentence_for(error.code, error.details)
            blame(said)
            around.say(said)
            return
        around.tell(_("Le jour est dans l'agenda."), undo=undoing(back))

    turn = doing(fold if unfolded else unfold)
    label, own = _("Choisir un jour"), f"{name}-plan"
    button = side_by_side([fold_button(label, turn, name=own, unfolded=unfolded)])
    if not unfolded:
        return button
    hint = Hint(_("Par exemple 12/03/2027"), fault)
    return stack([button, *_asked(typed.day, change, save, hint=hint, name=own)])


def _asked(
    day: str, change: Callable[..., None], save: Act, *, hint: Hint, name: str
) -> list[ft.Control]:
    """Return the field of a day, and the button that keeps it."""
    asked = line(
        _("Quel jour ?"),
        day,
        lambda text: change(day=text),
        name=f"{name}-day",
        hint=hint,
        submit=save,
    )
    ways = [quiet_action(_("Enregistrer"), save, name=f"{name}-save")]
    return [asked, side_by_side(ways)]


@ft.component
def Kept(
    planned: Planned, reminder: Callable[[Planned], bytes], name: str
) -> ft.Control:
    """Say the day chosen; copy it to another calendar, or take it off."""
    house, placing = here(), use_placing()
    asking, ask, leave = use_flag()

    async def give() -> None:
        name, content = file_of(house, "rappel.ics"), reminder(planned)
        await placing.put(name, content, Purpose.COPY_CALENDAR, planned.entry.id)

    async def cancel() -> None:
        work = partial(house.vaccines.planning.cancel, planned.line)
        await answered(_("Ce jour est retiré de l'agenda."), work)

    ft.use_dialog(_question(give, leave) if asking else None)
    see = going(f"/agenda/{planned.entry.id.hex()}")
    day = date_long(planned.day).replace(" ", "\u00a0")
    ways = [
        quiet_action(_("Copier dans mon agenda"), doing(ask), name=f"{name}-copy"),
        quiet_action(_("Voir dans l'agenda"), see, name=f"{name}-see"),
        quiet_action(_("Retirer ce jour"), cancel, name=f"{name}-unplan"),
    ]
    told = sentence(_("Prévu : {day}").format(day=day), strong=True)
    return stack([told, side_by_side(ways)], spacing=8)


def _whole(text: str) -> date:
    """Read a whole day. Raises Refused("date.malformed")."""
    day = iso_date(text, local_now().date())
    if len(day) != _DAY:
        raise Refused("date.malformed")
    return date.fromisoformat(day)


def _question(give: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Copier dans votre agenda ?"),
        _("Hors d'Alvéole, on lira seulement « Rendez-vous » et le jour."),
        label=_("Copier le rappel"),
        act=give,
        leave=leave,
    )
