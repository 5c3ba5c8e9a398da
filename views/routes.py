"""« Chemins » : which screen each address leads to, inside and at the door."""

from collections.abc import Callable
from functools import partial
from typing import Final

import flet as ft

from views.house import Screen
from views.parts.frame import Doorstep, Lost, Room
from views.parts.notices.eyes import use_eyes
from views.parts.state import use_made
from views.parts.watching import porch
from views.screens import all_screens
from views.way_in import DoorState

_GUESTS: Final = ("/aide", "/panne")
"""What answers at the door too."""


@ft.component
def Inside() -> ft.Control:
    """Route the screens of an open space."""
    use_eyes()
    return ft.Router(
        [_route(one, Room) for one in all_screens() if one.place != "door"],
        not_found=Lost,
    )


@ft.component
def Outside() -> ft.Control:
    """Route the few screens seen while no space is open; any other leads there.

    A space being made does not change them: its maker enters it when ready.
    """
    absent = use_made(lambda: porch().door.state() is DoorState.ABSENT)[0]
    welcome = "/ouverture" if absent else "/ouvrir"
    door = [one for one in all_screens() if one.place == "door"]
    first = next(one for one in door if one.route == welcome)
    allowed = [one for one in door if absent != (one.route == "/ouvrir")]
    guests = [one for one in all_screens() if one.route.startswith(_GUESTS)]
    return ft.Router(
        [_route(one, Doorstep) for one in (*allowed, *guests)],
        not_found=partial(Doorstep, first),
    )


def _route(screen: Screen, frame: Callable[[Screen], ft.Control]) -> ft.Route:
    path = screen.route.strip("/")
    component = partial(frame, screen)
    if not path:
        return ft.Route(index=True, component=component)
    return ft.Route(path=path, component=component)
