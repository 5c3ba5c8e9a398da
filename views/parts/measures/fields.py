"""The fields of a measure: values, unit, day, time, note."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind
from views.parts.acting import Act
from views.parts.box import stack
from views.parts.choice import choice
from views.parts.field import Hint, field
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.summary import Fault, fault_of
from views.parts.typed_date import typed_clock, typed_day
from views.parts.watching import local_now
from views.text import _, shown_value, typed_value

_SCORE: Final = "pain-severity"
_NAMES: Final = ("value", "value2")
_PAIN: Final = (
    N_("0 – aucune douleur"),
    *(N_("1 – douleur légère"), N_("2 – douleur légère"), N_("3 – douleur légère")),
    *(N_("4 – douleur modérée"), N_("5 – douleur modérée"), N_("6 – douleur modérée")),
    *(N_("7 – douleur forte"), N_("8 – douleur forte"), N_("9 – douleur forte")),
    N_("10 – douleur extrême"),
)
"""The eleven levels of pain, in words."""
_KEPT: Final = ("values", "unit", "day", "clock", "note", "said")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the fields now, what is asked about it, what was answered.

    *last* is the measure before, to recall; *there* is the value of that day.
    *said* holds an answer to each circumstance of the kind, "" for none.
    """

    values: tuple[str, ...]
    unit: str
    day: str
    clock: str
    note: str = ""
    said: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    asked: str = ""
    there: str = ""
    sure: bool = False
    same_day: str = ""

    def kept(self) -> dict[str, str]:
        """Return what a draft keeps."""
        return {name: _flat(getattr(self, name)) for name in _KEPT}


def blank(kind: Kind, last: Measure | None = None) -> Typed:
    """Return the form of a measure taken just now."""
    now = local_now()
    values = ("",) * len(kind.fields)
    return Typed(
        values,
        kind.unit,
        typed_day(now),
        "" if kind.daily else typed_clock(now),
        said=("",) * len(kind.asks),
        last=tuple(shown_value(one, kind) for one in last.values) if last else (),
    )


def filled(kind: Kind, one: Measure) -> Typed:
    """Return the form of a measure to correct."""
    values = tuple(typed_value(value, kind) for value in one.values)
    clock = one.when.text[11:16]
    said = tuple(one.said.get(asked.name, "") for asked in kind.asks)
    return Typed(values, kind.unit, typed_day(one.when), clock, one.note, said)


def found(start: Typed, draft: Mapping[str, str]) -> Typed:
    """Return the form as its draft left it."""
    texts = {name: draft.get(name, "") for name in _KEPT}
    values = tuple(texts.pop("values").split("\n"))
    if len(values) != len(start.values):
        return start
    said = tuple(texts.pop("said").split("\n")) if start.said else ()
    if len(said) != len(start.said):
        said = start.said
    own = {one.name: getattr(start, one.name) for one in fields(start)}
    return Typed(**{**own, **texts, "values": values, "said": said})


def hard_bounds(kind: Kind, rank: int) -> tuple[Decimal, Decimal]:
    """Return what a value must lie between, in the unit shown."""
    asked, unit = kind.fields[rank].hard, kind.shown
    ends = [unit.shown(one) if unit else one for one in (asked.low, asked.high)]
    low, high = (round(one, 1).normalize() for one in ends)
    return low, high


def rows_of(
    kind: Kind, now: Callable[[], Typed], change: Callable[..., None], save: Act
) -> list[ft.Control]:
    """Return a field for each value, then the units there are."""
    typed = now()

    def putting(rank: int) -> Callable[[str], None]:
        def put(text: str) -> None:
            values = now().values
            change(values=(*values[:rank], text, *values[rank + 1 :]))

        return put

    if kind.code == _SCORE:
        marks = {str(score): _(words) for score, words in enumerate(_PAIN)}
        label = _(kind.fields[0].label)
        return [choice(label, marks, typed.values[0], putting(0), name="value")]
    values = [
        field(
            _(asked.label),
            typed.values[rank],
            putting(rank),
            name=_NAMES[rank],
            hint=_hint(typed, rank),
            submit=save,
        )
        for rank, asked in enumerate(kind.fields)
    ]
    return [*values, *_unit(kind, typed, change)]


def beside_of(
    kind: Kind, now: Callable[[], Typed], change: Callable[..., None]
) -> list[ft.Control]:
    """Return what may be said beside the value; nothing of it is mandatory."""
    unsaid = {"": _("Je ne précise pas")}

    def putting(rank: int) -> Callable[[str], None]:
        def put(code: str) -> None:
            said = now().said
            change(said=(*said[:rank], code, *said[rank + 1 :]))

        return put

    return [
        stack(
            [
                heading(3, _(asked.label)),
                Folded(
                    {code: _(words) for code, words in asked.answers} | unsaid,
                    now().said[rank],
                    putting(rank),
                    f"said-{asked.name}",
                ),
                *([sentence(_(asked.unsaid), quiet=True)] if asked.unsaid else []),
            ],
            spacing=4,
        )
        for rank, asked in enumerate(kind.asks)
    ]


def when_of(
    kind: Kind, typed: Typed, change: Callable[..., None], save: Act
) -> list[ft.Control]:
    """Return the fields of the day, the time when the kind has one, the note."""
    helped = {
        "day": (_("Jour"), _("Par exemple 07/03/2026, ou hier")),
        "clock": (_("Heure, si vous la savez"), _("Par exemple 8:30")),
        "note": (_("Note, si vous voulez"), _("Par exemple : à jeun")),
    }
    if kind.daily:
        del helped["clock"]

    def putting(name: str) -> Callable[[str], None]:
        return lambda text: change(**{name: text})

    return [
        field(
            label,
            getattr(typed, name),
            putting(name),
            name=name,
            hint=Hint(helper, fault_of(typed.faults, name)),
            submit=save,
        )
        for name, (label, helper) in helped.items()
    ]


def _hint(typed: Typed, rank: int) -> Hint:
    helper = ""
    if typed.last:
        helper = _("La dernière fois : {value}").format(value=typed.last[rank])
    error = fault_of(typed.faults, _NAMES[rank])
    return Hint(helper, error, suffix=_(typed.unit))


def _unit(kind: Kind, typed: Typed, change: Callable[..., None]) -> list[ft.Control]:
    labels = {unit.label: _(unit.label) for unit in kind.units}
    if len(labels) < 2:  # noqa: PLR2004 - nothing to choose
        return []

    def choose(label: str) -> None:
        change(unit=label)

    return [choice(_("Unité"), labels, typed.unit, choose, name="unit")]


def _flat(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
