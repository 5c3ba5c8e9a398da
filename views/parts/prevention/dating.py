"""« Noter la date » : one line that unfolds, for what was done and when."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.errors import Refused
from views.errors import sentence_for
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.folded import fold_button
from views.parts.state import use_flag, use_form, use_held
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_date
from views.parts.watching import local_now, porch
from views.text import _


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the field."""

    day: str = ""


@ft.component
def Dating(keep: Callable[[str], Callable[[], object]], name: str) -> ft.Control:
    """Ask for a day, and give it to *keep*, which returns how to take it back."""
    unfolded, unfold, fold = use_flag()
    typed, change, now = use_form(Typed)
    fault, blame = use_held("")

    async def save() -> None:
        wrong = await _kept(keep, now().day)
        blame(wrong)
        if not wrong:
            fold()

    turn, label = doing(fold if unfolded else unfold), _("Noter la date")
    button = fold_button(label, turn, name=name, unfolded=unfolded)
    if not unfolded:
        return side_by_side([button])
    hint = Hint(_("Par exemple 12/03/2026, 03/2026 ou 1998"), fault)
    told, put = f"{name}-text", lambda text: change(day=text)
    line = field(_("Quand ?"), typed.day, put, name=told, hint=hint, submit=save)
    ways = [quiet_action(_("Enregistrer"), save, name=f"{name}-save")]
    return stack([side_by_side([button]), line, side_by_side(ways)])


async def _kept(keep: Callable[[str], Callable[[], object]], typed: str) -> str:
    """Keep the day *typed* and tell it; return what is wrong with it, "" if nothing."""
    around = porch()
    try:
        back = await asyncio.to_thread(keep, iso_date(typed, local_now().date()))
    except Refused as error:
        said = sentence_for(error.code, error.details)
        around.say(said)
        return said
    around.tell(_("La date est notée."), undo=undoing(back))
    return ""
