"""« Corriger une mesure » : one value, to correct or to withdraw."""

import asyncio
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.measure import Measure
from app.flows.measures import Measures
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

_PAGE: Final = 200


@drawn
def OneMeasure() -> ft.Control:
    """Show a measure; a correction replaces it, the old one stays in the history."""
    params = ft.use_route_params()
    kind, entry = kind_of(params["kind"]), EntryId(parse_id(params["entry"]))
    measures, page = here().measures, ft.context.page
    asked = use_record(lambda: _one(measures, kind.code, entry), kind.code)
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


def _one(measures: Measures, code: str, entry: EntryId) -> Measure:
    """Find a measure still standing. Raises Refused("entry.absent")."""
    for rank in count():
        page = measures.series(code, limit=_PAGE, offset=rank * _PAGE)
        found = [one for one in page if one.entry.id == entry]
        if found:
            return found[0]
        if len(page) < _PAGE:
            raise Refused("entry.absent")
    raise Refused("entry.absent")


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
