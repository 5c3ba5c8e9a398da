"""A secret put in the clipboard does not stay there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import KEY, FakeDoor, a_world, filled
from views.parts.acting import Act, acting
from views.parts.clipboard import KEPT_SECONDS, use_secret_copy
from views.parts.leaving import use_lock, use_quick_exit
from views.parts.watching import Porch

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]

ACTS: dict[str, Callable[[], Act]] = {
    "Copier": lambda: use_secret_copy(KEY),
    "Fermer": use_lock,
    "Quitter": use_quick_exit,
}


@dataclass
class Board:
    """The clipboard of a client, what was read of it, and the time that passes."""

    holds: str = ""
    read: int = 0
    door: FakeDoor = field(default_factory=lambda: FakeDoor(filled()))
    at_lock: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def client(self, name: str, args: Any) -> str | None:  # noqa: ANN401 - as sent
        """Play the window."""
        if name == "set":
            self.holds = args["data"]
        if name == "launch_url":
            self.at_lock.append(self.holds)
        self.read += name == "get"
        return self.holds if name == "get" else None

    async def sleep(self, seconds: float) -> None:
        """Wait as long as the test says for half a minute, not at all for less."""
        self.waited.append(seconds)
        if seconds >= KEPT_SECONDS:
            await self.over.wait()

    def page(self, page: ft.Page) -> None:
        """Draw the three buttons."""
        world = a_world(self.door)
        around = Porch(self.door, world.now, world.entropy, self.sleep, self.door.house)
        page.data = replace(around, enter=lambda _: self.at_lock.append(self.holds))

        @ft.component
        def Buttons() -> ft.Control:  # noqa: N802 - a component
            drawn = [
                ft.FilledButton(name, on_click=acting(use()))
                for name, use in ACTS.items()
            ]
            return ft.Column([*drawn])

        page.render(Buttons)


def opened(board: Board, *, web: bool = True) -> FletUnit:
    """Return the page of *board*, in a browser or in a window of its own."""
    ui = FletUnit(board.page, on_invoke=board.client)
    ui._boot["web"] = web
    return ui


async def press(ui: FletUnit, name: str) -> None:
    """Press one of the three buttons."""
    await ui.click(ui.one(ft.FilledButton, content=name))


async def test_the_clipboard_is_emptied_after_half_a_minute() -> None:
    board = Board()
    async with opened(board) as ui:
        await press(ui, "Copier")
        assert (board.holds, board.waited) == (KEY, [KEPT_SECONDS])
        assert KEPT_SECONDS <= 30
        board.over.set()
        await ui.settle()
        assert (board.holds, board.read) == ("", 0)
        assert ui.page.data.owed == []


@pytest.mark.parametrize("exit_", ["Fermer", "Quitter"])
async def test_the_clipboard_is_emptied_before_the_space_closes(exit_: str) -> None:
    board = Board()
    async with opened(board) as ui:
        await press(ui, "Copier")
        await press(ui, exit_)
        assert board.door.locked
        assert set(board.at_lock) == {""}
        assert ui.page.data.owed == []


@pytest.mark.parametrize(("there", "left"), [(KEY, ""), ("Pain, lait", "Pain, lait")])
async def test_a_window_of_its_own_leaves_what_was_copied_since(
    there: str, left: str
) -> None:
    board = Board()
    async with opened(board, web=False) as ui:
        await press(ui, "Copier")
        board.holds = there
        await press(ui, "Fermer")
        assert board.door.locked
        assert (board.holds, board.read) == (left, 1)


async def test_a_closing_that_owes_nothing_touches_no_clipboard() -> None:
    board = Board(holds="Pain, lait")
    async with opened(board) as ui:
        await press(ui, "Fermer")
        assert board.door.locked
        assert (board.holds, board.read) == ("Pain, lait", 0)


async def test_a_window_that_no_longer_answers_does_not_keep_the_space_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = Board()
    async with opened(board) as ui:
        await press(ui, "Copier")
        monkeypatch.setattr(ui.conn, "_answer", lambda _call: None)
        await press(ui, "Fermer")
        assert board.door.locked
        assert board.at_lock != []
