"""« Écrire à un professionnel » : one question a step, then all of it."""

from collections.abc import Mapping
from typing import Final

import flet as ft

from app.domain.message import SUBJECT_MAX, Correspondent
from views.parts.box import stack
from views.parts.certified import Found, Typed, begun, certified, code_asked
from views.parts.draft import Draft, use_draft
from views.parts.field import Hint, field
from views.parts.kept import use_kept
from views.parts.lasting import last_words, lasting
from views.parts.messages.course import (
    DAY,
    MONTHS,
    NAME,
    SUBJECT,
    WHAT,
    Opening,
    too_long,
)
from views.parts.messages.words import who_words
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.stepped import Course, answer, either, onward, step
from views.parts.summary import fault_of
from views.parts.whose import said_of
from views.text import _

_NOBODY: Final[Found[Correspondent]] = Found()


@ft.component
def Asking(kept: Mapping[str, str]) -> ft.Control:
    """Ask one question, or show all of it before it is opened; *kept* is the draft."""
    draft: Draft = use_draft(NAME)
    found, know = use_kept(NAME, _NOBODY)
    start = begun(kept, found, WHAT, months=MONTHS)
    typed, change, now = use_form(lambda: start)
    course = Course(Opening(change, now, know), draft, change, now)
    draw = (_code, _subject, _until, _whole)[typed.rank]
    ways = _answers(course, typed) if draw is _whole else [onward(course, typed)]
    back = bool(kept) and typed.rank == start.rank
    return step(course, typed, draw(course, typed), ways, back=back)


def _code(course: Course, typed: Typed[Correspondent]) -> list[ft.Control]:
    told = (
        _("Le professionnel vous donne son code : six groupes de cinq signes."),
        _("Votre serveur dit ensuite s'il est bien inscrit."),
    )
    return code_asked(course, typed, told, _("Son code"))


def correspondent(to: Correspondent | None) -> list[ft.Control]:
    """Say whom one writes to, as the directory of the server certifies it."""
    if to is None:
        return []
    return [certified(to.name, who_words(to))]


def _subject(course: Course, typed: Typed[Correspondent]) -> list[ft.Control]:
    wrong, left = fault_of(typed.faults, SUBJECT), len(typed.what) - SUBJECT_MAX
    if left > 0:
        wrong = too_long()
    line = field(
        _("Objet"),
        typed.what,
        lambda text: course.put(what=text),
        name=SUBJECT,
        hint=Hint(_("Par exemple : mon ordonnance"), wrong, grows=True),
        submit=course.next,
    )
    return [*correspondent(typed.who), line]


def _until(course: Course, typed: Typed[Correspondent]) -> list[ft.Control]:
    wrong = fault_of(typed.faults, DAY)
    asked = lasting(typed.length, course.put, course.next, name=NAME, wrong=wrong)
    return [*correspondent(typed.who), *asked]


def _whole(course: Course, typed: Typed[Correspondent]) -> list[ft.Control]:
    to = typed.who
    who = [to.name, who_words(to)] if to else [typed.code]
    until = [_("Jusqu'au {day}").format(day=last_words(typed.length))]
    groups = (
        (_("À qui"), who),
        (_("De quoi il s'agit"), [typed.what.strip()]),
        (_("Jusqu'à quand"), until),
    )
    rows = [answer(course, *one, rank) for rank, one in enumerate(groups)]
    return [*rows, stack([sentence(one) for one in rules()], spacing=4)]


def rules() -> tuple[str, ...]:
    """Say what it means to open a conversation, before it is done."""
    return (
        _("Ce professionnel pourra lire vos messages et vous répondre."),
        said_of(
            _("Il ne verra rien d'autre de votre espace."),
            _("Il ne verra rien d'autre de l'espace de {name}."),
        ),
        _("Il pourra garder une copie de ce qu'il aura lu."),
        _("Vous pourrez y mettre fin quand vous voulez, même sans réseau."),
        _("En cas d'urgence, appelez le 15 ou le 112."),
    )


def _answers(course: Course, typed: Typed[Correspondent]) -> list[ft.Control]:
    yes, no = _("Ouvrir la conversation"), _("Ne pas ouvrir")
    return either(course, typed, yes=yes, no=no, told=_("Rien n'est ouvert."))
