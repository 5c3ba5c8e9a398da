"""The form of a stay: two dates, a place, a reason, a comment; none is mandatory."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.stay import Stay
from app.domain.when import When
from app.flows.describing import COMMENT_MAX
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.draft import use_draft
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.long_field import long_field
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_date, typed_day
from views.parts.watching import local_now, porch
from views.text import _

_DATES: Final = ("start", "end")
_PLACES: Final = {
    "period.backwards": "end",
    "document.comment_too_long": "comment",
    "stay.empty": "start",
}


@dataclass(frozen=True, slots=True)
class StayForm:
    """What a form starts from, what keeps it, where it leads once kept or left.

    *draft* names what was being typed, found again later.
    """

    start: Stay
    draft: str
    kept: Mapping[str, str] = field(repr=False)
    keep: Callable[[Stay], Entry]
    done: Callable[[Entry], None]
    leave: Callable[[], None]


@ft.component
def StayFields(form: StayForm) -> ft.Control:
    """Ask for a stay; what is wrong is said at its field and aloud."""
    draft = use_draft(form.draft)
    typed, change, now = use_form(lambda: found(typed_of(form.start), form.kept))
    faults, blame = use_held(tuple[Fault, ...]())

    def put(**texts: str) -> None:
        change(**texts)
        draft.keep(asdict(now()))

    async def save() -> None:
        try:
            entry = await asyncio.to_thread(form.keep, read(now()))
        except Refused as error:
            blame((_fault(error),))
            return
        await draft.drop()
        form.done(entry)

    async def leave() -> None:
        await draft.drop()
        form.leave()

    lines = [*_lines(typed, put, faults, save), _comment(typed, put)]
    told, ways = summary(faults), _buttons(save, leave)
    return sheet([*_back(form.kept), told, *lines, summary(faults), ways])


def typed_of(stay: Stay) -> Stay:
    """Return a stay with its dates as people type them."""
    days = {name: getattr(stay, name) for name in _DATES}
    shown = {
        name: typed_day(When.parse(day)) if day else "" for name, day in days.items()
    }
    return replace(stay, **shown)


def found(start: Stay, draft: Mapping[str, str]) -> Stay:
    """Return the form as its draft left it."""
    names = {one.name for one in fields(Stay)}
    return replace(start, **{name: draft[name] for name in names & draft.keys()})


def read(typed: Stay) -> Stay:
    """Read the dates typed. Raises Refused("date.malformed") naming the line."""
    return replace(typed, **{name: _iso(name, getattr(typed, name)) for name in _DATES})


def _iso(name: str, text: str) -> str:
    try:
        return iso_date(text, local_now().date())
    except Refused as error:
        raise Refused(error.code, line=name) from error


def _fault(error: Refused) -> Fault:
    told = sentence_for(error.code, error.details)
    porch().say(told)
    return Fault(error.details.get("line") or _PLACES.get(error.code, "reason"), told)


def _lines(
    typed: Stay, put: Callable[..., None], faults: tuple[Fault, ...], save: Act
) -> list[ft.Control]:
    asked = {
        "start": (_("Date d'entrée"), _("Par exemple 12/03/2026, 03/2026 ou 1998")),
        "end": (_("Date de sortie"), _("Laissez vide si vous ne la savez pas")),
        "facility": (_("Hôpital ou clinique"), ""),
        "unit": (_("Service"), _("Par exemple : cardiologie")),
        "reason": (_("Motif"), _("Par exemple : opération du genou")),
    }

    def putting(name: str) -> Callable[[str], None]:
        return lambda text: put(**{name: text})

    return [
        line(
            label,
            getattr(typed, name),
            putting(name),
            name=f"stay-{name}",
            hint=Hint(helper, fault_of(faults, name)),
            submit=save,
        )
        for name, (label, helper) in asked.items()
    ]


def _comment(typed: Stay, put: Callable[..., Any]) -> ft.Control:
    return long_field(
        _("Votre commentaire"),
        typed.comment,
        lambda text: put(comment=text),
        name="stay-comment",
        most=COMMENT_MAX,
    )


def _back(kept: Mapping[str, str]) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    return [banner(words)] if kept else []


def _buttons(save: Act, leave: Act) -> ft.Control:
    return side_by_side(
        [
            action(_("Enregistrer"), save, name="stay-save", icon=ft.Icons.CHECK),
            quiet_action(_("Annuler"), leave, name="stay-leave"),
        ]
    )
