"""« Préparer ma visite » : questions, what changed, curves and documents, one page."""

from collections.abc import Mapping
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.synthesis.visit_form import VisitForm
from views.parts.synthesis.visiting import visit_of
from views.parts.watching import here
from views.parts.whose import said_of
from views.prints.visit import visit
from views.text import _


@drawn
def Visit() -> ft.Control:
    """Prepare the visit of whose space one is in."""
    form: Any = VisitForm
    return sheet([form(visit_of(here()), visit)])


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Préparer ma visite"), _("Préparer la visite"))


SCREEN = Screen("/sante/visite", N_("Ma santé"), Visit, "health", named=_named)
