"""Both answers to a receipt are of one size, and the message opens with either."""

import flet as ft
import pytest

from app.domain.mandate import MandateState
from app.domain.message import Ask
from tests.screens.messaging import NAME, THREAD, messaging, theirs
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


async def test_nobody_is_said_to_be_told_once_the_conversation_is_over() -> None:
    asking = theirs(1, "Secret", asks=Ask.RECEIPT)
    house, paper = messaging(asking, state=MandateState.ENDED)
    own = paper.written[0].id.hex()
    async with on(house, f"/messages/{THREAD.hex()}") as ui:
        await ui.until(f"{NAME} ne saura pas quand vous lisez ce message.")
        assert not ui.named(f"receipt-yes-{own}")
        assert "prévenir" not in ui.text()
        assert "Secret" not in ui.text()
        await ui.press(f"receipt-no-{own}")
        await ui.until("Secret")
        assert paper.receipts == [(paper.written[0].id, False)]
