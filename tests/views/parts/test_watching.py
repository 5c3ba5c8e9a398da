"""A screen follows the record: asked in a thread, again at each change."""

import gc
from collections.abc import Callable
from threading import current_thread, main_thread

import flet as ft
import pytest

from app.domain.changes import Changes
from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.parts.watching import Porch, here, porch, use_record

pytestmark = pytest.mark.anyio


def following(house: House, ask: Callable[[], int]) -> Callable[[ft.Page], None]:
    """Return a page that shows what *ask* answers, and follows weights."""

    @ft.component
    def screen() -> ft.Control:
        asked = use_record(ask, "body-weight")
        return ft.Text(f"{asked.value} {asked.error and asked.error.code}")

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        page.data = Porch(
            world.door, world.now, world.entropy, world.sleep, house=house
        )
        page.render(screen)

    return main


async def test_it_is_asked_in_a_worker_thread_and_again_at_each_change() -> None:
    house, threads = a_house(), []

    def ask() -> int:
        threads.append(current_thread())
        return len(threads)

    async with FletUnit(following(house, ask)) as ui:
        await ui.until("1 None")
        house.measures.add("body-weight", ["71"])
        await ui.until("2 None")
        house.pulse.beat(Changes(house.space.id, frozenset({"document"})))
        await ui.settle()
        assert ui.text() == "2 None"
        assert main_thread() not in threads


async def test_a_page_that_went_away_is_asked_for_nothing() -> None:
    house, asked = a_house(), []

    def ask() -> int:
        asked.append("question")
        return len(asked)

    async with FletUnit(following(house, ask)) as ui:
        await ui.until("1 None")
        await ui.session.disconnect(600)
        house.measures.add("body-weight", ["71"])
        await ui.settle()
        assert asked == ["question"]
        ui.page.data.presence.gone()
        await ui.session.connect(ui.conn)
        house.measures.add("body-weight", ["70"])
        await ui.settle()
        assert asked == ["question"]
    gc.collect()  # a question begun for nobody would warn here


async def test_a_failure_is_an_answer() -> None:
    def ask() -> int:
        raise Refused("disk.full")

    async with FletUnit(following(a_house(), ask)) as ui:
        await ui.until("None disk.full")


async def test_what_nobody_foresaw_is_an_answer_too_and_says_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def ask() -> int:
        return int("glycémie 1,26")

    async with FletUnit(following(a_house(), ask)) as ui:
        await ui.until("None internal")
    assert "record.failed" in caplog.text
    assert "glycémie" not in caplog.text


async def test_outside_the_house_there_is_nothing_to_reach() -> None:
    async with FletUnit(lambda _: None):
        with pytest.raises(Refused, match=r"store\.locked"):
            porch()
        with pytest.raises(Refused, match=r"store\.locked"):
            here()
