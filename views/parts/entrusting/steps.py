"""« Confier » : one question a step, then all of it before it is given."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Rubric
from views.parts.acting import doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.choice import choice
from views.parts.draft import Draft, use_draft
from views.parts.entrusting.course import (
    CODE,
    DAY,
    MONTHS,
    NAME,
    OTHER,
    RUBRICS,
    Course,
    Offer,
    Typed,
    begun,
    last_of,
)
from views.parts.entrusting.rows import count_words
from views.parts.entrusting.words import STEPS
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.summary import fault_of, summary
from views.parts.tick import tick
from views.parts.watching import local_now
from views.rubrics import named
from views.text import _, date_long, ngettext

DRAFT: Final = "entrust"


@ft.component
def Asking(offer: Offer) -> ft.Control:
    """Ask one question, or show all the answers before they are given."""
    draft: Draft = use_draft(DRAFT)
    typed, change, now = use_form(lambda: begun(offer.draft))
    course = Course(draft, change, now)
    kept = bool(offer.draft) and typed.rank == begun(offer.draft).rank
    back = banner(_("Vous n'aviez pas fini. Voici vos réponses."))
    rank, draw = typed.rank, (_code, _name, _what, _until, _whole)[typed.rank]
    where = _("Étape {rank} sur {total}").format(rank=rank + 1, total=len(STEPS))
    wait = [busy_line(_("Un instant…"))] if typed.busy else []
    page = sheet(
        [
            *([back] if kept else []),
            summary(typed.faults),
            stack([sentence(where, quiet=True), heading(2, _(STEPS[rank]))], spacing=4),
            *draw(course, typed, offer),
            *wait,
            side_by_side(_ways(course, typed)),
        ]
    )
    page.key = f"step-{rank}"  # another step begins at its top
    return page


def _ways(course: Course, typed: Typed) -> list[ft.Control]:
    last, name = typed.rank == len(STEPS) - 1, typed.name.strip()
    label = _("Confier à {name}").format(name=name) if last else _("Continuer")
    go = course.give if last else course.next
    ways = [action(label, go, name="entrust-next", enabled=not typed.busy)]
    if typed.rank:
        before = doing(partial(course.turn, typed.rank - 1))
        ways.append(quiet_action(_("Revenir"), before, name="entrust-before"))
    return [*ways, quiet_action(_("Abandonner"), course.leave, name="entrust-leave")]


def _code(course: Course, typed: Typed, _offer: Offer) -> list[ft.Control]:
    told = (
        _("Demandez à votre proche d'ouvrir Alvéole, puis « Mes proches »."),
        _("Son code est sous « Mon code ». Il a six groupes de cinq signes."),
    )
    hint = Hint(
        _("Vérifiez chaque signe avec votre proche."), fault_of(typed.faults, CODE)
    )
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
    return tick(named(one), lines, turn, name=f"{RUBRICS}-{int(one)}", on=on)


def _counted(offer: Offer, one: Rubric) -> str:
    count = offer.counts.get(one, 0)
    return count_words(count) if count else _("Rien pour l'instant")


def _until(course: Course, typed: Typed, _offer: Offer) -> list[ft.Control]:
    options = {key: _month(key) for key in MONTHS} | {OTHER: _("Une autre date")}
    label = _("Combien de temps ?")
    told = _("Ce jour-là, tout s'arrête seul. Vous pouvez arrêter plus tôt.")

    def pick(key: str) -> None:
        course.put(months=key)

    asked = choice(label, options, typed.months, pick, name="entrust-months")
    if typed.months != OTHER:
        return [sentence(told), asked]
    hint = Hint(_("Par exemple 23/02/2027"), fault_of(typed.faults, DAY))
    line = field(
        _("Dernier jour"),
        typed.day,
        lambda text: course.put(day=text),
        name=DAY,
        hint=hint,
        submit=course.next,
    )
    return [sentence(told), asked, line]


def _month(key: str) -> str:
    """Say how long, and which day that is: « 3 mois, jusqu'au 23 février 2027 »."""
    length = ngettext("{count} mois", "{count} mois", int(key)).format(count=key)
    words = _("{length}, jusqu'au {day}")
    return words.format(length=length, day=_last(Typed(months=key)))


def _last(typed: Typed) -> str:
    day = last_of(typed, local_now().date())
    return date_long(day, weekday=False).replace(" ", "\u00a0")


def _whole(course: Course, typed: Typed, offer: Offer) -> list[ft.Control]:
    taken = [one for one in offer.rubrics if one in typed.taken]
    said = _("{what} : {value}")
    what = [said.format(what=named(one), value=_counted(offer, one)) for one in taken]
    until = _("Jusqu'au {day}").format(day=_last(typed))
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
    rows = [_group(course, title, lines, rank) for title, lines, rank in groups]
    return [*rows, stack([sentence(one) for one in rules], spacing=4)]


def _group(course: Course, title: str, lines: Sequence[str], rank: int) -> ft.Control:
    """Return answers under what was asked, and the way to change them."""
    back, icon = doing(partial(course.turn, rank)), ft.Icons.EDIT_OUTLINED
    name = f"entrust-again-{rank}"
    again = quiet_action(_("Changer"), back, name=name, icon=icon)
    told = [sentence(title, quiet=True), *map(sentence, lines)]
    return card([stack(told, spacing=2), side_by_side([again])])
