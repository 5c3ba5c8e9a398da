"""A conversation is read day by day, oldest first, beginning at what is new."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.message import Ask
from tests.screens.messaging import AT, NAME, THREAD, messaging, mine, theirs
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
        days = [told.index("Vendredi 20 novembre 2026"), told.index("Aujourd'hui")]
        assert days == sorted(days)
        assert told.index("Hier soir") < days[1] < told.index("Ce matin")


@pytest.mark.parametrize(("unread", "wanted"), [(True, 2), (False, 3)])
async def test_the_page_begins_at_what_is_new_then_follows(
    wanted: int, *, unread: bool
) -> None:
    moved: list[str] = []

    def client(name: str, told: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(told["scroll_key"])

    written = mine(1, "Un"), theirs(2, "Deux", unread=unread), mine(3, "Trois")
    house, paper = messaging(*written)
    async with on(house, PAGE, client) as ui:
        await ui.until("Trois")
        for _ in range(20):
            await ui.settle()
        assert moved == [(bytes([wanted]) * 16).hex()]
        paper.write(THREAD, "Encore")
        await ui.until("Encore")
        for _ in range(20):
            await ui.settle()
        assert len(moved) == 2


async def test_where_no_answer_is_read_one_writes_elsewhere() -> None:
    said = theirs(1, "Fermé lundi", asks=Ask.NO_REPLY, unread=False)
    house, _paper = messaging(said)
    async with on(house, PAGE) as ui:
        await ui.until(f"{NAME} n'attend pas de réponse à son dernier message.")
        assert not ui.named("message-send")
        await ui.press("messages-write")
        assert ui.pushed()[-1] == ("push_route", "/messages/ecrire")
