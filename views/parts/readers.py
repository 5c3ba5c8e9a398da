"""« Qui peut lire » : the owner alone, or also whom a rubric is entrusted to."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Confidentiality, Rubric
from app.domain.consent import ConsentState
from app.domain.entry import Entry
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


def use_who_reads(entry: Entry) -> Asked[list[str]]:
    """Follow who may read one element besides its owner."""
    told, key = (*TOLD_BY, "consent", "document"), (entry.id, entry.confidentiality)
    return use_record(partial(who_reads, here(), entry), *told, key=key)


def who_reads(house: House, entry: Entry) -> list[str]:
    """Name whom its rubric is entrusted to, unless it is hidden, then the services."""
    hidden = entry.confidentiality is not Confidentiality.N
    people = [] if hidden else readers_of(house, entry.rubric)
    return [*people, *_services(house, entry)]


def readers_of(house: House, rubric: Rubric) -> list[str]:
    """Name who may read a rubric of *house*, or will once it has left."""
    given = (one for one in house.mandates.every() if rubric in one.rubrics)
    live = (one for one in given if one.state is not MandateState.ENDED)
    return sorted({one.name or _("un proche") for one in live})


def _services(house: House, entry: Entry) -> Iterator[str]:
    """Give the services a copy of it was made for."""
    for one in house.consents.every():
        live = one.state is not ConsentState.ENDED
        read = house.consents.reads(one.id) if live else None
        if read and read.id == entry.id:
            yield one.service_name
