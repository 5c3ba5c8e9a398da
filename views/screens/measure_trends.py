"""« Ce qui change » : the trends of today, then every rule, each on or off."""

import flet as ft

from app.domain.words import N_
from app.kinds import Kind, all_kinds
from app.rules.trends import Rule, Trend
from views.house import House, Screen
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.trend import rule_words, switching, trend_card
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _

Said = tuple[list[tuple[Trend, Kind]], list[tuple[Rule, bool]]]
"""The trends of today, each with its kind as shown; every rule, on or off."""


@drawn
def MeasureTrends() -> ft.Control:
    """Show what changes, and why it is said; a rule is silenced by one press."""
    house = here()
    kinds = [one.code for one in house.measures.kinds()]
    asked = use_record(lambda: _said(house), *kinds, "preference")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    found, rules = asked.value
    intro = [
        sentence(
            _("Nous comparons les mesures entre elles. Rien ne quitte l'appareil.")
        ),
        sentence(_("Ceci informe, sans juger. Parlez-en à votre médecin."), quiet=True),
    ]
    nothing = [sentence(_("Rien de particulier dans les mesures."), strong=True)]
    cards = [trend_card(trend, kind, title=_(kind.label)) for trend, kind in found]
    rows = [_row(rule, on=on) for rule, on in rules]
    return sheet([*intro, *(cards or nothing), heading(2, _("Nos règles")), *rows])


def _said(house: House) -> Said:
    trends = house.measuring.trends
    kinds = {one.kind.code: one.kind for one in house.panel.places()}
    return [(one, kinds[one.kind]) for one in trends.every()], trends.rules()


def _row(rule: Rule, *, on: bool) -> ft.Control:
    label = _("Arrêter cette règle") if on else _("Reprendre cette règle")
    first, *others = rule_words(rule)
    state = [] if on else [sentence(_("Règle arrêtée"), strong=True)]
    button = quiet_action(label, switching(rule, on=not on), name=f"rule-{rule.id}")
    told = sentence(" ".join(others), quiet=True)
    title = heading(3, _titled(rule))
    return card([title, *state, sentence(first), told, side_by_side([button])])


def _titled(rule: Rule) -> str:
    known = all_kinds().get(rule.measure)
    return _(known.label) if known else _("Toutes les mesures")


SCREEN = Screen(
    "/sante/mesures/constats", N_("Ce qui change"), MeasureTrends, place="health"
)
