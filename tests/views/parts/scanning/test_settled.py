"""What changes at each press is taken once it stays."""

from typing import Any

import flet as ft
import pytest

from tests.screens.homes import a_house
from tests.views.parts.scanning.shown import shown
from views.parts.scanning.settled import use_settled
from views.parts.state import use_held

pytestmark = pytest.mark.anyio


async def test_a_value_is_taken_once_it_stays() -> None:
    put: list[Any] = []

    def draw() -> ft.Control:
        value, change = use_held(0)
        put[:] = [change]
        return ft.Text(f"{value} {use_settled(value)}")

    async with shown(a_house(), draw) as ui:
        assert "0 0" in ui.text()
        put[0](1)
        put[0](2)
        await ui.until("2 2")
