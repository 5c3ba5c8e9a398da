"""« Pourquoi je vois ceci » : the rule, its source, its year, what it looked at."""

from collections.abc import Sequence

import flet as ft

from app.rules.prevention.advice import Tip
from views.parts.acting import doing
from views.parts.box import side_by_side, stack
from views.parts.folded import fold_button
from views.parts.prevention.worded import worded
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.text import _


@ft.component
def Why(lines: Sequence[str], name: str) -> ft.Control:
    """Unfold the reasons one press away."""
    unfolded, unfold, fold = use_flag()
    turn = doing(fold if unfolded else unfold)
    label = _("Pourquoi je vois ceci")
    button = fold_button(label, turn, name=name, unfolded=unfolded)
    told = [sentence(line, quiet=True) for line in lines] if unfolded else []
    return stack([side_by_side([button]), *told], spacing=8)


def reasons(tip: Tip) -> list[str]:
    """Say why a tip is shown: whom it concerns, the facts used, who says so."""
    rule = tip.rule
    return [
        _("Pour qui : {who}").format(who=worded(rule.who)),
        _("Ce qui a servi : {facts}").format(facts=_facts(tip)),
        _("Règle : {rule}").format(rule=rule.id),
        _("Source : {source}").format(source=rule.source),
        _("Année : {year}").format(year=rule.year),
        _("Calcul fait sur cet appareil. Rien n'est envoyé."),
    ]


def _facts(tip: Tip) -> str:
    least, most = tip.ages
    whole = _("âge de {age} ans").format(age=least)
    partly = _("âge entre {least} et {most} ans").format(least=least, most=most)
    age = whole if least == most else partly
    return ", ".join([age, _("sexe")]) if tip.rule.sex else age
