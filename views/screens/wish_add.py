"""« Écrire mes volontés » : one question a screen, then all of it before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.wishes import Form
from app.domain.words import N_
from app.flows.wishes.statements import Version, form_of
from app.kinds import kind as kind_of
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.parts.wishes.steps import Asking, Questions
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """What holds today, and what was being written when the form was left."""

    first: Version | None
    draft: Mapping[str, str]


@drawn
def AddWish() -> ft.Control:
    """Ask the questions of a wish; what was being written comes back."""
    form = form_of(ft.use_route_params()["form"])
    house, around = here(), porch()
    asked = use_record(partial(_opened, house, form), key=form.code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    first = asked.value.first

    def leave() -> None:
        around.go(f"/{kind_of(form.kind).shelf}")

    def done() -> None:
        undo = undoing(partial(house.wishes.say_again, form, first))
        told = _("C'est gardé et daté. Vous pouvez l'imprimer et le signer.")
        around.tell(told, undo=undo, leaving=True)
        leave()

    start = first.wish.said if first else {}
    keep = partial(house.wishes.state, form)
    draft, kept = _draft(form), asked.value.draft
    control: ft.Control = Questions(Asking(form, start, draft, kept, keep, done, leave))
    return control


def _opened(house: House, form: Form) -> Opened:
    return Opened(house.wishes.in_force(form), house.drafts.get(_draft(form)))


def _draft(form: Form) -> str:
    return f"wish:{form.code}"


def _named(params: Mapping[str, str]) -> str:
    return _(form_of(params["form"]).label)


SCREEN = Screen(
    "/sante/volontes/:form/ajouter", N_("Ma santé"), AddWish, "health", named=_named
)
