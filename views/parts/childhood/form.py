"""A short form of the child's record: lines, a draft, faults said at their line."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.errors import Refused
from app.domain.when import When
from app.flows.describing import COMMENT_MAX
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.choice import choice
from views.parts.draft import use_draft
from views.parts.field import Hint
from views.parts.field import field as line_field
from views.parts.long_field import long_field
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_date, typed_day
from views.parts.watching import local_now, porch
from views.text import _

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line to fill in: `line`, `date`, `text` (long), or a choice of *options*."""

    name: str
    label: str
    helper: str = ""
    shape: str = "line"
    suffix: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form starts from, what keeps it, what is said, where it leads after.

    *name* begins the names of its lines and is its draft's; *start* holds ISO dates.
    *keep* is given ISO dates, and returns how to take back what it wrote. *said* is
    told above a form that is not a draft found again.
    """

    name: str
    lines: Sequence[Line]
    start: Texts = field(repr=False)
    kept: Texts = field(repr=False)
    keep: Callable[[Texts], Callable[[], object]]
    told: str
    leave: Callable[[], None]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the lines now."""

    texts: Texts = field(repr=False)


@ft.component
def FormFields(form: Form) -> ft.Control:
    """Ask for the lines; what is wrong is said at its line and aloud."""
    draft = use_draft(form.name)
    typed, change, now = use_form(lambda: Typed({**_shown(form), **form.kept}))
    faults, blame = use_held(tuple[Fault, ...]())

    def put(name: str, text: str) -> None:
        change(texts={**now().texts, name: text})
        draft.keep(now().texts)

    async def save() -> None:
        try:
            await _kept(form, now().texts)
        except Refused as error:
            blame((_fault(form, error),))
            return
        await leave()

    async def leave() -> None:
        await draft.drop()
        form.leave()

    drawing = Drawing(form.name, typed.texts, put, faults, save)
    lines = [_drawn(one, drawing) for one in form.lines]
    ways = _buttons(form, save, leave)
    again = summary(faults, name="fault-again")
    return sheet([*_back(form), summary(faults), *lines, again, ways])


async def _kept(form: Form, texts: Texts) -> None:
    """Keep what was typed; tell it, with what takes it back."""
    around = porch()
    back = await asyncio.to_thread(form.keep, _read(form, texts))
    around.tell(form.told, undo=undoing(back), leaving=True)


def _shown(form: Form) -> Texts:
    dates = {one.name for one in form.lines if one.shape == "date"}
    return {
        name: typed_day(When.parse(text)) if name in dates and text else text
        for name, text in form.start.items()
    }


def _read(form: Form, texts: Texts) -> Texts:
    """Return what was typed, dates in ISO. Raises Refused("date.malformed")."""
    dates = [one.name for one in form.lines if one.shape == "date"]
    return {**texts, **{name: _iso(name, texts.get(name, "")) for name in dates}}


def _iso(name: str, text: str) -> str:
    try:
        return iso_date(text, local_now().date())
    except Refused as error:
        raise Refused(error.code, line=name) from error


def _fault(form: Form, error: Refused) -> Fault:
    said = sentence_for(error.code, error.details)
    porch().say(said)
    line = error.details.get("line") or form.lines[0].name
    return Fault(f"{form.name}-{line}", said)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every line is drawn with."""

    name: str
    texts: Texts = field(repr=False)
    put: Callable[[str, str], None]
    faults: Sequence[Fault]
    save: Act


def _drawn(one: Line, drawing: Drawing) -> ft.Control:
    value, name = drawing.texts.get(one.name, ""), f"{drawing.name}-{one.name}"
    change = partial(drawing.put, one.name)
    if one.options:
        return choice(one.label, one.options, value, change, name=name)
    if one.shape == "text":
        return long_field(one.label, value, change, name=name, most=COMMENT_MAX)
    hint = Hint(one.helper, fault_of(drawing.faults, name), one.suffix)
    save = drawing.save
    return line_field(one.label, value, change, name=name, hint=hint, submit=save)


def _back(form: Form) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    told = words if form.kept else form.said
    return [banner(told)] if told else []


def _buttons(form: Form, save: Act, leave: Act) -> ft.Control:
    return side_by_side(
        [
            action(
                _("Enregistrer"), save, name=f"{form.name}-save", icon=ft.Icons.CHECK
            ),
            quiet_action(_("Annuler"), leave, name=f"{form.name}-leave"),
        ]
    )
