"""« Qui peut lire » : the owner alone, or also whom a rubric is entrusted to."""

from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Rubric
from app.domain.mandate import MandateState
from views.house import House
from views.parts.banner import banner
from views.parts.states import states
from views.parts.watching import Asked, here, use_record
from views.text import _

TOLD_BY: Final = ("cursor", "journal", "preference", "setting")
"""What changes when a mandate does."""


@ft.component
def Readers(rubric: Rubric) -> ft.Control:
    """Say who reads the wishes today, or another *rubric*, above what it holds."""
    asked = use_readers(rubric)
    if asked.value is None:
        return states(asked, empty="")
    told = _("Aujourd'hui, seuls vous et vos appareils pouvez lire ceci.")
    if asked.value:
        words = _("Aujourd'hui, vous pouvez lire ceci. Vous le confiez à : {names}.")
        told = words.format(names=", ".join(asked.value))
    return banner(told, tone="calm")


def use_readers(rubric: Rubric) -> Asked[list[str]]:
    """Follow whom a rubric is entrusted to, as one calls them."""
    return use_record(partial(readers_of, here(), rubric), *TOLD_BY, key=rubric)


def readers_of(house: House, rubric: Rubric) -> list[str]:
    """Name who may read a rubric of *house*, or will once it has left."""
    given = (one for one in house.mandates.every() if rubric in one.rubrics)
    live = (one for one in given if one.state is not MandateState.ENDED)
    return sorted({one.name or _("un proche") for one in live})
