"""A waiting thread tells the screen; it goes on only once a person agreed."""

import asyncio

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, drawing
from views.parts import rendezvous
from views.parts.rendezvous import Rendezvous

pytestmark = pytest.mark.anyio


async def met(ui: FletUnit, heard: list[tuple[str, str]]) -> Rendezvous:
    """Return a meeting whose steps go to *heard*."""

    async def hear(step: str, words: str) -> None:
        heard.append((step, words))

    return Rendezvous(ui.page, hear)


@pytest.mark.parametrize("same", [True, False])
async def test_the_check_waits_for_the_person(*, same: bool) -> None:
    heard: list[tuple[str, str]] = []
    async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
        meeting = await met(ui, heard)
        await asyncio.to_thread(meeting.tell, "code", "ABCD")
        asking = asyncio.create_task(asyncio.to_thread(meeting.tell, "check", "7K2M"))
        await ui.settle()
        assert heard == [("code", "ABCD"), ("check", "7K2M")]
        assert not asking.done()
        meeting.answer(same=same)
        meeting.answer(same=not same)
        if same:
            await asking
        else:
            with pytest.raises(Refused, match=r"enrol\.different"):
                await asking


async def test_who_left_hears_nothing_more() -> None:
    heard: list[tuple[str, str]] = []
    async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
        meeting = await met(ui, heard)
        asking = asyncio.create_task(asyncio.to_thread(meeting.tell, "check", "7K2M"))
        await ui.settle()
        meeting.leave()
        with pytest.raises(Refused, match="cancelled"):
            await asking
        with pytest.raises(Refused, match="cancelled"):
            meeting.tell("left", "10")


async def test_nobody_waits_for_files() -> None:
    heard: list[tuple[str, str]] = []
    async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
        meeting = await met(ui, heard)
        meeting.tell("keeping", "500/800")
        with pytest.raises(Refused, match="cancelled"):
            meeting.tell("files", "0/340")
        await ui.settle()
        assert heard == [("keeping", "500/800")]


async def test_nobody_answering_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendezvous, "PATIENCE", 0.01)
    async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
        meeting = await met(ui, [])
        with pytest.raises(Refused, match=r"enrol\.expired"):
            await asyncio.to_thread(meeting.tell, "check", "7K2M")


def test_a_program_that_ended_is_told_nothing_more() -> None:
    heard: list[tuple[str, str]] = []
    loop = asyncio.new_event_loop()

    async def shown() -> Rendezvous:
        async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
            return await met(ui, heard)

    meeting = loop.run_until_complete(shown())
    loop.close()
    with pytest.raises(Refused, match="cancelled"):
        meeting.tell("code", "ABCD")
    assert heard == []
