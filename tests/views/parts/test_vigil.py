"""A space left alone closes itself: untouched, or hidden."""

import asyncio
from dataclasses import replace
from functools import partial

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.vigil import AWAY_SECONDS, IDLE_SECONDS
from views.shell import World, opened

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.covers("C-108"),
    pytest.mark.covers("C-124"),
]


SCROLLED = {
    "event_type": "update",
    "pixels": 300,
    "min_scroll_extent": 0,
    "max_scroll_extent": 900,
    "viewport_dimension": 700,
}


class Hourglass:
    """Waits that end when the test says so; each remembers how long it was.

    The pauses of a page, under a second, pass by themselves.
    """

    def __init__(self) -> None:
        self.waits: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        if seconds < 1:
            return
        event = asyncio.Event()
        self.waits.append((seconds, event))
        await event.wait()

    def asked(self) -> list[float]:
        """How long each wait was to be, those of a closing only."""
        return [seconds for seconds, _ in self.waits if seconds >= AWAY_SECONDS]

    def end(self, rank: int) -> None:
        """End one of these waits."""
        long = [event for seconds, event in self.waits if seconds >= AWAY_SECONDS]
        long[rank].set()


def watched(door: FakeDoor, glass: Hourglass) -> World:
    """Return a world whose time is that of *glass*."""
    return replace(a_world(door), sleep=glass.sleep)


async def test_it_closes_when_nobody_touches_it() -> None:
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/messages") as ui:
        assert glass.asked() == [IDLE_SECONDS]
        assert IDLE_SECONDS <= 300
        glass.end(0)
        await ui.until("Ouvrir mon espace")
        assert door.locked


async def test_a_gesture_starts_the_count_again() -> None:
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/messages") as ui:
        await ui.press("nav-health")
        assert glass.asked() == [IDLE_SECONDS, IDLE_SECONDS]
        glass.end(0)
        await ui.settle()
        assert not door.locked


@pytest.mark.covers("C-124")
async def test_who_reads_on_is_there() -> None:
    """A long page is read by scrolling alone: it does not close under the eyes."""
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/aide") as ui:
        await ui.fire(
            ui.all(ft.Column, scroll=ft.ScrollMode.AUTO)[-1], "scroll", SCROLLED
        )
        assert glass.asked() == [IDLE_SECONDS, IDLE_SECONDS]
        glass.end(0)
        await ui.settle()
        assert not door.locked


@pytest.mark.covers("C-124")
@pytest.mark.parametrize("walked", [False, True])
async def test_who_goes_back_with_the_browser_is_there(*, walked: bool) -> None:
    """Its arrows are pressed as any button is, before a place was led to and after."""
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/messages") as ui:
        if walked:
            await ui.press("nav-health")
        before = glass.asked()
        await ui.navigate("/aide")
        assert glass.asked() == [*before, IDLE_SECONDS]
        glass.end(len(before) - 1)
        await ui.settle()
        assert not door.locked


async def test_it_closes_sooner_when_hidden_and_not_when_come_back_to() -> None:
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/messages") as ui:
        for state in ("hide", "resume", "hide"):
            await ui.fire(ui.page, "app_lifecycle_state_change", {"state": state})
        assert glass.asked()[-3:] == [AWAY_SECONDS, IDLE_SECONDS, AWAY_SECONDS]
        glass.end(1)
        await ui.settle()
        assert not door.locked
        glass.end(3)
        await ui.until("Ouvrir mon espace")
        assert door.locked


@pytest.mark.covers("C-124")
async def test_work_that_goes_on_behind_a_hidden_page_is_nobody() -> None:
    """A long copy says that it goes on; it keeps no space open for longer."""
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/messages") as ui:
        await ui.fire(ui.page, "app_lifecycle_state_change", {"state": "hide"})
        ui.page.data.stir()
        await ui.settle()
        assert glass.asked()[-1] == AWAY_SECONDS
        await ui.fire(ui.page, "app_lifecycle_state_change", {"state": "resume"})
        ui.page.data.stir()
        await ui.settle()
        assert glass.asked()[-1] == IDLE_SECONDS


async def test_a_closed_door_stays_as_it_is() -> None:
    door, glass = FakeDoor(filled(), locked=True), Hourglass()
    async with FletUnit(opened(watched(door, glass))) as ui:
        glass.end(0)
        await ui.settle()
        assert "Ouvrir mon espace" in ui.text()


async def test_the_person_may_only_shorten_the_wait() -> None:
    door, glass = FakeDoor(filled()), Hourglass()
    for kept, waited in (("30", 30), ("120", 120), ("86400", IDLE_SECONDS)):
        glass.waits.clear()
        world = replace(watched(door, glass), recall=partial(dict, lock=kept))
        async with FletUnit(opened(world), route="/messages"):
            assert max(seconds for seconds, _ in glass.waits) == waited


async def test_a_shorter_wait_begins_when_it_is_chosen() -> None:
    door, glass = FakeDoor(filled()), Hourglass()
    async with FletUnit(opened(watched(door, glass)), route="/reglages") as ui:
        await ui.until("Fermer mon espace après")
        await ui.choose("lock-60", "60")
        await ui.settle()
        assert glass.waits[-1][0] == 60
        glass.waits[-1][1].set()
        await ui.until("Ouvrir mon espace")
