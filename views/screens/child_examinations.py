"""« Examens et certificats » of a child, by state; nobody is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from app.flows.childhood.examining import Examined
from app.flows.childhood.record import Certified
from app.rules.childhood.calendar import Progress
from views.house import House, Screen
from views.parts.banner import banner
from views.parts.box import sheet
from views.parts.childhood.stages import certificate_row, examination_row, sources_of
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.prevention.why import Why
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Shown:
    """Every examination and certificate, as they stand."""

    examinations: Sequence[Examined]
    certificates: Sequence[Certified]


@drawn
def ChildExaminations() -> ft.Control:
    """List what is to do, to come, the three certificates; then what is done, over."""
    asked = use_record(partial(_shown, here()), "examination", "document", "patient")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown, why = asked.value, Why
    first: Any = why
    words = _("Ces dates sont à confirmer avec un médecin.")
    reasons = first(sources_of(shown.examinations[0].due.stage)[1:], "exams-why")
    return sheet(
        [
            banner(words),
            *_section(_("À faire"), shown, Progress.DUE),
            *_section(_("À venir"), shown, Progress.COMING),
            heading(2, _("Certificats de santé")),
            *map(certificate_row, shown.certificates),
            *_section(_("Faits"), shown, Progress.DONE),
            *_section(_("Périodes passées"), shown, Progress.PASSED),
            reasons,
        ]
    )


def _shown(house: House) -> Shown:
    return Shown(house.childhood.examinations(), house.childhood.certificates())


def _section(title: str, shown: Shown, progress: Progress) -> list[ft.Control]:
    rows = [one for one in shown.examinations if one.due.progress is progress]
    lines = [examination_row(one, placed=True) for one in rows]
    return [heading(2, title), *_unsure(progress), *lines] if rows else []


def _unsure(progress: Progress) -> list[ft.Control]:
    """Say what becomes of what was not noted in its time."""
    words = _("Ont-ils été faits ? À vérifier avec un professionnel.")
    return [sentence(words, quiet=True)] if progress is Progress.PASSED else []


def _named(_params: Mapping[str, str]) -> str:
    return _("Examens et certificats")


SCREEN = Screen(
    "/sante/enfant/examens", N_("Ma santé"), ChildExaminations, "health", named=_named
)
