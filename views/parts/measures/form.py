"""The form of a measure: its values, its unit, its day and time, a note."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, Protocol

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.measures import Beside
from app.kinds import Kind
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.confirm import confirm
from views.parts.draft import Draft
from views.parts.measures.fields import (
    Typed,
    beside_of,
    hard_bounds,
    rows_of,
    when_of,
)
from views.parts.same_day import same_day
from views.parts.state import use_form
from views.parts.summary import Fault, summary
from views.parts.typed_date import iso_moment
from views.parts.watching import local_now, porch
from views.text import _, number, quantity

_PLACES: Final = {
    **dict.fromkeys(("date.malformed", "measure.future", "measure.day_needed"), "day"),
    **dict.fromkeys(("date.clock_malformed", "date.clock_alone"), "clock"),
    "measure.note_too_long": "note",
}
"""The field each refusal is about; the first value else."""
_ASKED: Final = ("measure.confirm", "measure.day_taken")


class Note(Protocol):
    """What the form does once it is filled: a flow, in a worker thread."""

    def __call__(
        self,
        values: Sequence[str],
        *,
        unit: str,
        at: str,
        confirmed: bool,
        beside: Beside,
    ) -> Entry:
        """Keep the values."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is about: its *kind*, as shown, and what follows the typing."""

    kind: Kind
    note: Note
    done: Callable[[Entry], None]
    draft: Draft | None = None


@ft.component
def MeasureForm(form: Form, start: Typed) -> ft.Control:
    """Ask for a measure; what is unusual is asked again before it is kept."""
    typed, put, now = use_form(lambda: start)

    def change(**fields: Any) -> None:  # noqa: ANN401 - the form's own fields
        put(**fields)
        if form.draft:
            form.draft.keep(now().kept())

    async def save() -> None:
        await _keep(form, replace(now(), sure=False, same_day=""), put)

    ft.use_dialog(_question(form, typed, now, put))
    button = action(_("Enregistrer"), save, name="measure-save", icon=ft.Icons.CHECK)
    rows = rows_of(form.kind, now, change, save) + beside_of(form.kind, now, change)
    when = when_of(form.kind, typed, change, save)
    return stack([summary(typed.faults), *rows, *when, side_by_side([button])])


async def _keep(form: Form, typed: Typed, put: Callable[..., None]) -> None:
    asked = zip(form.kind.asks, typed.said, strict=True)
    said = {one.name: code for one, code in asked if code}
    beside = Beside(typed.note, typed.same_day, said)
    try:
        at = iso_moment(typed.day, typed.clock, local_now().date())
        entry = await asyncio.to_thread(
            form.note,
            typed.values,
            unit=typed.unit,
            at=at,
            confirmed=typed.sure,
            beside=beside,
        )
    except Refused as error:
        put(**_after(form.kind, typed, error))
        return
    if form.draft:
        await form.draft.drop()
    form.done(entry)


def _question(
    form: Form, typed: Typed, now: Callable[[], Typed], put: Callable[..., None]
) -> ft.AlertDialog | None:
    """Return what is asked before the value is kept."""

    def answering(**answer: Any) -> Act:  # noqa: ANN401 - the form's own fields
        async def answered() -> None:
            await _keep(form, replace(now(), **answer), put)

        return answered

    def leave() -> None:
        put(asked="")

    if typed.asked == "measure.day_taken":
        add, instead = (answering(same_day=one) for one in ("add", "replace"))
        return same_day(typed.there, replace=instead, add=add, leave=leave)
    if typed.asked == "measure.confirm":
        return confirm(
            _("C'est bien cela ?"),
            _("{values} {unit} : cette valeur est inhabituelle.").format(
                values=" / ".join(typed.values), unit=_(typed.unit)
            ),
            label=_("Oui, la garder"),
            act=answering(sure=True),
            leave=leave,
        )
    return None


def _after(kind: Kind, typed: Typed, error: Refused) -> dict[str, Any]:
    """Return what a refusal changes in the form."""
    if error.code in _ASKED:
        there = _there(kind, error)
        return {"asked": error.code, "there": there, "sure": typed.sure, "faults": ()}
    rank = int(error.details.get("rank", "0"))
    place = _PLACES.get(error.code, ("value", "value2")[rank])
    told = _told(kind.shown_in(typed.unit), rank, error)
    porch().say(told)
    return {"asked": "", "faults": (Fault(place, told),)}


def _there(kind: Kind, error: Refused) -> str:
    """Return the value a daily kind has that day already."""
    value = error.details.get("value", "")
    return quantity([Decimal(value)], kind) if value else ""


def _told(kind: Kind, rank: int, error: Refused) -> str:
    if error.code != "measure.out_of_range":
        return sentence_for(error.code, error.details)
    low, high = hard_bounds(kind, rank)
    return _("Valeur impossible. Elle se tient entre {low} et {high} {unit}.").format(
        low=number(low), high=number(high), unit=_(kind.unit)
    )
