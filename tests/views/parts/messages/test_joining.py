"""What is ticked stays in sight, whatever is searched for."""

import pytest

from tests.screens.messaging import THREAD, messaging
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-049")]


async def test_what_was_ticked_stays_so_while_another_is_looked_for() -> None:
    house, _paper = messaging()
    names = []
    for rank in range(2):
        added = house.documents.add(b"gouttes %d" % rank, name=f"papier {rank}.txt")
        assert added.entry
        names.append(added.entry.id.hex())
    async with on(house, f"/messages/{THREAD.hex()}/joindre") as ui:
        await ui.until("gouttes 0")
        await ui.press(f"pick-{names[0]}")
        await ui.type("join-field", "gouttes 1")
        for _ in range(30):
            await ui.settle()
            if not ui.named(f"pick-{names[0]}"):
                break
        assert "1 document choisi" in ui.text()
        await ui.press(f"pick-{names[1]}")
        await ui.until("2 documents choisis")


async def test_an_empty_record_says_so() -> None:
    house, _paper = messaging()
    async with on(house, f"/messages/{THREAD.hex()}/joindre") as ui:
        await ui.until("Aucun document ici.")
        assert ui.tid("join-yes").disabled
