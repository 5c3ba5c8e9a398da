"""« Préparer sa visite » : what the page is made of, and what it lacks."""

from typing import Final

import flet as ft

from app.domain.entrusted import Entrusted
from app.domain.ids import SpaceId
from app.flows.entrusted.notebook import Notebook
from app.flows.mandates.mandates import OFFERED
from app.flows.synthesis.visit import Visits
from views.house import House
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.entrusting.reading import reading_of
from views.parts.entrusting.words import rubric_names
from views.parts.synthesis.visiting import Visited
from views.rubrics import named
from views.text import _

_ICON: Final = ft.Icons.ASSIGNMENT_OUTLINED


def visit_way(lane: SpaceId) -> ft.Control:
    """Return the way to the page that prepares the visit of who entrusts a rubric."""
    label, go = _("Préparer sa visite"), going(f"/confies/{lane.hex()}/visite")
    name = f"visit-{lane.hex()}"
    return side_by_side([quiet_action(label, go, name=name, icon=_ICON)])


def their_visit(house: House, lane: SpaceId) -> Visited:
    """Return the visit of who entrusts a rubric, whole across those one may read.

    Raises Refused("entrusted.ended").
    """
    who = reading_of(house, lane).who
    houses = tuple(house.entrusted.house(one.lane) for one in who.rubrics)
    notes = Notebook(house.entrusted, who.space)
    parts = tuple(one.synthesis for one in houses)
    flow, (told, printed) = Visits(parts, notes.recall, notes.remember), _said(who)
    return Visited(who.whose, houses, notes, flow, told, printed)


def _said(who: Entrusted) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say what is entrusted and what is not, on screen and on paper."""
    given = {one.rubric for one in who.rubrics}
    name, names = who.whose or _("un proche"), rubric_names(sorted(given))
    told = _("D'après ce que {name} vous confie : {names}.")
    printed = _("Page d'un proche, d'après ce que {name} lui confie : {names}.")
    said = [words.format(name=name, names=names) for words in (told, printed)]
    lacking = [one for one in OFFERED if one not in given]
    if not lacking:
        return (said[0],), (said[1],)
    words = _("Pas confié, donc absent d'ici : {names}.")
    listed = (_("Pas confié, donc absent d'ici :"), *map(named, lacking))
    return (said[0], *listed), (said[1], words.format(names=rubric_names(lacking)))
