"""« Une mesure » : its value, its day, where it comes from, what it replaced."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind
from views.house import House, Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.rows import measure_row
from views.parts.profile.linked import Linked
from views.parts.sentence import sentence
from views.parts.series import around, source_of
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, capital, moment, quantity


@dataclass(frozen=True, slots=True)
class Seen:
    """A measure, as it is shown, and what it took the place of."""

    kind: Kind
    one: Measure = field(repr=False)
    past: tuple[Measure, ...] = field(default=(), repr=False)


@drawn
def OneMeasure() -> ft.Control:
    """Show a measure whole; what can be done with it depends on whether it counts."""
    params, house = ft.use_route_params(), here()
    code, entry = kind_at(params["kind"]).code, EntryId(parse_id(params["entry"]))
    asked = use_record(partial(_seen, house, code, entry), code, key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    linked = [Linked(seen.one.entry)] if seen.one.stands else []
    return sheet([*_said(seen), Actions(seen), *linked, *_past(seen)])


def _seen(house: House, code: str, entry: EntryId) -> Seen:
    measures = house.measures
    past = tuple(measures.history(entry))
    return Seen(house.panel.kind(code), measures.one(entry), past)


def _said(seen: Seen) -> list[ft.Control]:
    one, kind = seen.one, seen.kind
    gone = banner(_("Cette mesure est retirée. Elle ne compte plus."))
    note = [sentence(_("Note : {note}").format(note=one.note))] if one.note else []
    lines = [
        heading(2, quantity(one.values, kind)),
        sentence(capital(moment(one.when))),
        *([sentence(words)] if (words := around(one, kind)) else []),
        *note,
        sentence(source_of(one), quiet=True),
    ]
    return [*([] if one.stands else [gone]), card(lines)]


@ft.component
def Actions(seen: Seen) -> ft.Control:
    """Offer to correct or withdraw it, to put it back, or say why neither can be."""
    asking, ask, leave = use_flag()
    place = measure_place(seen.kind.code)
    withdraw, put_back = _acts(seen.one.entry.id, place)
    ft.use_dialog(_question(withdraw, leave) if asking else None)
    if seen.one.computed:
        return _computed()
    if not seen.one.stands:
        label = _("Remettre cette mesure")
        return side_by_side([action(label, put_back, name="one-back")])
    correct = going(f"{place}/{seen.one.entry.id.hex()}/corriger")
    return side_by_side(
        [
            quiet_action(_("Corriger cette mesure"), correct, name="one-correct"),
            grave_action(_("Retirer cette mesure"), doing(ask), name="one-withdraw"),
        ]
    )


def _acts(entry: EntryId, place: str) -> tuple[Act, Act]:
    """Return how to withdraw the measure, and how to put it back."""
    measures, around = here().measures, porch()

    async def withdraw() -> None:
        await asyncio.to_thread(measures.withdraw, entry)
        undo = undoing(partial(measures.put_back, entry))
        around.tell(_("La mesure est retirée."), undo=undo, leaving=True)
        around.go(place)

    async def put_back() -> None:
        await asyncio.to_thread(measures.put_back, entry)
        undo = undoing(partial(measures.withdraw, entry))
        around.tell(_("La mesure compte à nouveau."), undo=undo)

    return withdraw, put_back


def _computed() -> ft.Control:
    """Say what to correct instead."""
    ways = {"body-weight": _("Voir le poids"), "body-height": _("Voir la taille")}
    buttons = [
        quiet_action(label, going(measure_place(code)), name=f"source-{code}")
        for code, label in ways.items()
    ]
    words = _("Cette valeur est calculée. Corrigez le poids ou la taille.")
    return card([sentence(words), side_by_side(buttons)])


def _past(seen: Seen) -> list[ft.Control]:
    if not seen.past:
        return []
    rows = [measure_row(one, seen.kind) for one in seen.past]
    return [heading(2, _("Ce qu'elle a remplacé")), *rows]


def _question(act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Retirer cette mesure ?"),
        _("Elle quittera les courbes. L'historique la garde."),
        label=_("Retirer"),
        act=act,
        leave=leave,
    )


def _named(params: Mapping[str, str]) -> str:
    return _(kind_at(params["kind"]).label)


SCREEN = Screen(
    "/sante/mesures/:kind/:entry", N_("Mesure"), OneMeasure, "health", named=_named
)
