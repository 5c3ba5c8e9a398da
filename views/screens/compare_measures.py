"""« Comparer » : two measures over the same days, one above the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.panel import Panel, Period
from app.flows.periods import ALWAYS
from app.kinds import Kind
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.measures.compared import compared
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _


@dataclass(frozen=True, slots=True)
class Wanted:
    """Two kinds, each with the rank of one of its values or none; how many days."""

    first: str = ""
    second: str = ""
    days: str = "90"


@dataclass(frozen=True, slots=True)
class Seen:
    """The kinds to choose from, and the two periods: fewer when there are not two."""

    kinds: tuple[Kind, ...]
    wanted: Wanted
    pair: tuple[Period, ...] = ()


@drawn
def CompareMeasures() -> ft.Control:
    """Ask for two measures, then draw them on the same days."""
    panel = here().panel
    codes = [one.code for one in here().measures.kinds()]
    wanted, want = use_kept("compare", Wanted())
    ask = partial(_seen, panel, wanted)
    asked = use_record(ask, *codes, "preference", key=wanted)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    if not seen.pair:
        return sheet([sentence(_("Notez d'abord deux mesures différentes."))])
    return sheet([*_asking(seen, want), *_drawn(seen)])


def _seen(panel: Panel, wanted: Wanted) -> Seen:
    kinds = tuple(one.kind for one in panel.places() if one.noted)
    codes = _choices(kinds)
    if len(kinds) < 2:  # noqa: PLR2004 - two are compared
        return Seen(kinds, wanted)
    first = wanted.first if wanted.first in codes else kinds[0].code
    second = wanted.second if wanted.second in codes else kinds[1].code
    span = panel.last_days(int(wanted.days)) if wanted.days else ALWAYS
    pair = []
    for code in (first, second):
        name, _dot, rank = code.partition(".")
        period = panel.period(name, span)
        pair.append(period.part(int(rank)) if rank else period)
    return Seen(kinds, replace(wanted, first=first, second=second), tuple(pair))


def _choices(kinds: tuple[Kind, ...]) -> dict[str, str]:
    """Return what may be compared: each kind, and each value of those with two."""
    choices = {}
    for kind in kinds:
        choices[kind.code] = _(kind.label)
        if len(kind.fields) > 1:
            for rank, asked in enumerate(kind.fields):
                label = f"{_(kind.label)} : {_(asked.label).lower()}"
                choices[f"{kind.code}.{rank}"] = label
    return choices


def _asking(seen: Seen, want: Callable[[Wanted], None]) -> list[ft.Control]:
    choices, wanted = _choices(seen.kinds), seen.wanted
    periods = {
        "7": _("7 jours"),
        "14": _("14 jours"),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
        "": _("Tout"),
    }

    def choosing(name: str) -> Callable[[str], None]:
        return lambda value: want(replace(wanted, **{name: value}))

    return [
        heading(2, _("Comparer")),
        Folded(choices, wanted.first, choosing("first"), "first"),
        heading(2, _("Avec")),
        Folded(choices, wanted.second, choosing("second"), "second"),
        heading(2, _("Sur quelle période ?")),
        Folded(periods, wanted.days, choosing("days"), "days"),
    ]


def _drawn(seen: Seen) -> list[ft.Control]:
    for one in seen.pair:
        if not one.measures:
            words = _("Aucune mesure sur cette période : {label}.")
            return [sentence(words.format(label=_(one.kind.label)))]
    wanted = seen.wanted
    key = f"{wanted.first} {wanted.second} {wanted.days}"
    words = _("Deux courbes qui se ressemblent n'expliquent rien seules.")
    doctor = _("Ceci informe, sans juger. Parlez-en à votre médecin.")
    return [compared(seen.pair, key=key), sentence(words), sentence(doctor, quiet=True)]


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Comparer mes mesures"), _("Comparer les mesures"))


SCREEN = Screen(
    "/sante/mesures/comparer",
    N_("Comparer mes mesures"),
    CompareMeasures,
    "health",
    named=_named,
)
