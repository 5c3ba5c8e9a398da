"""One work waits at a time; nothing is said of what a program that ends gives up."""

import asyncio
import logging
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from views.parts.later import Later


def blank(page: ft.Page) -> None:
    """Show nothing."""
    page.add(ft.Text("…"))


async def wait_for_ever(held: list[str]) -> None:
    """Say that it began, and wait."""
    held.append("began")
    await asyncio.Event().wait()


@pytest.mark.anyio
async def test_the_next_replaces_what_waits_and_what_began_is_let_go_on() -> None:
    ends, done = [asyncio.Event() for _ in range(3)], list[int]()

    async def work(rank: int) -> None:
        await ends[rank].wait()
        done.append(rank)

    async with FletUnit(blank) as ui:
        later = Later(ui.page)
        for rank in range(2):
            later.begin(work, rank)
            await ui.settle()
        later.begun()
        later.begin(work, 2)
        await ui.settle()
        later.drop()
        for end in ends:
            end.set()
        await ui.settle()
    assert done == [1]


def test_a_program_that_ends_gives_up_what_waits_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    later, held, left = an_ended_page()
    with caplog.at_level(logging.DEBUG):
        later.begin(wait_for_ever, held)
        later.drop()
    assert (caplog.records, held) == ([], ["began"])
    quieten(left)


def test_what_waits_cancelled_on_a_closed_loop_would_be_seen(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The control: it is what a program that ended used to log."""
    later, _held, left = an_ended_page()
    waiting = later._waiting
    assert waiting
    waiting.cancel()
    assert [one.name for one in caplog.records] == ["concurrent.futures"]
    quieten(left)


def an_ended_page() -> tuple[Later, list[str], set[asyncio.Task[Any]]]:
    """Return what waits on a page whose loop was closed meanwhile, and its tasks."""
    loop, held = asyncio.new_event_loop(), list[str]()

    async def shown() -> tuple[Later, set[asyncio.Task[Any]]]:
        ui = await FletUnit(blank).__aenter__()
        later = Later(ui.page)
        later.begin(wait_for_ever, held)
        await ui.settle()
        ui.conn.executor.shutdown(wait=False)
        return later, asyncio.all_tasks() - {asyncio.current_task()}

    later, left = loop.run_until_complete(shown())
    loop.close()
    return later, held, left


def quieten(left: set[asyncio.Task[Any]]) -> None:
    """Have the tasks of a closed loop go without a word of asyncio."""
    for task in left:
        task._log_destroy_pending = False  # type: ignore[attr-defined]  # its only way
