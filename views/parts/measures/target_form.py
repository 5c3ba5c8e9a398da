"""The form of a target: at least, at most, for each value of a kind."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import flet as ft

from app.domain.errors import Refused
from app.domain.target import Target
from app.flows.measuring.targets import Ends
from app.kinds import Kind
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.state import use_form
from views.parts.summary import Fault, fault_of, summary
from views.parts.watching import porch
from views.text import _, typed_value


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of each bound (`low0`, `high0`, `low1`…), and what is to mend."""

    texts: Mapping[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Aiming:
    """What the form is about: *keep* is the flow, *done* what follows it."""

    kind: Kind
    targets: Sequence[Target]
    keep: Callable[[Ends], None]
    done: Callable[[], None]


@ft.component
def TargetForm(aiming: Aiming) -> ft.Control:
    """Ask for the bounds of each value; an empty field is no bound."""
    kind = aiming.kind
    typed, change, now = use_form(lambda: Typed(_texts(kind, aiming.targets)))

    async def save() -> None:
        try:
            await asyncio.to_thread(aiming.keep, _ends(kind, now().texts))
        except Refused as error:
            told = sentence_for(error.code, error.details)
            porch().say(told)
            change(faults=(Fault(error.details.get("place", "low0"), told),))
            return
        aiming.done()

    def put(name: str, text: str) -> None:
        change(texts={**now().texts, name: text})

    rows = [
        stack([*_title(kind, rank), *_fields(kind, rank, typed, put, save)])
        for rank in range(len(kind.fields))
    ]
    button = action(_("Enregistrer"), save, name="aim-save", icon=ft.Icons.CHECK)
    return stack([summary(typed.faults), *rows, side_by_side([button])])


def _fields(
    kind: Kind, rank: int, typed: Typed, put: Callable[[str, str], None], save: Act
) -> list[ft.Control]:
    def line(name: str, label: str) -> ft.Control:
        hint = Hint(error=fault_of(typed.faults, name), suffix=_(kind.unit))
        value = typed.texts[name]

        def typing(text: str) -> None:
            put(name, text)

        return field(label, value, typing, name=name, hint=hint, submit=save)

    return [line(f"low{rank}", _("Au moins")), line(f"high{rank}", _("Au plus"))]


def _title(kind: Kind, rank: int) -> list[ft.Control]:
    several = len(kind.fields) > 1
    return [heading(3, _(kind.fields[rank].label))] if several else []


def _texts(kind: Kind, targets: Sequence[Target]) -> dict[str, str]:
    ends = [(f"low{rank}", one.low) for rank, one in enumerate(targets)]
    ends += [(f"high{rank}", one.high) for rank, one in enumerate(targets)]
    return {name: _text(kind, end) for name, end in ends}


def _text(kind: Kind, bound: Decimal | None) -> str:
    return "" if bound is None else typed_value(bound, kind)


def _ends(kind: Kind, texts: Mapping[str, str]) -> Ends:
    ranks = range(len(kind.fields))
    return [(texts[f"low{rank}"], texts[f"high{rank}"]) for rank in ranks]
