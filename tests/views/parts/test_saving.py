"""What a copy holds is said; how far it is too (made in tests/screens)."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.saving import Work, followed
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("done", "words"), [(0, "0 %"), (107, "50 %"), (214, "100 %")])
async def test_the_bar_says_how_far_it_is(done: int, words: str) -> None:
    world, stopped = a_world(FakeDoor(filled())), list[bool]()

    def shown() -> ft.Control:
        work = Work(done, 214 if done else 0, busy=True)
        return followed(work, lambda: stopped.append(True))

    def draw(page: ft.Page) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        page.render(ft.component(shown))

    async with FletUnit(draw) as ui:
        assert f"Préparation… {words}" in ui.text()
        await ui.press("saving-stop")
        assert stopped == [True]


async def test_a_copy_on_its_way_to_the_disk_is_told() -> None:
    handed = Work(busy=True, saving=True)
    async with FletUnit(drawing(lambda: followed(handed, lambda: None))) as ui:
        assert "Enregistrement du fichier…" in ui.text()
    given = Work(50, 200, busy=True, saving=True)
    async with FletUnit(drawing(lambda: followed(given, lambda: None))) as ui:
        assert "Enregistrement… 25 %" in ui.text()
        assert ui.named("saving-stop")
