"""« Courbes de croissance » : weight, height, head, build, over age."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.words import N_
from app.flows.childhood.growing import Growth
from app.flows.childhood.placing import (
    Ages,
    Placed,
    ages_of,
    correctable,
    late,
    placed,
)
from app.kinds import Kind
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.childhood.centiles import corrected_said, left_out, reading, whose
from views.parts.childhood.figures import growth_said
from views.parts.childhood.growth import growth_chart, growth_table
from views.parts.childhood.legend import Legend
from views.parts.childhood.printing import curve_of, curve_printing
from views.parts.childhood.sex import sex_asked
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.measures.address import measure_place
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.prints.growth import growth as growth_paper
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on the card: a curve between two ages, its kind."""

    kind: Kind
    placed: Placed


@drawn
def ChildGrowth() -> ft.Control:
    """Show one of the four curves, its sentence and its table."""
    house, (wanted, want) = here(), use_kept("child-growth", "weight")
    code = _KINDS[wanted]
    ask = partial(_shown, house, code)
    asked = use_record(ask, code, "newborn", "patient", "preference", key=code)
    names = _names()
    choosing = pills(names, wanted, want, name="growth")
    if asked.value is None:
        return sheet([choosing, states(asked, empty="")])
    shown, one = asked.value, CurveOver
    drawing: Any = one
    body = drawing(shown, key=code) if shown.growth.points else _nothing(wanted)
    asking = _asked(shown.growth)
    ways = [*_add(shown.kind), *_notes(shown.growth)]
    return sheet([choosing, heading(2, names[wanted]), *asking, body, *ways])


@ft.component
def CurveOver(shown: Shown) -> ft.Control:
    """Draw a curve over the ages that are chosen, from birth or from term; print it."""
    chosen, choose = use_kept("child-growth-ages", "")
    since, count = use_kept("child-growth-since", "term")
    ages = Ages(chosen) if chosen else ages_of(shown.growth)
    told = Drawn(shown.kind, placed(shown.growth, ages, corrected=since == "term"))
    folded, one = Folded, CurveCard
    fold: Any = folded
    drawing: Any = one
    return stack(
        [
            fold(_ages(), ages.value, choose, "growth-ages", key=ages.value),
            *_counting(told.placed, since, count),
            *_first_years(told.placed, choose),
            drawing(told, key=f"{ages}-{since}"),
            curve_printing(partial(_paper, here(), told)),
        ]
    )


@ft.component
def CurveCard(told: Drawn) -> ft.Control:
    """Draw the curve, or its table, and say it."""
    as_table, turn = use_held(initial=False)
    seen, kind = told.placed, told.kind
    said = [growth_said(seen, kind), whose(seen), *left_out(seen)]
    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    twin = quiet_action(words, doing(lambda: turn(not as_table)), name="growth-twin")
    ways = [side_by_side([twin])] if seen.places else []
    reader: Any = Legend
    return card(
        [
            *_drawing(seen, kind, as_table=as_table),
            *map(sentence, said),
            *ways,
            reader(reading(seen)),
        ]
    )


def _drawing(seen: Placed, kind: Kind, *, as_table: bool) -> list[ft.Control]:
    if as_table and seen.places:
        return [growth_table(seen, kind)]
    return [growth_chart(seen, kind)] if seen.places or seen.lines else []


def _shown(house: House, code: str) -> Shown:
    return Shown(house.panel.kind(code), house.childhood.growth(code))


def _paper(house: House, told: Drawn) -> bytes:
    child = house.childhood.child()
    drawn = curve_of(told.placed, told.kind, reading(told.placed))
    return growth_paper(drawn, name=child.name, day=child.today)


def _names() -> Mapping[str, str]:
    return {
        "weight": _("Poids"),
        "height": _("Taille"),
        "head": _("Tour de tête"),
        "build": _("Corpulence"),
    }


def _ages() -> Mapping[str, str]:
    return {
        Ages.BABY: _("Âges : 0 à 2 ans"),
        Ages.YOUNG: _("Âges : 0 à 5 ans"),
        Ages.GROWING: _("Âges : 5 à 19 ans"),
        Ages.WHOLE: _("Âges : 0 à 19 ans"),
    }


def _counting(
    seen: Placed, since: str, count: Callable[[str], None]
) -> list[ft.Control]:
    """Say which age is counted for an early birth; let it be chosen where it may."""
    if not seen.growth.early:
        return []
    told = stack([sentence(line) for line in corrected_said(seen)], spacing=4)
    if not correctable(seen.growth, seen.ages):
        return [told]
    ways = {"term": _("Âge corrigé"), "birth": _("Âge depuis la naissance")}
    return [pills(ways, since, count, name="growth-since"), told]


def _first_years(seen: Placed, choose: Callable[[str], None]) -> list[ft.Control]:
    """Lead to the corrected age, where the lines wait for two years."""
    if not seen.lines or not late(seen.growth, seen.ages):
        return []
    label, see = _("Voir de 0 à 2 ans"), doing(lambda: choose(Ages.BABY))
    return [side_by_side([quiet_action(label, see, name="growth-first-years")])]


def _nothing(wanted: str) -> ft.Control:
    if wanted == "build":
        words = _("La corpulence se calcule avec un poids et une taille du même jour.")
        return card([sentence(words)])
    return card([sentence(_("Aucune mesure pour le moment."))])


def _add(kind: Kind) -> list[ft.Control]:
    if kind.computed:
        return []
    go = going(f"{measure_place(kind.code)}/noter")
    label = _("Noter une mesure")
    return [side_by_side([action(label, go, name="growth-add", icon=ft.Icons.ADD)])]


def _asked(growth: Growth) -> list[ft.Control]:
    return [] if growth.sex or growth.curves else [sex_asked()]


def _notes(growth: Growth) -> list[ft.Control]:
    """Say what the curve leans on, and who may read it."""
    fault = [banner(sentence_for(growth.fault), tone="alert")] if growth.fault else []
    rough = _("La date de naissance n'est pas complète : les âges sont approchés.")
    words = _("Seul un professionnel peut dire si la croissance va bien.")
    lines = [*([] if growth.exact else [rough]), words]
    return [*fault, stack([sentence(one, quiet=True) for one in lines], spacing=4)]


def _named(_params: Mapping[str, str]) -> str:
    return _("Courbes de croissance")


SCREEN = Screen(
    "/sante/enfant/courbes", N_("Ma santé"), ChildGrowth, "health", named=_named
)
