"""« Cartes » of « Ma santé » : one file a card, each gives its `CARD`; their shape."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import flet as ft

from app.registry import collect
from views.house import House


@dataclass(frozen=True, slots=True)
class Card:
    """« Carte » : a door to one room of « Ma santé », and where things stand there.

    Cards come by *rank*. *title* is a label marked with `N_()`; *theirs*, in the space
    of somebody else, says the same without « my ». *says* tells its
    state, or its first step, in one sentence; it is asked in a worker thread, again
    when one of *kinds* changes. A card that does not *fit* the person is absent: it is
    asked in a worker thread too; None fits everybody.
    """

    rank: int
    name: str
    title: str
    route: str
    icon: ft.IconData
    says: Callable[[House], str]
    kinds: tuple[str, ...]
    fits: Callable[[House], bool] | None = None
    theirs: str = ""


@cache
def all_cards() -> tuple[Card, ...]:
    """Every card of this build, in the order of the page."""
    import views.parts.health as package

    return tuple(sorted(collect(package, "CARD"), key=lambda card: card.rank))
