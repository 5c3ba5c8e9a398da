"""« Courbes de croissance » : weight, height, head, build, over age."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.words import N_
from app.flows.childhood.growing import Growth
from app.kinds import Kind
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.childhood.growth import (
    growth_chart,
    growth_said,
    growth_table,
    reference_said,
)
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.measures.address import measure_place
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _

_KINDS: Final = {
    "weight": "body-weight",
    "height": "body-height",
    "head": "head-circumference",
    "build": "bmi",
}
"""The four curves, by the name of their button."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One curve, in the unit the person chose."""

    kind: Kind
    growth: Growth


@drawn
def ChildGrowth() -> ft.Control:
    """Show one of the four curves, its sentence and its table."""
    house, (wanted, want) = here(), use_kept("child-growth", "weight")
    code = _KINDS[wanted]
    ask = partial(_shown, house, code)
    asked = use_record(ask, code, "newborn", "patient", "preference", key=code)
    names = {
        "weight": _("Poids"),
        "height": _("Taille"),
        "head": _("Tour de tête"),
        "build": _("Corpulence"),
    }
    choosing = pills(names, wanted, want, name="growth")
    if asked.value is None:
        return sheet([choosing, states(asked, empty="")])
    shown, one = asked.value, CurveCard
    drawing: Any = one
    body = drawing(shown, key=code) if shown.growth.points else _nothing(wanted)
    return sheet(
        [choosing, heading(2, names[wanted]), body, *_add(shown), *_notes(shown)]
    )


def _shown(house: House, code: str) -> Shown:
    return Shown(house.panel.kind(code), house.childhood.growth(code))


@ft.component
def CurveCard(shown: Shown) -> ft.Control:
    """Draw the curve, or its table."""
    as_table, turn = use_held(initial=False)
    growth, kind = shown.growth, shown.kind
    drawing = growth_table(growth, kind) if as_table else growth_chart(growth, kind)
    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    flip = doing(lambda: turn(not as_table))
    twin = quiet_action(words, flip, name="growth-twin")
    return card([drawing, sentence(growth_said(growth, kind)), side_by_side([twin])])


def _nothing(wanted: str) -> ft.Control:
    if wanted == "build":
        words = _("La corpulence se calcule avec un poids et une taille du même jour.")
        return card([sentence(words)])
    return card([sentence(_("Aucune mesure pour le moment."))])


def _add(shown: Shown) -> list[ft.Control]:
    if shown.kind.computed:
        return []
    go = going(f"{measure_place(shown.kind.code)}/noter")
    label = _("Noter une mesure")
    return [side_by_side([action(label, go, name="growth-add", icon=ft.Icons.ADD)])]


def _notes(shown: Shown) -> list[ft.Control]:
    """Say what the curve leans on, and who may read it."""
    growth = shown.growth
    fault = [banner(sentence_for(growth.fault), tone="alert")] if growth.fault else []
    rough = _("La date de naissance n'est pas complète : les âges sont approchés.")
    words = _("Seul un professionnel peut dire si la croissance va bien.")
    lines = [*reference_said(growth), *([] if growth.exact else [rough]), words]
    return [*fault, stack([sentence(one, quiet=True) for one in lines], spacing=4)]


def _named(_params: Mapping[str, str]) -> str:
    return _("Courbes de croissance")


SCREEN = Screen(
    "/sante/enfant/courbes", N_("Ma santé"), ChildGrowth, "health", named=_named
)
