"""« Noter un examen » : the day, who did it, what was said."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial

import flet as ft

from app.domain.childhood import Visit
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.childhood.form import Form, FormFields, Line, Texts
from views.parts.childhood.stages import PLACE
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.watching import here, local_now, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """What is noted already, and what was being typed when the form was left."""

    visit: Visit
    draft: Texts


@drawn
def ChildVisit() -> ft.Control:
    """Ask when the examination was done, and by whom."""
    code, house, around = ft.use_route_params()["exam"], here(), porch()
    today = local_now().date().isoformat()
    asked = use_record(partial(_opened, house, code, today), key=code)
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def keep(texts: Texts) -> Callable[[], object]:
        return house.childhood.note_visit(code, Visit(**texts))

    def leave() -> None:
        around.go(f"{PLACE}/{code}")

    opened, told = asked.value, _("L'examen est noté.")
    start = asdict(opened.visit)
    form = Form(_name(code), _lines(), start, opened.draft, keep, told, leave)
    shown: ft.Control = FormFields(form)
    return shown


def _name(code: str) -> str:
    return f"child-{code}"


def _opened(house: House, code: str, today: str) -> Opened:
    found = house.childhood.examination(code)
    return Opened(found.visit or Visit(today), house.drafts.get(_name(code)))


def _lines() -> list[Line]:
    example = _("Par exemple 12/03/2026, 03/2026 ou 1998")
    return [
        Line("day", _("Date de l'examen"), example, "date"),
        Line("who", _("Professionnel"), _("Par exemple : docteur Martin")),
        Line("comment", _("Votre commentaire"), shape="text"),
    ]


def _named(_params: Mapping[str, str]) -> str:
    return _("Noter un examen")


SCREEN = Screen(
    "/sante/enfant/examens/:exam/noter",
    N_("Ma santé"),
    ChildVisit,
    "health",
    named=_named,
)
