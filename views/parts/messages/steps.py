"""« Écrire à un professionnel » : one question a step, then all of it."""

from collections.abc import Mapping

import flet as ft

from app.domain.message import SUBJECT_MAX, Correspondent
from views.parts.abreast import abreast
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.draft import Draft, use_draft
from views.parts.fact import fact
from views.parts.field import Hint, field
from views.parts.kept import use_kept
from views.parts.lasting import last_words, lasting
from views.parts.messages.course import (
    CODE,
    DAY,
    NAME,
    SUBJECT,
    Found,
    Opening,
    Typed,
    begun,
    too_long,
)
from views.parts.messages.words import who_words
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.stepped import Course, answer, before, onward, step
from views.parts.summary import fault_of
from views.parts.whose import said_of, whose_line
from views.text import _


@ft.component
def Asking(kept: Mapping[str, str]) -> ft.Control:
    """Ask one question, or show all of it before it is opened; *kept* is the draft."""
    draft: Draft = use_draft(NAME)
    found, know = use_kept(NAME, Found())
    typed, change, now = use_form(lambda: begun(kept, found))
    course = Course(Opening(change, now, know), draft, change, now)
    draw = (_code, _subject, _until, _whole)[typed.rank]
    ways = _answers(course, typed) if draw is _whole else [onward(course, typed)]
    back = bool(kept) and typed.rank == begun(kept, found).rank
    return step(course, typed, draw(course, typed), ways, back=back)


def _code(course: Course, typed: Typed) -> list[ft.Control]:
    told = (
        _("Le professionnel vous donne son code : six groupes de cinq signes."),
        _("Votre serveur dit ensuite s'il est bien inscrit."),
    )
    hint = Hint(_("Copiez-le, ou tapez chaque signe."), fault_of(typed.faults, CODE))
    line = field(
        _("Code du professionnel"),
        typed.code,
        lambda text: course.put(code=text, to=None),
        name=CODE,
        hint=hint,
        submit=course.next,
    )
    return [*map(sentence, told), line]


def correspondent(to: Correspondent | None) -> list[ft.Control]:
    """Say whom one writes to, as the directory of the server certifies it."""
    if to is None:
        return []
    lines = [who_words(to), _("Certifié par votre serveur.")]
    return [fact(ft.Icons.VERIFIED_OUTLINED, to.name, lines)]


def _subject(course: Course, typed: Typed) -> list[ft.Control]:
    wrong, left = fault_of(typed.faults, SUBJECT), len(typed.subject) - SUBJECT_MAX
    if left > 0:
        wrong = too_long()
    line = field(
        _("Objet"),
        typed.subject,
        lambda text: course.put(subject=text),
        name=SUBJECT,
        hint=Hint(_("Par exemple : mon ordonnance"), wrong, grows=True),
        submit=course.next,
    )
    return [*correspondent(typed.to), line]


def _until(course: Course, typed: Typed) -> list[ft.Control]:
    wrong = fault_of(typed.faults, DAY)
    asked = lasting(typed.length, course.put, course.next, name=NAME, wrong=wrong)
    return [*correspondent(typed.to), *asked]


def _whole(course: Course, typed: Typed) -> list[ft.Control]:
    to = typed.to
    who = [to.name, who_words(to)] if to else [typed.code]
    until = [_("Jusqu'au {day}").format(day=last_words(typed.length))]
    groups = (
        (_("À qui"), who),
        (_("De quoi il s'agit"), [typed.subject.strip()]),
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


def _answers(course: Course, typed: Typed) -> list[ft.Control]:
    """Return both answers, of one size, then the way to change something."""
    yes, no, free = _("Ouvrir la conversation"), _("Ne pas ouvrir"), not typed.busy

    async def refuse() -> None:
        await course.leave(_("Rien n'est ouvert."))

    both = (
        action(yes, course.finish, name=f"{NAME}-yes", enabled=free),
        action(no, refuse, name=f"{NAME}-no", enabled=free),
    )
    back = side_by_side([before(course, typed.rank)])
    return [*whose_line(), abreast(*both), back]
