"""Work of unknown length is said; it moves only where movement is wanted."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world
from views.parts.busy import busy_line
from views.parts.watching import Porch
from views.theme import Look

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("still", "value"), [(False, None), (True, 0.5)])
async def test_the_bar_says_what_is_done(*, still: bool, value: float | None) -> None:
    def page(page: ft.Page) -> None:
        world = a_world(FakeDoor())
        around = Porch(world.door, world.now, world.entropy, world.sleep)
        page.data = replace(around, look=Look(still=still))

        def draw() -> ft.Control:
            return busy_line("Votre espace arrive…")

        page.render(ft.component(draw))

    async with FletUnit(page) as ui:
        bar = ui.one(ft.ProgressBar)
        assert "Votre espace arrive…" in ui.text()
        assert (bar.value, bar.semantics_label) == (value, "Votre espace arrive…")


@pytest.mark.parametrize("person", [0, 1])
async def test_work_for_another_says_whose_it_is(person: int) -> None:
    house = list(a_family().family.values())[person]

    def page(page: ft.Page) -> None:
        world = a_world(FakeDoor())
        around = Porch(world.door, world.now, world.entropy, world.sleep)
        page.data = replace(around, house=house)

        def draw() -> ft.Control:
            return busy_line("Préparation…")

        page.render(ft.component(draw))

    async with FletUnit(page) as ui:
        assert ("Dans l'espace de Léa." in ui.text()) is bool(person)
