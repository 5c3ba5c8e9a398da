"""What is told once on a device is not told again there."""

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.parts.acting import acting
from views.parts.once import use_leaving, use_once
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


@ft.component
def once_told() -> ft.Control:
    to_tell, told = use_once("picker")
    return ft.FilledButton("à dire" if to_tell else "dit", on_click=acting(told))


@ft.component
def leaving() -> ft.Control:
    to_ask, asked = use_leaving()
    return ft.FilledButton("à dire" if to_ask else "dit", on_click=acting(asked))


def asking(house: House, drawn: Callable[..., Any] = once_told) -> FletUnit:
    """Show whether it is still to be told."""

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        page.data = Porch(
            world.door, world.now, world.entropy, world.sleep, house=house
        )
        page.render(drawn)

    return FletUnit(main)


async def test_it_is_told_until_noted_then_never_again() -> None:
    house = a_house()
    async with asking(house) as ui:
        assert ui.one(ft.FilledButton).content == "à dire"
        await ui.click(ui.one(ft.FilledButton))
        assert ui.one(ft.FilledButton).content == "dit"
    async with asking(house) as ui:
        await ui.settle()
        assert ui.one(ft.FilledButton).content == "dit"


@pytest.mark.parametrize(("person", "words"), [(0, "dit"), (1, "à dire")])
async def test_what_leaves_is_asked_once_for_oneself_and_each_time_for_another(
    person: int, words: str
) -> None:
    house = list(a_family().family.values())[person]
    async with asking(house, leaving) as ui:
        assert ui.one(ft.FilledButton).content == "à dire"
        await ui.click(ui.one(ft.FilledButton))
        assert ui.one(ft.FilledButton).content == words
