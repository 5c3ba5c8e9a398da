"""A banner says one sentence, and goes away when told."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.banner import banner

pytestmark = pytest.mark.anyio


async def test_a_banner_shows_its_sentence_and_closes() -> None:
    closed: list[bool] = []

    async def close() -> None:
        closed.append(True)

    def draw() -> ft.Control:
        return ft.Column(
            [banner("Calme", tone="calm"), banner("Grave", tone="alert", close=close)]
        )

    async with FletUnit(drawing(draw)) as ui:
        assert {"Calme", "Grave"} <= set(ui.text().split("\n"))
        await ui.press("banner-close")
        assert closed == [True]
