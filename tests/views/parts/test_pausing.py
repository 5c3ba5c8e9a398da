"""A search waits for the keys to rest; what is chosen at once waits for nothing."""

import asyncio
from collections.abc import Callable

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.field import field
from views.parts.pausing import use_pausing
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


@ft.component
def asked_of(told: Callable[[str], None]) -> ft.Control:
    """A field, and a button that changes it at once."""
    typed, type_, settle = use_pausing("", told)
    chosen = quiet_action("Choisir", doing(lambda: settle("choisi")), name="choose")
    return ft.Column([field("Mot", typed, type_, name="word"), chosen])


def asking(told: list[str], rest: asyncio.Event) -> FletUnit:
    """Return a page whose keys rest when *rest* is set."""

    async def sleep(_: float) -> None:
        await rest.wait()

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(filled()))
        page.data = Porch(world.door, world.now, world.entropy, sleep)
        page.render(asked_of, told.append)

    return FletUnit(main)


async def test_only_the_last_keys_are_looked_for() -> None:
    told, rest = list[str](), asyncio.Event()
    async with asking(told, rest) as ui:
        for text in ("g", "gr", " gri "):
            await ui.type("word", text)
        assert told == []
        rest.set()
        await ui.settle()
        assert told == ["gri"]


async def test_what_is_chosen_at_once_ends_the_waiting() -> None:
    told, rest = list[str](), asyncio.Event()
    async with asking(told, rest) as ui:
        await ui.type("word", "grippe")
        await ui.press("choose")
        rest.set()
        await ui.settle()
        assert ui.tid("word").value == "choisi"
        assert told == []
