"""« Mesures » : one tile a kind, with its last value."""

import flet as ft

from app.domain.words import N_
from app.flows.measure import Measure
from app.flows.measures import Measures as Flow
from app.kinds import Kind
from views.house import Screen
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.kinds import icon_of
from views.parts.seal import SealLine
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _, moment, quantity


@drawn
def Measures() -> ft.Control:
    """Show the ten kinds; each leads to its curve."""
    measures = here().measures
    kinds = measures.kinds()
    asked = use_record(lambda: _lasts(measures, kinds), *(one.code for one in kinds))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    intro = [] if any(asked.value.values()) else [_first()]
    lasts = asked.value
    ordered = sorted(kinds, key=lambda one: (lasts[one.code] is None, _(one.label)))
    tiles = [_tile(kind, lasts[kind.code]) for kind in ordered]
    return sheet([SealLine(), *intro, *tiles])


def _lasts(measures: Flow, kinds: list[Kind]) -> dict[str, Measure | None]:
    return {kind.code: measures.last(kind.code) for kind in kinds}


def _first() -> ft.Control:
    return sentence(_("Notez une première mesure : choisissez-la ci-dessous."))


def _tile(kind: Kind, last: Measure | None) -> ft.Control:
    lines = [sentence(_("Rien de noté."), quiet=True)]
    if last:
        lines = [
            sentence(quantity(last.values, kind), strong=True),
            sentence(moment(last.when), quiet=True),
        ]
    return tile(
        _(kind.label),
        lines,
        going(f"/sante/mesures/{kind.code}"),
        name=f"kind-{kind.code}",
        icon=icon_of(kind),
    )


SCREEN = Screen("/sante/mesures", N_("Mesures"), Measures, place="health")
