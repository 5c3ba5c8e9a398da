"""What takes an act back works beside the screen, then says it is done."""

import threading

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.taking_back import undoing
from views.shell import opened

pytestmark = pytest.mark.anyio


async def test_it_works_in_another_thread_and_tells() -> None:
    threads: list[int] = []
    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world)) as ui:
        undo = undoing(lambda: threads.append(threading.get_ident()))
        await undo()
        await ui.until("C'est annulé.")
        assert threads
        assert threads != [threading.get_ident()]
        assert ui.all(ft.Semantics, identifier="banner-undo") == []
