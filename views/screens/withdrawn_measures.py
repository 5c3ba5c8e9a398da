"""« Mesures retirées » : what was withdrawn or corrected, to look at or put back."""

from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at
from views.parts.measures.rows import measure_row, turning
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _

_PAGE = 60


@drawn
def WithdrawnMeasures() -> ft.Control:
    """List them newest first; each opens on what can be done with it."""
    code, house = kind_at(ft.use_route_params()["kind"]).code, here()
    rank, turn = use_held(0)
    asked = use_record(partial(_page, house, code, rank), code, key=(code, rank))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    kind, found = asked.value
    if not found:
        return sheet([sentence(_("Aucune mesure retirée."), quiet=True)])
    words = _("Ces valeurs ne comptent plus. Vous pouvez les remettre.")
    rows = [measure_row(one, kind) for one in found[:_PAGE]]
    pages = turning(rank, turn, more=len(found) > _PAGE)
    return sheet([heading(2, _(kind.label)), sentence(words), *rows, *pages])


def _page(house: House, code: str, rank: int) -> tuple[Kind, list[Measure]]:
    found = house.measures.withdrawn(code, limit=_PAGE + 1, offset=rank * _PAGE)
    return house.panel.kind(code), found


SCREEN = Screen(
    "/sante/mesures/:kind/retirees",
    N_("Mesures retirées"),
    WithdrawnMeasures,
    place="health",
)
