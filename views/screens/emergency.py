"""« Ma fiche d'urgence » : what is chosen, at two levels, and what to do with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.emergency import Level, Told
from app.domain.when import When
from app.domain.words import N_
from app.flows.emergency.sheet import FOLLOWED, Emergency, Printed
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.emergency.lines import lines_card
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _, date_long


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """The lines of each level, what was printed, whether anybody reads this device."""

    open: tuple[Told, ...]
    code: tuple[Told, ...]
    printed: Printed | None
    left_open: bool
    any: bool


@drawn
def EmergencySheet() -> ft.Control:
    """Show the sheet as it would be read."""
    asked = use_record(partial(_shown, here().emergency), *FOLLOWED)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    return sheet([*_printed(shown.printed), *_levels(shown), *_doors(shown)])


def _shown(flow: Emergency) -> Shown:
    choices = flow.choices()
    chosen = {
        level: tuple(one.told for one in choices if one.level is level)
        for level in Level
    }
    state = flow.printed(), flow.shown(), bool(choices)
    return Shown(chosen[Level.OPEN], chosen[Level.CODE], *state)


def _printed(printed: Printed | None) -> list[ft.Control]:
    if printed is None:
        return []
    day = date_long(When.parse(printed.day), weekday=False)
    if printed.current:
        same = said_of(
            _("Votre carte imprimée le {day} dit la même chose."),
            _("La carte imprimée le {day} dit la même chose."),
            day=day,
        )
        return [banner(same, tone="calm")]
    late = said_of(
        _("Votre carte imprimée le {day} n'est plus à jour. Imprimez-en une autre."),
        _("La carte imprimée le {day} n'est plus à jour. Imprimez-en une autre."),
        day=day,
    )
    return [banner(late, tone="alert")]


def _levels(shown: Shown) -> list[ft.Control]:
    if not shown.any:
        first = _("Notez d'abord les allergies, les traitements, qui prévenir.")
        go, icon = going("/sante/profil"), ft.Icons.EDIT_OUTLINED
        label = _("Ouvrir le profil")
        button = action(label, go, name="emergency-profile", icon=icon)
        return [sentence(first), side_by_side([button])]
    icon = ft.Icons.CHECKLIST
    label, go = _("Choisir les lignes"), going("/urgence/lignes")
    ways = [action(label, go, name="emergency-choose", icon=icon)]
    if shown.open:
        label, go, icon = _("Préparer la carte"), going("/urgence/carte"), _PRINT
        ways.append(quiet_action(label, go, name="emergency-card", icon=icon))
    return [
        *_level(_("Sans code et sur la carte"), shown.open, _("Aucune ligne.")),
        *_level(_("Après le code seulement"), shown.code, _("Aucune ligne de plus.")),
        side_by_side(ways),
    ]


_PRINT = ft.Icons.PRINT_OUTLINED


def _level(title: str, lines: tuple[Told, ...], empty: str) -> list[ft.Control]:
    said = lines_card(lines) if lines else sentence(empty, quiet=True)
    return [stack([heading(2, title), said], spacing=10)]


def _doors(shown: Shown) -> list[ft.Control]:
    lit = _("Ces lignes se lisent sans code sur cet appareil.")
    dark = _("Rien ne se lit sans code sur cet appareil.")
    asked = _("Trois questions. Sans réponse, c'est non.")
    return [
        tile(
            _("Lire sans code sur cet appareil"),
            [sentence(lit if shown.left_open else dark, quiet=True)],
            going("/urgence/sans-code"),
            name="emergency-open",
            icon=ft.Icons.LOCK_OPEN_OUTLINED,
        ),
        tile(
            said_of(
                _("Qui peut ouvrir mon espace en urgence"),
                _("Qui peut ouvrir cet espace en urgence"),
            ),
            [sentence(asked, quiet=True)],
            going("/urgence/accords"),
            name="emergency-consents",
            icon=ft.Icons.EMERGENCY_OUTLINED,
        ),
    ]


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Ma fiche d'urgence"), _("Fiche d'urgence"))


SCREEN = Screen(
    "/urgence", N_("Ma fiche d'urgence"), EmergencySheet, "health", named=_named
)
