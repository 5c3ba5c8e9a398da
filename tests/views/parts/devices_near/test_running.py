"""What a screen started ends with it: no task is left."""

import asyncio
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from views.parts.devices_near.running import use_running
from views.parts.presence import Presence
from views.parts.state import use_held
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


class Work:
    """Counts what begins and what ends."""

    def __init__(self) -> None:
        self.begun = self.ended = 0

    async def __call__(self) -> None:
        self.begun += 1
        try:
            await asyncio.Event().wait()
        finally:
            self.ended += 1


def showing(work: Work) -> tuple[Any, Presence]:
    """Return a page with a part that works, and buttons that redraw it or end it."""
    presence = Presence()
    nothing: Any = None

    @ft.component
    def part(key: object) -> ft.Control:
        use_running(work, key)
        return ft.Text("là")

    @ft.component
    def draw() -> ft.Control:
        key, put = use_held("first")
        drawn: Any = part
        return ft.Column(
            [
                *([drawn(key or None, key="part")] if key != "gone" else []),
                *(
                    ft.TextButton(name, on_click=lambda _, name=name: put(name))
                    for name in ("first", "second", "gone")
                ),
            ]
        )

    def main(page: ft.Page) -> None:
        page.data = Porch(nothing, nothing, nothing, nothing, presence=presence)
        page.render(draw)

    return main, presence


async def press(ui: FletUnit, label: str) -> None:
    """Press the button of this label."""
    await ui.click(ui.one(ft.TextButton, content=label))


async def test_it_runs_once_while_it_is_shown() -> None:
    work = Work()
    async with FletUnit(showing(work)[0]) as ui:
        await press(ui, "first")
        assert (work.begun, work.ended) == (1, 0)


async def test_leaving_ends_it() -> None:
    work = Work()
    async with FletUnit(showing(work)[0]) as ui:
        await press(ui, "gone")
        assert (work.begun, work.ended) == (1, 1)


async def test_another_key_begins_anew() -> None:
    work = Work()
    async with FletUnit(showing(work)[0]) as ui:
        await press(ui, "second")
        assert (work.begun, work.ended) == (2, 1)


async def test_a_browser_gone_for_good_ends_it() -> None:
    work = Work()
    main, presence = showing(work)
    async with FletUnit(main) as ui:
        presence.gone()
        await ui.settle()
        assert (work.begun, work.ended) == (1, 1)
