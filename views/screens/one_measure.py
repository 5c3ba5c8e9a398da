"""« Corriger une mesure » : one value, to correct or to withdraw."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import Act, doing
from views.parts.action import grave_action
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measure_form import MeasureForm, Typed
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.typed_date import typed_day
from views.parts.watching import here, use_record
from views.text import _, moment, quantity, shown_value


@drawn
def OneMeasure() -> ft.Control:
    """Show a measure; a correction replaces it, the old one stays in the history."""
    params = ft.use_route_params()
    kind, entry = kind_of(params["kind"]), EntryId(parse_id(params["entry"]))
    measures, page = here().measures, ft.context.page
    asked = use_record(partial(measures.one, entry))
    asking, ask, leave = use_flag()
    back = partial(page.navigate, f"/sante/mesures/{kind.code}")

    async def withdraw() -> None:
        await asyncio.to_thread(measures.withdraw, entry)
        back()

    ft.use_dialog(_question(withdraw, leave) if asking else None)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one, note = asked.value, partial(measures.correct, entry)
    away = grave_action(_("Retirer cette mesure"), doing(ask), name="one-withdraw")
    now = card([sentence(quantity(one.values, kind)), sentence(moment(one.when))])
    form = MeasureForm(kind, _filled(one, kind), note, back)
    return sheet([heading(2, _(kind.label)), now, form, side_by_side([away])])


def _question(act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Retirer cette mesure ?"),
        _("Elle quittera vos courbes. L'historique la garde."),
        label=_("Retirer"),
        act=act,
        leave=leave,
    )


def _filled(one: Measure, kind: Kind) -> Typed:
    unit = kind.shown.label if kind.shown else ""
    values = tuple(shown_value(value, kind) for value in one.values)
    clock = one.when.text[11:16]
    return Typed(values, unit, typed_day(one.when), clock)


SCREEN = Screen(
    "/sante/mesures/:kind/:entry",
    N_("Corriger une mesure"),
    OneMeasure,
    place="health",
)
