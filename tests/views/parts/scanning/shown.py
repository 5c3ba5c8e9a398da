"""A part of scanning on a page of its own, in a house."""

from collections.abc import Callable

import flet as ft

from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import FakeDoor, a_world
from views.house import House
from views.parts.watching import Porch


def shown(
    house: House, draw: Callable[[], ft.Control], client: Invoked | None = None
) -> FletUnit:
    """Return a page of *house* that shows what *draw* gives."""

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        doors = (world.door, world.now, world.entropy, world.sleep)
        page.data = Porch(*doors, house=house)
        page.render(ft.component(draw))

    return FletUnit(main, on_invoke=client)
