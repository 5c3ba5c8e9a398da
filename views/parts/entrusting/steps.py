"""« Confier » : one question a step, then all of it before it is given."""

from typing import Final

import flet as ft

from app.domain.collection import Rubric
from views.parts.banner import banner
from views.parts.box import stack
from views.parts.draft import Draft, use_draft
from views.parts.entrusting.course import (
    CODE,
    DAY,
    NAME,
    RUBRICS,
    Giving,
    Offer,
    Typed,
    begun,
)
from views.parts.entrusting.rows import count_words
from views.parts.field import Hint, field
from views.parts.lasting import last_words, lasting
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.stepped import Course, answer, onward, step
from views.parts.summary import fault_of
from views.parts.tick import tick
from views.rubrics import holding, named
from views.text import _

DRAFT: Final = "entrust"


@ft.component
def Asking(offer: Offer) -> ft.Control:
    """Ask one question, or show all the answers before they are given."""
    draft: Draft = use_draft(DRAFT)
    typed, change, now = use_form(lambda: begun(offer.draft))
    course = Course(Giving(change, now), draft, change, now)
    draw = (_code, _name, _what, _until, _whole)[typed.rank]
    name = typed.name.strip()
    last = _("Confier à {name}").format(name=name) if draw is _whole else ""
    ways, back = [onward(course, typed, last=last)], begun(offer.draft).rank
    kept = bool(offer.draft) and typed.rank == back
    return step(course, typed, draw(course, typed, offer), ways, back=kept)


def _code(course: Course, typed: Typed, _offer: Offer) -> list[ft.Control]:
    told = (
        _("Demandez à votre proche d'ouvrir Alvéole, puis « Mes proches »."),
        _("Son code est sous « Mon code ». Il a six groupes de cinq signes."),
    )
    check = _("Vérifiez chaque signe avec votre proche.")
    hint = Hint(check, fault_of(typed.faults, CODE), grows=True)
    line = field(
        _("Son code"),
        typed.code,
        lambda text: course.put(code=text, known=None),
        name=CODE,
        hint=hint,
        submit=course.next,
    )
    return [*map(sentence, told), line]


def _name(course: Course, typed: Typed, _offer: Offer) -> list[ft.Control]:
    hint = Hint(_("Par exemple : Louise, ma fille"), fault_of(typed.faults, NAME))
    line = field(
        _("Son nom"),
        typed.name,
        lambda text: course.put(name=text),
        name=NAME,
        hint=hint,
        submit=course.next,
    )
    return [sentence(_("Vous seul verrez ce nom.")), line]


def _what(course: Course, typed: Typed, offer: Offer) -> list[ft.Control]:
    wrong = fault_of(typed.faults, RUBRICS)
    rows = [_tick(course, typed, one, offer) for one in offer.rubrics]
    told = _("Cochez ce que cette personne pourra lire. Le reste n'est pas confié.")
    return [
        sentence(told),
        *([banner(wrong, tone="alert")] if wrong else []),
        stack(rows, spacing=8),
    ]


def _tick(course: Course, typed: Typed, one: Rubric, offer: Offer) -> ft.Control:
    def turn() -> None:
        course.put(taken=typed.taken ^ {one})

    lines, on = [_counted(offer, one)], one in typed.taken
    lines[:0] = filter(None, [holding(one)])
    return tick(named(one), lines, turn, name=f"{RUBRICS}-{int(one)}", on=on)


def _counted(offer: Offer, one: Rubric) -> str:
    count = offer.counts.get(one, 0)
    return count_words(count) if count else _("Rien pour l'instant")


def _until(course: Course, typed: Typed, _offer: Offer) -> list[ft.Control]:
    wrong, name = fault_of(typed.faults, DAY), course.form.name
    return lasting(typed.length, course.put, course.next, name=name, wrong=wrong)


def _whole(course: Course, typed: Typed, offer: Offer) -> list[ft.Control]:
    taken = [one for one in offer.rubrics if one in typed.taken]
    said = _("{what} : {value}")
    what = [said.format(what=named(one), value=_counted(offer, one)) for one in taken]
    until = _("Jusqu'au {day}").format(day=last_words(typed.length))
    groups = (
        (_("À qui"), [typed.name.strip()], 1),
        (_("Ce que cette personne pourra lire"), what, 2),
        (_("Jusqu'à quand"), [until], 3),
    )
    rules = (
        _("Elle ne pourra rien changer."),
        _("Ce qui est masqué ou privé n'est jamais confié."),
        _("Ce qui aura été lu a pu être copié."),
        _("Vous pourrez arrêter quand vous voulez."),
    )
    rows = [answer(course, title, lines, rank) for title, lines, rank in groups]
    return [*rows, stack([sentence(one) for one in rules], spacing=4)]
