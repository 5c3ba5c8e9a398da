"""« Fille ou garçon » : asked where lines differ, answered in one press, undone."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.flows.civil import Civil
from app.flows.prevention.kept import Undo
from views.parts.action import quiet_action
from views.parts.answering import answered
from views.parts.box import card, side_by_side
from views.parts.sentence import sentence
from views.parts.watching import here
from views.text import _


def sex_asked() -> ft.Control:
    """Return the question and its two answers, kept with the identity."""
    words = _("Les courbes de l'OMS ne sont pas les mêmes pour fille et garçon.")
    ways = [_answer(_("C'est une fille"), "F"), _answer(_("C'est un garçon"), "M")]
    return card([sentence(words), side_by_side(ways)])


def _answer(label: str, sex: str) -> ft.Control:
    work = partial(_told, here().civil, sex)
    act = partial(answered, _("C'est noté."), work)
    return quiet_action(label, act, name=f"growth-sex-{sex}")


def _told(civil: Civil, sex: str) -> Undo:
    return civil.tell(replace(civil.told(), sex=sex))
