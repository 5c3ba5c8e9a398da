"""What is said of a copy that is ready: what it holds, what it lacks."""

import flet as ft
import pytest

from app.flows.backpack.packing import Packed
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.copied import copied, holding, lacking
from views.parts.saving import Saved
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


async def leave() -> None:
    """Go away."""


@pytest.mark.parametrize("missing", [0, 2])
async def test_what_a_copy_lacks_is_said(missing: int) -> None:
    packed = Packed(entries=4, files=4, missing=missing, documents=4)
    world = a_world(FakeDoor(filled()))

    def shown() -> ft.Control:
        return ft.Column(copied(Saved(packed, 3_000_000), leave, name="copy-back"))

    def draw(page: ft.Page) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        page.render(ft.component(shown))

    async with FletUnit(draw) as ui:
        said = ui.text().replace("\u00a0", " ")
        assert "Votre copie est prête : 4 documents, " in said
        assert ("2 fichiers manquent" in said) is bool(missing)


async def test_what_it_holds_is_counted() -> None:
    saved = Saved(Packed(580, 214, 1, documents=214), 3_000_000)
    assert holding(saved) == "214\u00a0documents, 3\u202fMo"
    assert lacking(saved).startswith("1 fichier manque")
