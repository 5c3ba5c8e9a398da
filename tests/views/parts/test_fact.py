"""A fact shows its icon, its title, and its quiet lines."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.fact import fact

pytestmark = pytest.mark.anyio


async def test_it_says_what_it_is_and_more() -> None:
    lines = ["Ordinateur Linux", "C'est cet appareil."]
    told = drawing(lambda: fact(ft.Icons.COMPUTER, "Tablette", lines))
    async with FletUnit(told) as ui:
        assert ui.text().split("\n") == ["Tablette", *lines]
        assert ui.one(ft.Icon).icon == ft.Icons.COMPUTER
