"""« Prévention » : the advice of one's age, each with its rule and its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.domain.agenda import Occurrence
from app.domain.words import N_
from app.rules.prevention.advice import Standing, Tip
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.agenda.lines import TOLD_BY
from views.parts.agenda.times import days_planned
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.prevention.tip import TipCard
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Shown:
    """The advice of today; without a birth date, there can be none."""

    tips: Sequence[Tip]
    born: bool
    planned: Mapping[str, Occurrence] = field(default_factory=dict, repr=False)


@drawn
def Prevention() -> ft.Control:
    """Show what is to be planned, what waits to be confirmed, what was answered."""
    house = here()
    asked = use_record(lambda: _shown(house), "prevention", "patient", *TOLD_BY)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    if not shown.born:
        words = _("Notez la date de naissance pour voir les conseils selon l'âge.")
        note = going("/sante/identite")
        label = _("Noter la date de naissance")
        way = action(label, note, name="prevention-born")
        return sheet([sentence(words), side_by_side([way])])
    return sheet([*_sections(shown), *_promise()])


def _shown(house: House) -> Shown:
    prevention, agenda = house.prevention, house.agenda
    born = prevention.facts().birth is not None
    planned = dict(reversed([*days_planned(agenda, prevention.today())]))
    return Shown(prevention.tips(), born, planned)


def _sections(shown: Shown) -> list[ft.Control]:
    tips = shown.tips
    plan = [tip for tip in tips if tip.waiting]
    by_standing = {
        standing: [tip for tip in tips if tip.standing is standing]
        for standing in Standing
    }
    nothing = [] if plan else [banner(_("Rien à prévoir en ce moment."), tone="calm")]
    sections = {
        _("À prévoir"): plan,
        _("Remis à plus tard"): [tip for tip in tips if tip.until],
    }
    answered = {
        _("Fait"): by_standing[Standing.DONE],
        _("Pas fait"): by_standing[Standing.NOT_DONE],
        _("Pas concerné"): by_standing[Standing.NOT_CONCERNED],
    }
    return [
        *nothing,
        *_all(sections, shown),
        *_unsure(by_standing[Standing.NOT_SPECIFIED], shown),
        *_all(answered, shown),
    ]


def _all(sections: Mapping[str, Sequence[Tip]], shown: Shown) -> list[ft.Control]:
    return [
        one for title, tips in sections.items() for one in _section(title, tips, shown)
    ]


def _section(title: str, tips: Sequence[Tip], shown: Shown) -> list[ft.Control]:
    if not tips:
        return []
    one: Any = TipCard
    days = shown.planned
    cards = [one(tip, days.get(tip.rule.id), key=tip.rule.id) for tip in tips]
    return [heading(2, title), *cards]


def _unsure(tips: Sequence[Tip], shown: Shown) -> list[ft.Control]:
    """Show what is told and asks for nothing: a rule nobody confirmed yet."""
    section = _section(_("À confirmer"), tips, shown)
    words = _("Ces règles restent à vérifier. Parlez-en à un médecin.")
    return [*section[:1], banner(words), *section[1:]] if section else []


def _promise() -> list[ft.Control]:
    return [
        stack(
            [
                sentence(
                    _("Ces conseils suivent l'âge. Rien n'est envoyé."), quiet=True
                ),
                sentence(_("Ils ne remplacent pas un médecin."), quiet=True),
            ],
            spacing=4,
        )
    ]


def _named(_params: Mapping[str, str]) -> str:
    return _("Prévention")


SCREEN = Screen("/prevention", N_("Ma santé"), Prevention, place="health", named=_named)
