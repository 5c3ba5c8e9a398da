"""« Mon objectif » : the bounds a person sets for a measure, and how to drop them."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.domain.target import Target
from app.domain.words import N_
from app.flows.panel import Panel
from app.kinds import Kind
from views.house import Screen
from views.parts.action import grave_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.aim import told_of
from views.parts.measures.target_form import Aiming, TargetForm
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.parts.whose import said_of
from views.text import _

Aimed = tuple[Kind, tuple[Target, ...]]
"""A kind as it is shown, and the target of each of its values."""


@drawn
def MeasureTarget() -> ft.Control:
    """Ask for a target; what was there before is one press away."""
    code, panel = kind_at(ft.use_route_params()["kind"]).code, here().panel
    asked = use_record(partial(_aimed, panel, code), key=code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    kind, targets = asked.value
    done = _telling(panel, kind.code, targets)
    keep = partial(panel.targets.choose, code)
    form = Aiming(
        kind,
        targets,
        lambda ends: keep(ends, kind.unit),
        partial(
            done, said_of(_("Votre objectif est noté."), _("L'objectif est noté."))
        ),
    )
    reference, drop = told_of(kind), partial(panel.targets.put, code, ())
    return sheet(
        [
            heading(2, _(kind.label)),
            sentence(_("Fixez cet objectif avec votre médecin. Un seul champ suffit.")),
            TargetForm(form),
            *([card(reference)] if reference else []),
            *([_dropping(drop, done)] if any(targets) else []),
        ]
    )


def _aimed(panel: Panel, code: str) -> Aimed:
    return panel.kind(code), panel.targets.of(code)


def _telling(
    panel: Panel, code: str, before: tuple[Target, ...]
) -> Callable[[str], None]:
    """Return what says that the target changed, and goes back to the curve."""
    around = porch()
    undo = undoing(partial(panel.targets.put, code, before))

    def done(told: str) -> None:
        around.tell(told, undo=undo, leaving=True)
        around.go(measure_place(code))

    return done


def _dropping(drop: Callable[[], None], done: Callable[[str], None]) -> ft.Control:
    async def dropped() -> None:
        await asyncio.to_thread(drop)
        done(said_of(_("Votre objectif est retiré."), _("L'objectif est retiré.")))

    label = said_of(_("Retirer mon objectif"), _("Retirer l'objectif"))
    return side_by_side([grave_action(label, dropped, name="aim-drop")])


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Mon objectif"), _("Objectif"))


SCREEN = Screen(
    "/sante/mesures/:kind/objectif",
    N_("Mon objectif"),
    MeasureTarget,
    "health",
    named=_named,
)
