"""Both answers to a receipt are of one size, and the message opens with either."""

import flet as ft
import pytest

from app.domain.message import Ask
from tests.screens.messaging import THREAD, messaging, theirs
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-054")]


async def test_no_is_as_visible_as_yes() -> None:
    house, paper = messaging(theirs(1, "Secret", asks=Ask.RECEIPT))
    own = paper.written[0].id.hex()
    async with on(house, f"/messages/{THREAD.hex()}") as ui:
        await ui.until("Son contenu s'ouvre dans les deux cas.")
        both = [ui.tid(f"receipt-{answer}-{own}") for answer in ("yes", "no")]
        assert [type(one) for one in both] == [ft.FilledButton, ft.FilledButton]
        assert "Secret" not in ui.text()
        assert paper.receipts == []
