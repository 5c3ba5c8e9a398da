"""« Conseil » : what it is, why it is shown, and the three answers to it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.domain.agenda import Occurrence
from app.domain.when import When
from app.flows.prevention.advising import Prevention
from app.rules.prevention.advice import Standing, Tip
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.answering import answered
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.prevention.dating import Dating
from views.parts.prevention.planning import Planning, planned
from views.parts.prevention.why import Why, reasons
from views.parts.prevention.worded import worded
from views.parts.sentence import sentence
from views.parts.watching import here
from views.text import _, date_long


@ft.component
def TipCard(tip: Tip, day: Occurrence | None = None) -> ft.Control:
    """Show an advice, the *day* it is planned for, and the answers it leaves open."""
    prevention, name = here().prevention, _name(tip)
    why: Any = Why
    ways = _ways(prevention, tip, name)
    dating: Any = Dating
    dated = (
        [dating(partial(prevention.done, tip), f"{name}-day", key="day")]
        if tip.standing is Standing.DONE
        else []
    )
    return card(
        [
            heading(3, worded(tip.rule.title)),
            sentence(worded(tip.rule.text)),
            *[sentence(line, strong=True) for line in _state(tip)],
            *([side_by_side(ways)] if ways else []),
            *dated,
            *_planning(tip, day, name),
            why(reasons(tip), f"{name}-why", key="why"),
        ]
    )


def _planning(tip: Tip, day: Occurrence | None, name: str) -> list[ft.Control]:
    """Say its day, or offer to choose one while nobody answered."""
    if day:
        return [planned(day, f"{name}-agenda")]
    one: Any = Planning
    open_ = tip.answer is None or tip.until is not None
    return [one(tip, f"{name}-agenda", key="agenda")] if open_ else []


def _name(tip: Tip) -> str:
    return f"tip-{tip.rule.id}"


def _state(tip: Tip) -> list[str]:
    """Say where it stands, when its section does not say all."""
    day = tip.answer.day if tip.answer else ""
    if tip.standing is Standing.DONE:
        return [
            _("Fait : {day}").format(day=date_long(When.parse(day)))
            if day
            else _("Fait, date inconnue.")
        ]
    if tip.until:
        return [_("Nouveau rappel : {day}").format(day=date_long(tip.until))]
    if tip.standing is Standing.NOT_SPECIFIED:
        words = _("Il nous manque un fait : l'âge exact ou le sexe.")
        return [_("Règle à confirmer.") if not tip.rule.confirmed else words]
    return []


def _ways(prevention: Prevention, tip: Tip, name: str) -> list[ft.Control]:
    """Return the buttons: three answers, or how to take the answer back."""

    def act(words: str, work: Callable[[Tip], Callable[[], object]]) -> Act:
        return partial(answered, words, partial(work, tip))

    if tip.answer:
        label = _("Remettre à prévoir") if tip.sure else _("Effacer ma réponse")
        back = act(_("Votre réponse est effacée."), prevention.again)
        return [quiet_action(label, back, name=f"{name}-again", icon=ft.Icons.UNDO)]
    done = act(_("C'est noté : fait."), prevention.done)
    later = act(_("Nous en reparlerons dans 3 mois."), prevention.later)
    never = act(_("Ce conseil ne sera plus montré."), prevention.never)
    other = act(_("C'est noté : pas concerné."), prevention.not_concerned)
    first = action if tip.waiting else quiet_action
    check = ft.Icons.CHECK
    return [
        first(_("Déjà fait"), done, name=f"{name}-done", icon=check),
        *(
            [quiet_action(_("Plus tard"), later, name=f"{name}-later")]
            if tip.sure
            else []
        ),
        quiet_action(_("Ne plus montrer"), never, name=f"{name}-never"),
        quiet_action(_("Pas concerné"), other, name=f"{name}-other"),
    ]
