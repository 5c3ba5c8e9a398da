"""A secret put in the clipboard does not stay there."""

import asyncio
from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import KEY, FakeDoor, a_world
from views.parts.acting import acting
from views.parts.clipboard import KEPT_SECONDS, use_secret_copy
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-124")
async def test_the_clipboard_is_emptied_after_half_a_minute() -> None:
    put: list[str] = []
    waited: list[float] = []
    over = asyncio.Event()

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - as sent
        if name == "set":
            put.append(args["data"])

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await over.wait()

    def alone(page: ft.Page) -> None:
        world = a_world(FakeDoor())
        around = Porch(world.door, world.now, world.entropy, world.sleep)
        page.data = replace(around, sleep=sleep)

        @ft.component
        def Copy() -> ft.Control:  # noqa: N802 - a component
            return ft.FilledButton("Copier", on_click=acting(use_secret_copy(KEY)))

        page.render(Copy)

    async with FletUnit(alone, on_invoke=client) as ui:
        await ui.click(ui.one(ft.FilledButton))
        assert (put, waited) == ([KEY], [KEPT_SECONDS])
        assert KEPT_SECONDS <= 30
        over.set()
        await ui.settle()
        assert put == [KEY, ""]
