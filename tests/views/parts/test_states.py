"""What a screen shows when it has nothing to show."""

import asyncio
from dataclasses import replace

import flet as ft
import pytest

from app.domain.errors import Broken, Refused, Unreachable
from tests.screens.fletunit import FletUnit, drawing, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.errors import sentence_for
from views.parts.states import PAGES, states, trouble
from views.parts.watching import Asked
from views.screens.trouble import TROUBLES
from views.shell import opened

pytestmark = pytest.mark.anyio
QUIET = 0.3
"""Seconds a screen waits before it says that it is opening."""


async def test_an_empty_answer_says_why() -> None:
    empty: Asked[list[int]] = Asked([])
    async with FletUnit(drawing(lambda: states(empty, empty="Rien encore."))) as ui:
        assert ui.text() == "Rien encore."


async def test_a_refusal_is_said() -> None:
    refused: Asked[int] = Asked(error=Refused("entry.absent"))
    async with FletUnit(drawing(lambda: states(refused, empty=""))) as ui:
        assert ui.text() == plain(sentence_for("entry.absent"))


async def test_without_network_all_stays_readable() -> None:
    async with FletUnit(drawing(lambda: trouble(Unreachable("peer.silent")))) as ui:
        assert ui.text() == "Pas de réseau. Tout reste lisible."
        assert ui.one(ft.Icon)


@pytest.mark.parametrize("code", sorted(PAGES))
async def test_a_trouble_with_a_page_leads_to_it(code: str) -> None:
    async with FletUnit(drawing(lambda: trouble(Broken(code)))) as ui:
        await ui.press("trouble-way")
        assert ui.pushed() == [("push_route", f"/panne/{PAGES[code]}")]
        assert PAGES[code] in TROUBLES


async def test_what_came_meanwhile_is_not_said_to_be_opening() -> None:
    long, asked = asyncio.Event(), list[float]()

    async def sleep(seconds: float) -> None:
        asked.append(seconds)
        await (long.wait() if seconds == QUIET else asyncio.Event().wait())

    world = replace(a_world(FakeDoor(filled())), sleep=sleep)
    async with FletUnit(opened(world), route="/documents") as ui:
        await ui.until("3 documents")
        assert QUIET in asked
        long.set()
        await ui.settle()
        assert "Ouverture…" not in ui.said()
