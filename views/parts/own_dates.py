"""« Mes dates » : a period between two days the person types."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.errors import Refused
from app.domain.when import When
from app.flows.periods import Span
from views.errors import sentence_for
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.field import Hint, field
from views.parts.state import use_form
from views.parts.typed_date import iso_date
from views.parts.watching import local_now, porch
from views.text import _, date_short


@dataclass(frozen=True, slots=True)
class Typed:
    """The two days in the fields, and what is wrong with them."""

    first: str
    last: str
    fault: str = ""


@ft.component
def OwnDates(span: Span, choose: Callable[[Span], None]) -> ft.Control:
    """Ask for two days; a month or a year alone stands for all of its days."""
    typed, change, now = use_form(lambda: Typed(_shown(span.first), _shown(span.last)))
    around = porch()

    async def see() -> None:
        day = local_now().date()
        try:
            first, last = iso_date(now().first, day), iso_date(now().last, day)
            choose(Span.between(first, last))
            change(fault="")
        except Refused as error:
            told = sentence_for(error.code, error.details)
            around.say(told)
            change(fault=told)

    def line(name: str, label: str, example: str, error: str = "") -> ft.Control:
        def put(text: str) -> None:
            change(**{name: text})

        value, hint = getattr(typed, name), Hint(example, error)
        return field(label, value, put, name=f"own-{name}", hint=hint, submit=see)

    first = line("first", _("Du"), _("Par exemple 01/03/2026, ou 2026"))
    last = line("last", _("Au"), _("Vide : jusqu'à aujourd'hui"), typed.fault)
    seen = quiet_action(_("Voir cette période"), see, name="own-see")
    return card([first, last, side_by_side([seen])])


def _shown(day: str) -> str:
    return date_short(When.parse(day)) if day else ""
