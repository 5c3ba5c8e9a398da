"""How far a thing has come is told once a percent, and a stop is heard."""

import asyncio
from dataclasses import dataclass, field, replace

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, drawing
from views.parts.offline.percent import STOPPED, percent_to


@dataclass(frozen=True)
class Shown:
    """What a screen would show."""

    stopped: bool = False
    percent: int = 0
    told: list[int] = field(default_factory=list, compare=False)


class Screen:
    """Holds what is shown, as a form does."""

    def __init__(self) -> None:
        self.shown = Shown()

    def now(self) -> Shown:
        return self.shown

    def change(self, *, percent: int) -> None:
        self.shown.told.append(percent)
        self.shown = replace(self.shown, percent=percent)


@pytest.mark.anyio
async def test_each_percent_is_told_once() -> None:
    screen = Screen()
    async with FletUnit(drawing(lambda: ft.Text("…"))) as ui:
        tell = percent_to(screen.change, screen.now)
        for done in (1, 1, 50, 100):
            await asyncio.to_thread(tell, done, 100)
            await ui.settle()
    assert screen.shown.told == [1, 50, 100]


@pytest.mark.anyio
async def test_nothing_to_carry_is_no_division() -> None:
    screen = Screen()
    percent_to(screen.change, screen.now)(0, 0)
    assert screen.shown.percent == 0


@pytest.mark.anyio
async def test_what_was_stopped_ends_the_work() -> None:
    screen = Screen()
    screen.shown = Shown(stopped=True)
    with pytest.raises(Refused, match=STOPPED):
        percent_to(screen.change, screen.now)(1, 2)
