"""« Ma situation » : the few facts a rule of the calendar hangs on, each optional."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.vaccine import Fact
from app.domain.words import N_
from app.flows.vaccines.asking import useful
from app.flows.vaccines.calendar import Calendar
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.answering import answered
from views.parts.box import card, sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.due_words import FACTS
from views.parts.vaccines.rows import PLACE
from views.parts.watching import here, use_record
from views.text import _

_SAID = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class Question:
    """A fact, and what was said of it."""

    fact: Fact
    said: bool | None


@drawn
def Situation() -> ft.Control:
    """Ask only what would change the calendar; saying nothing is an answer."""
    calendar = here().vaccines.calendar
    asked = use_record(partial(_questions, calendar), "preference", "immunization")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    back = going(PLACE)
    label, icon = _("Revenir aux vaccins"), ft.Icons.ARROW_BACK
    button = quiet_action(label, back, name="facts-back", icon=icon)
    if not asked.value:
        words = _("Aucune question ne changerait le calendrier.")
        return sheet([sentence(words), side_by_side([button])])
    told = _("Rien n'est obligatoire. Les réponses restent dans cet espace.")
    drawn_one: Any = Asked
    rows = [drawn_one(one, key=one.fact.value) for one in asked.value]
    return sheet([sentence(told), *rows, side_by_side([button])])


def _questions(calendar: Calendar) -> tuple[Question, ...]:
    return tuple(Question(fact, calendar.told(fact)) for fact in useful(calendar))


@ft.component
def Asked(question: Question) -> ft.Control:
    """Ask one fact: yes, no, or nothing."""
    calendar, page = here().vaccines.calendar, ft.context.page
    keys = {said: key for key, said in _SAID.items()}

    def tell(key: str) -> Callable[[], object]:
        return calendar.tell(question.fact, _SAID[key])

    def choose(key: str) -> None:
        page.run_task(answered, _("Votre réponse est notée."), partial(tell, key))

    options = {"yes": _("Oui"), "no": _("Non"), "": _("Je ne le dis pas")}
    label, name = _(FACTS[question.fact]), f"fact-{question.fact}"
    return card([choice(label, options, keys[question.said], choose, name=name)])


def _named(_params: Mapping[str, str]) -> str:
    return _("Situation")


SCREEN = Screen(
    f"{PLACE}/situation", N_("Ma santé"), Situation, place="health", named=_named
)
