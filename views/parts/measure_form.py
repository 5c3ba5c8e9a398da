"""The form of a measure: its values, its unit, its day and time."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol

import flet as ft

from app.domain.errors import Refused
from app.kinds import Kind
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.choice import choice
from views.parts.confirm import confirm
from views.parts.field import Hint, field
from views.parts.state import use_form
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_moment, typed_clock, typed_day
from views.parts.watching import porch
from views.text import _

_SCORE: Final = "pain-severity"
_NAMES: Final = ("value", "value2")
_IN_DATE: Final = frozenset({"date.malformed", "measure.future"})


class Note(Protocol):
    """What the form does once it is filled: a flow, in a worker thread."""

    def __call__(
        self, values: Sequence[str], *, unit: str, at: str, confirmed: bool = False
    ) -> object:
        """Keep the values."""
        ...


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the fields now."""

    values: tuple[str, ...]
    unit: str
    day: str
    clock: str
    faults: tuple[Fault, ...] = ()
    doubt: bool = False


@ft.component
def MeasureForm(
    kind: Kind, start: Typed, note: Note, done: Callable[[], None]
) -> ft.Control:
    """Ask for a measure; an unusual value is asked again before it is kept."""
    typed, change, now = use_form(lambda: start)

    async def save() -> None:
        await _keep(now(), change, note, done)

    async def sure() -> None:
        await _keep(now(), change, partial(note, confirmed=True), done)

    def leave() -> None:
        change(doubt=False)

    ft.use_dialog(_question(typed, sure, leave) if typed.doubt else None)
    button = action(_("Enregistrer"), save, name="measure-save", icon=ft.Icons.CHECK)
    rows = [*_values(kind, now, change), *_unit(kind, typed, change)]
    when = _when(typed, change)
    return stack([summary(typed.faults), *rows, *when, side_by_side([button])])


async def _keep(
    typed: Typed,
    change: Callable[..., None],
    note: Note,
    done: Callable[[], None],
) -> None:
    try:
        at = iso_moment(typed.day, typed.clock)
        await asyncio.to_thread(note, typed.values, unit=typed.unit, at=at)
    except Refused as error:
        change(**_after(error))
    else:
        done()


def _question(typed: Typed, sure: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    values = " / ".join(typed.values)
    return confirm(
        _("C'est bien cela ?"),
        _("{values} {unit} : cette valeur est inhabituelle.").format(
            values=values, unit=_(typed.unit)
        ),
        label=_("Oui, la garder"),
        act=sure,
        leave=leave,
    )


def blank(kind: Kind) -> Typed:
    """Return the form of a measure taken just now."""
    now = porch().now().astimezone()
    unit = kind.shown.label if kind.shown else ""
    return Typed(("",) * len(kind.fields), unit, typed_day(now), typed_clock(now))


def _after(error: Refused) -> dict[str, Any]:
    """Return what a refusal changes in the form."""
    if error.code == "measure.confirm":
        return {"doubt": True, "faults": ()}
    place = "day" if error.code in _IN_DATE else "value"
    told = sentence_for(error.code, error.details)
    porch().say(told)
    return {"doubt": False, "faults": (Fault(place, told),)}


def _values(
    kind: Kind, now: Callable[[], Typed], change: Callable[..., None]
) -> list[ft.Control]:
    typed = now()

    def putting(rank: int) -> Callable[[str], None]:
        def put(text: str) -> None:
            values = now().values
            change(values=(*values[:rank], text, *values[rank + 1 :]))

        return put

    if kind.code == _SCORE:
        marks = {str(score): str(score) for score in range(11)}
        label = _(kind.fields[0].label)
        return [choice(label, marks, typed.values[0], putting(0), name="value")]
    return [
        field(
            _(asked.label),
            typed.values[rank],
            putting(rank),
            name=_NAMES[rank],
            hint=Hint(suffix=_(typed.unit), error=fault_of(typed.faults, _NAMES[rank])),
        )
        for rank, asked in enumerate(kind.fields)
    ]


def _unit(kind: Kind, typed: Typed, change: Callable[..., None]) -> list[ft.Control]:
    labels = {unit.label: _(unit.label) for unit in kind.units}
    if len(labels) < 2:  # noqa: PLR2004 - nothing to choose
        return []

    def choose(label: str) -> None:
        change(unit=label)

    return [choice(_("Unité"), labels, typed.unit, choose, name="unit")]


def _when(typed: Typed, change: Callable[..., None]) -> list[ft.Control]:
    day = field(
        _("Jour"),
        typed.day,
        lambda text: change(day=text),
        name="day",
        hint=Hint(_("Par exemple 07/03/2026"), fault_of(typed.faults, "day")),
    )
    clock = field(
        _("Heure"),
        typed.clock,
        lambda text: change(clock=text),
        name="clock",
        hint=Hint(_("Par exemple 8:30")),
    )
    return [day, clock]
