"""Long lists never hold the loop: every other page goes on meanwhile."""

import asyncio
import time

import flet as ft
import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.watchdog import LIMIT, watched

pytestmark = pytest.mark.anyio


async def test_the_documents_are_drawn_and_grown_a_little_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = a_house()
    for rank in range(230):
        house.documents.add(f"texte {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/sante") as ui:
        with watched(monkeypatch) as steps:
            await ui.navigate("/documents")
            await ui.until("Afficher la suite")
            for _ in range(3):
                await ui.press("documents-more")
                await ui.settle(80)
        assert len(ui.all(ft.ListView)) == 1
        assert max(steps) < LIMIT


async def test_the_results_of_a_search_are_drawn_a_little_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = a_house()
    for rank in range(60):
        house.documents.add(f"bilan {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/recherche") as ui:
        with watched(monkeypatch) as steps:
            await ui.type("search-field", "bilan")
            await ui.until("Ajoutez un mot pour préciser.")
        assert max(steps) < LIMIT


async def test_a_step_that_holds_the_loop_would_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def hold() -> None:
        start = time.thread_time()
        while time.thread_time() - start < LIMIT:
            pass

    with watched(monkeypatch) as steps:
        asyncio.get_running_loop().call_soon(hold)
        await asyncio.sleep(0.01)
    assert max(steps) >= LIMIT
