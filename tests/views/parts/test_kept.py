"""A value is found again by the next screen of the same page."""

from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.kept import use_kept
from views.parts.state import use_held

pytestmark = pytest.mark.anyio


@ft.component
def counting() -> ft.Control:
    count, keep = use_kept("count", 0)
    return ft.FilledButton(str(count), on_click=lambda: keep(count + 1))


async def test_a_value_outlives_the_part_that_kept_it() -> None:
    def draw() -> ft.Control:
        turn, put = use_held(0)
        other = ft.TextButton("autre", on_click=lambda: put(turn + 1))
        component: Any = counting
        return ft.Column([component(key=turn), other])

    async with FletUnit(drawing(draw)) as ui:
        await ui.click(ui.one(ft.FilledButton))
        await ui.click(ui.one(ft.FilledButton))
        await ui.click(ui.one(ft.TextButton))
        assert ui.one(ft.FilledButton).content == "2"
