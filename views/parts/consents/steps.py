"""« Autoriser un service » : one question a step, then all that would leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.consent import Finality, Service
from views.parts.banner import banner
from views.parts.box import stack
from views.parts.certified import Found, Typed, begun, certified, code_asked
from views.parts.choice import choice
from views.parts.consents.course import (
    DAY,
    NAME,
    PURPOSE,
    WHAT,
    Allowing,
    Leaving,
)
from views.parts.consents.leaving import leaving
from views.parts.consents.words import numbered, purpose_words, rules
from views.parts.draft import Draft, use_draft
from views.parts.kept import use_kept
from views.parts.lasting import last_words, lasting
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.stepped import Course, answer, either, onward, step
from views.parts.summary import fault_of
from views.text import _

_NOBODY: Final[Found[Service]] = Found()


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """What would leave, and what was being typed."""

    leaving: Leaving
    draft: Mapping[str, str]


@ft.component
def Asking(offer: Offer) -> ft.Control:
    """Ask one question, or show all that would leave before it may."""
    draft: Draft = use_draft(NAME)
    found, know = use_kept(NAME, _NOBODY)
    start = begun(offer.draft, found, WHAT)
    typed, change, now = use_form(lambda: start)
    course = Course(Allowing(change, now, know), draft, change, now)
    draw = (_code, _purpose, _until, _whole)[typed.rank]
    whole = draw is _whole
    ways = _answers(course, typed) if whole else [onward(course, typed)]
    kept = bool(offer.draft) and typed.rank == start.rank
    return step(course, typed, draw(course, typed, offer), ways, back=kept)


def _code(course: Course, typed: Typed[Service], _offer: Offer) -> list[ft.Control]:
    told = (
        _("Le service vous donne son code : six groupes de cinq signes."),
        _("Votre serveur dit ensuite si ce service est certifié."),
    )
    return code_asked(course, typed, told, _("Code du service"))


def _purpose(course: Course, typed: Typed[Service], _offer: Offer) -> list[ft.Control]:
    options = {one.value: purpose_words(one) for one in Finality}
    wrong = fault_of(typed.faults, PURPOSE)

    def pick(key: str) -> None:
        course.put(what=key)

    label = _("Pour quelle raison ce service lirait-il ?")
    return [
        *_certified(typed.who),
        sentence(_("La loi permet quatre raisons. Choisissez-en une.")),
        *([banner(wrong, tone="alert")] if wrong else []),
        choice(label, options, typed.what, pick, name=PURPOSE),
    ]


def _certified(service: Service | None) -> list[ft.Control]:
    """Say which service it is, as the directory of the server certifies it."""
    if service is None:
        return []
    return [certified(service.name, numbered(service.number))]


def _until(course: Course, typed: Typed[Service], _offer: Offer) -> list[ft.Control]:
    wrong = fault_of(typed.faults, DAY)
    asked = lasting(typed.length, course.put, course.next, name=NAME, wrong=wrong)
    missing = [banner(wrong, tone="alert")] if wrong and not typed.months else []
    return [*_certified(typed.who), *missing, *asked]


def _whole(course: Course, typed: Typed[Service], offer: Offer) -> list[ft.Control]:
    service = typed.who
    who = [service.name, numbered(service.number)] if service else [typed.code]
    why = [purpose_words(Finality.of(typed.what))]
    until = [_("Jusqu'au {day}").format(day=last_words(typed.length))]
    groups = (
        (_("Quel service"), who),
        (_("Pour quoi faire"), why),
        (_("Jusqu'à quand"), until),
    )
    rows = [answer(course, *one, rank) for rank, one in enumerate(groups)]
    means = stack([sentence(one) for one in rules()], spacing=4)
    return [*rows, leaving(offer.leaving), means]


def _answers(course: Course, typed: Typed[Service]) -> list[ft.Control]:
    yes, no, told = _("Autoriser"), _("Ne pas autoriser"), _("Rien n'est autorisé.")
    return either(course, typed, yes=yes, no=no, told=told)
