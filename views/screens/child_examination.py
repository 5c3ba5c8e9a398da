"""« Examen de l'enfant » : its window, its state, what was said and measured."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from app.domain.when import When
from app.domain.words import N_
from app.flows.childhood.examining import Examined
from app.flows.measure import Measure
from app.kinds import kind
from app.rules.childhood.calendar import Progress
from app.rules.childhood.table import examinations
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, grave_action, quiet_action
from views.parts.answering import answered
from views.parts.box import card, sheet, side_by_side
from views.parts.childhood.stages import PLACE, said_of, sources_of, window_of
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import measure_place
from views.parts.prevention.why import Why
from views.parts.prevention.worded import worded
from views.parts.profile.linked import Linked
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _, date_long, quantity

_KINDS = ("examination", "body-weight", "body-height", "head-circumference", "patient")


@drawn
def ChildExamination() -> ft.Control:
    """Show one examination; once done, the visit and the measures of that day."""
    code, book = ft.use_route_params()["exam"], here().childhood
    asked = use_record(partial(book.examination, code), *_KINDS, key=code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one, why = asked.value, Why
    reasons: Any = why
    return sheet(
        [
            card([*_facts(one)]),
            _ways(one),
            *_measured(one),
            *([Linked(one.entry)] if one.entry else []),
            reasons(sources_of(one.due.stage), "exam-why"),
        ]
    )


def _facts(one: Examined) -> list[ft.Control]:
    told = [heading(2, said_of(one.due)), sentence(window_of(one.due))]
    if not one.visit:
        return told
    day = date_long(When.parse(one.visit.day)) if one.visit.day else _("date inconnue")
    known = {
        _("Date"): day,
        _("Professionnel"): one.visit.who,
        _("Votre commentaire"): one.visit.comment,
    }
    return [*told, *(_fact(what, said) for what, said in known.items() if said)]


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


def _ways(one: Examined) -> ft.Control:
    code, book = one.due.stage.id, here().childhood
    note = going(f"{PLACE}/{code}/noter")
    if one.due.progress is not Progress.DONE:
        label = _("Noter cet examen")
        return side_by_side(
            [action(label, note, name="exam-note", icon=ft.Icons.CHECK)]
        )
    words = _("Cet examen n'est plus noté comme fait.")
    forget = partial(answered, words, partial(book.forget_visit, code))
    icon = ft.Icons.EDIT_OUTLINED
    return side_by_side(
        [
            quiet_action(_("Modifier"), note, name="exam-note", icon=icon),
            grave_action(_("Retirer cette note"), forget, name="exam-forget"),
        ]
    )


def _measured(one: Examined) -> list[ft.Control]:
    """Show what was measured the day of the visit."""
    if not one.measures:
        return []
    return [heading(2, _("Mesures de ce jour")), *map(_measure, one.measures)]


def _measure(measure: Measure) -> ft.Control:
    entry, found = measure.entry, kind(measure.entry.kind)
    go = going(f"{measure_place(found.code)}/{entry.id.hex()}")
    words = [sentence(quantity(measure.values, found))]
    icon = ft.Icons.STRAIGHTEN
    return tile(_(found.label), words, go, name=f"entry-{entry.id.hex()}", icon=icon)


def _named(params: Mapping[str, str]) -> str:
    labels = {one.id: one.label for one in examinations()}
    found = labels.get(params["exam"])
    return worded(found) if found else _("Examen de l'enfant")


SCREEN = Screen(
    "/sante/enfant/examens/:exam",
    N_("Ma santé"),
    ChildExamination,
    "health",
    named=_named,
)
