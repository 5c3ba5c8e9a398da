"""« Lire sans code » : said plainly, agreed to, and undone at once."""

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.emergency import Level, Told
from app.domain.words import N_
from app.flows.emergency.sheet import FOLLOWED, Emergency
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.emergency.lines import lines_card
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Whether lines are left open on this device, and which would be."""

    lit: bool
    lines: tuple[Told, ...]


@drawn
def EmergencyOpen() -> ft.Control:
    """Say what it means, then let the person agree, or not."""
    house, flow = here(), here().emergency
    turns, turn = use_held(0)
    asked = use_record(partial(_shown, flow), *FOLLOWED, key=turns)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value

    async def light() -> None:
        await done(_lit(house), flow.show, flow.hide)
        turn(turns + 1)

    async def dark() -> None:
        await done(_dark(house), flow.hide, flow.show)
        turn(turns + 1)

    yes = quiet_action(_("Montrer sans code"), light, name="open-yes")
    no = quiet_action(_("Ne rien montrer"), dark, name="open-no")
    told = [*_whose(house), *_state(shown), *_meaning(), *_lines(shown)]
    return sheet([*told, side_by_side([yes, no])])


def _shown(flow: Emergency) -> Shown:
    return Shown(flow.shown(), flow.lines(Level.OPEN))


def _lit(house: House) -> str:
    """Say that lines are read from now on, and whose where they are not one's own."""
    if house.own:
        return _("Ces lignes se lisent maintenant sans code, ici.")
    told = _("Les lignes de {name} se lisent maintenant sans code, ici.")
    return told.format(name=house.space.name)


def _dark(house: House) -> str:
    """Say that nothing is read any more, and of whom where it is not oneself."""
    if house.own:
        return _("Plus rien ne se lit sans code. Le fichier est effacé.")
    told = _("Plus rien de {name} ne se lit sans code. Le fichier est effacé.")
    return told.format(name=house.space.name)


def _whose(house: House) -> list[ft.Control]:
    if house.own:
        return []
    told = _("C'est la fiche de {name}, pas la vôtre.")
    return [sentence(told.format(name=house.space.name))]


def _state(shown: Shown) -> list[ft.Control]:
    if shown.lit:
        return [banner(_("Ces lignes se lisent sans code sur cet appareil."))]
    told = _("Rien ne se lit sans code sur cet appareil.")
    return [banner(told, tone="calm")]


def _meaning() -> list[ft.Control]:
    return [
        heading(2, _("Ce que cela change")),
        sentence(_("Qui tient cet appareil pourra lire ces lignes, sans code.")),
        sentence(_("Elles seront écrites sans protection sur cet appareil.")),
        sentence(_("Rien d'autre ne sera lisible. Rien ne sera envoyé.")),
        sentence(_("Vous pouvez arrêter quand vous voulez : elles sont effacées.")),
    ]


def _lines(shown: Shown) -> list[ft.Control]:
    title = heading(2, _("Les lignes concernées"))
    if shown.lines:
        return [title, lines_card(shown.lines)]
    none = _("Vous n'avez choisi aucune ligne à montrer sans code.")
    label, go = _("Choisir les lignes"), going("/urgence/lignes")
    choose = quiet_action(label, go, name="open-choose", icon=ft.Icons.CHECKLIST)
    return [title, sentence(none), side_by_side([choose])]


SCREEN = Screen("/urgence/sans-code", N_("Lire sans code"), EmergencyOpen, "health")
