"""Large letters have the whole width; others have their icon beside them."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.views.parts.test_nav import Wearing
from views.parts.fronted import fronted
from views.theme import Look

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("scale", "beside"), [(1.0, True), (2.0, False)])
async def test_an_icon_stands_beside_or_over_its_words(
    scale: float, *, beside: bool
) -> None:
    def draw() -> ft.Control:
        words = ft.Column([ft.Text("Recommencez.")])
        return fronted(ft.Icon(ft.Icons.INFO_OUTLINE), words, [ft.Text("fin")])

    def main(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=scale))
        page.render(ft.component(draw))

    async with FletUnit(main, width=390) as ui:
        assert (ui.one(ft.Icon) in ui.one(ft.Row).controls) == beside
        assert ("fin" in ui.text()) == beside
