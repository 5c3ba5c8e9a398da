"""« Proches » : those whose space one keeps, as every page knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from app.flows.dependents.dependents import Dependent
from views.house import House
from views.parts.person import MARKS, UNKNOWN, Mark
from views.parts.remembering import forgotten
from views.parts.watching import here, use_record

FAMILY: Final = "family"
"""Name in the memory of the page: it outlasts a change of person."""


@dataclass(frozen=True, slots=True, repr=False)
class Family:
    """Those whose space one keeps, in an order that does not change."""

    people: Sequence[Dependent] = ()

    def mark(self, house: House) -> Mark:
        """Return the mark of whose *house* it is: the first one is the owner's."""
        if house.own:
            return MARKS[0]
        ranks = {one.space.id: rank for rank, one in enumerate(self.people)}
        rank = ranks.get(house.space.id)
        return UNKNOWN if rank is None else mark_of(rank)


def mark_of(rank: int) -> Mark:
    """Return the mark of the person of that rank; none has the owner's."""
    return MARKS[1 + rank % (len(MARKS) - 1)]


def forget(page: ft.Page, *, locked: bool) -> None:
    """Empty what the page remembers of a person one leaves.

    Who there is stays known, unless the home is locked.
    """
    store = page.session.store
    family = store.get(FAMILY)
    forgotten(page)
    store.clear()  # type: ignore[no-untyped-call]  # Flet's
    if not locked:
        store.set(FAMILY, family)


def use_family() -> Family:
    """Follow those whose space one keeps; nobody before they are known."""
    store, house = ft.context.page.session.store, here()
    asked = use_record(house.dependents.every, "preference", "patient", name=FAMILY)
    if asked.value is not None:
        store.set(FAMILY, Family(asked.value))
    known: Family | None = store.get(FAMILY)
    return known or Family()
