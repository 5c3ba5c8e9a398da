"""The form of one line: what its rubric asks, each answer kept as it is typed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.topic import Ask, Shape
from app.domain.when import When
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.draft import use_draft
from views.parts.profile.asked import Answered, asked_line
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_date, typed_day
from views.parts.watching import local_now, porch
from views.text import _

Said = Mapping[str, str]
"""What is answered to each `Ask`, by its name; dates in ISO."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks and starts from, what keeps it, where it leads afterwards.

    *name* begins the names of its fields. *draft* names what was being typed, found
    again later as *kept*, with what is put *beside* it. A refusal that names no line is
    told at the field that *places* gives for its code.
    """

    name: str
    asks: Sequence[Ask]
    start: Said = field(repr=False)
    draft: str
    kept: Said = field(repr=False)
    keep: Callable[[Said], Entry]
    done: Callable[[Entry], None]
    leave: Callable[[], None]
    places: Mapping[str, str] = field(default_factory=dict)
    beside: Said = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the fields hold, as people type it."""

    said: Said = field(repr=False)


@dataclass(frozen=True, slots=True)
class Filling:
    """A form being filled: what it holds, what is wrong, what its buttons do."""

    said: Said = field(repr=False)
    put: Callable[..., None]
    faults: tuple[Fault, ...]
    save: Act
    leave: Act


@ft.component
def Fields(form: Form) -> ft.Control:
    """Ask for a line; what is wrong is said at its field, above them and aloud."""
    filling = use_filling(form)
    told, save = summary(filling.faults), filling.save
    lines = [_line(form, filling, ask) for ask in form.asks]
    ways = [
        action(_("Enregistrer"), save, name=f"{form.name}-save", icon=ft.Icons.CHECK),
        quiet_action(_("Annuler"), filling.leave, name=f"{form.name}-leave"),
    ]
    again = summary(filling.faults, name="fault-again")
    return sheet([*_back(form.kept), told, *lines, again, side_by_side(ways)])


def use_filling(form: Form) -> Filling:
    """Remember what is typed, kept as a draft until it is saved or given up."""
    draft = use_draft(form.draft)
    typed, change, now = use_form(lambda: _Typed(found(form)))
    faults, blame = use_held(tuple[Fault, ...]())

    def put(**said: str) -> None:
        change(said={**now().said, **said})
        draft.keep({**now().said, **form.beside})

    async def save() -> None:
        try:
            entry = await asyncio.to_thread(form.keep, read(form.asks, now().said))
        except Refused as error:
            blame((_fault(form, error),))
            return
        await draft.drop()
        form.done(entry)

    async def leave() -> None:
        await draft.drop()
        form.leave()

    return Filling(typed.said, put, faults, save, leave)


def _line(form: Form, filling: Filling, ask: Ask) -> ft.Control:
    fault = fault_of(filling.faults, f"{form.name}-{ask.name}")
    answered = Answered(form.name, filling.said, filling.put, fault, filling.save)
    return asked_line(ask, answered)


def found(form: Form) -> Said:
    """Return what the fields start with: the line as people type it, or its draft."""
    typed = typed_of(form.asks, form.start)
    return {name: form.kept.get(name, text) for name, text in typed.items()}


def typed_of(asks: Sequence[Ask], said: Said) -> Said:
    """Return every answer as people type it, "" where there is none."""
    return {ask.name: _typed(ask, said.get(ask.name, "")) for ask in asks}


def read(asks: Sequence[Ask], typed: Said) -> Said:
    """Read the dates typed. Raises Refused("date.malformed") naming the line."""
    days = {ask.name for ask in asks if ask.shape is Shape.DATE}
    return {
        name: _iso(name, text) if name in days else text for name, text in typed.items()
    }


def _typed(ask: Ask, said: str) -> str:
    if ask.shape is Shape.MONEY:
        return said.replace(".", ",")
    return typed_day(When.parse(said)) if said and ask.shape is Shape.DATE else said


def _iso(name: str, text: str) -> str:
    try:
        return iso_date(text, local_now().date())
    except Refused as error:
        raise Refused(error.code, line=name) from error


def _fault(form: Form, error: Refused) -> Fault:
    told = sentence_for(error.code, error.details)
    porch().say(told)
    place = error.details.get("line") or form.places.get(error.code)
    return Fault(f"{form.name}-{place or form.asks[0].name}", told)


def _back(kept: Said) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    return [banner(words)] if kept else []
