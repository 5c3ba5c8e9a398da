"""Closing the space locks the door and shows it; in a hurry, a blank page first."""

from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.near import PaperRadio, with_radio
from views.parts.acting import acting
from views.parts.leaving import use_quick_exit
from views.parts.watching import Porch
from views.shell import opened

pytestmark = pytest.mark.anyio


async def test_the_space_is_closed_from_plus() -> None:
    door = FakeDoor(filled())
    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
        assert door.locked
        assert "Camille" not in ui.text()


async def test_every_device_is_left_before_the_space_closes() -> None:
    radio = PaperRadio()
    door = FakeDoor(with_radio(radio, filled()))
    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
    assert radio.closed == 1


async def test_a_radio_that_fails_keeps_no_space_open() -> None:
    class Stuck(PaperRadio):
        async def close(self) -> None:
            raise OSError

    door = FakeDoor(with_radio(Stuck(), filled()))
    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
        assert door.locked


async def test_leaving_fast_shows_a_blank_page_before_it_locks() -> None:
    door, seen = FakeDoor(filled()), list[tuple[str, Any, bool]]()

    def client(name: str, args: Any) -> bool:  # noqa: ANN401 - as sent
        seen.append((name, args, door.locked))
        return True

    def alone(page: ft.Page) -> None:
        world = a_world(door)
        page.data = Porch(door, world.now, world.entropy, world.sleep, door.house)

        @ft.component
        def Leave() -> ft.Control:  # noqa: N802 - a component
            return ft.FilledButton("Quitter vite", on_click=acting(use_quick_exit()))

        page.render(Leave)

    async with FletUnit(alone, on_invoke=client) as ui:
        await ui.click(ui.one(ft.FilledButton))
        launched = [told for told in seen if told[0] == "launch_url"]
        assert [told[2] for told in launched] == [False]
        assert launched[0][1]["web_only_window_name"] == "_self"
        assert "about:blank" in str(launched[0][1]["url"])
        assert door.locked
