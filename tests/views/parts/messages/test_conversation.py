"""A conversation is read from its oldest to its newest, day by day, at its end."""

from dataclasses import replace

import pytest

from tests.screens.messaging import AT, THREAD, messaging, mine
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-053")]
PAGE = f"/messages/{THREAD.hex()}"
DAY = 86_400_000


async def test_messages_stand_under_their_days() -> None:
    old, new = replace(mine(1, "Hier soir"), at=AT - DAY), mine(2, "Ce matin")
    house, _paper = messaging(old, new)
    async with on(house, PAGE) as ui:
        await ui.until("Ce matin")
        told = ui.text()
        days = [told.index("vendredi 20 novembre 2026"), told.index("Aujourd'hui")]
        assert days == sorted(days)
        assert told.index("Hier soir") < days[1] < told.index("Ce matin")


async def test_the_page_begins_at_its_end() -> None:
    moved: list[object] = []

    def client(name: str, told: object) -> None:
        if name == "scroll_to":
            moved.append(told)

    house, paper = messaging(mine(1, "Bonjour"))
    async with on(house, PAGE, client) as ui:
        await ui.until("Bonjour")
        assert len(moved) == 1
        paper.write(THREAD, "Encore")
        await ui.until("Encore")
        await ui.settle()
        assert len(moved) == 2
