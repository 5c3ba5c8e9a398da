"""What blocking does is said before, and it is undone in one press."""

import pytest

from app.domain.mandate import MandateState
from tests.screens.fletunit import FletUnit
from tests.screens.messaging import NAME, THREAD, messaging
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-053")]
PAGE = f"/messages/{THREAD.hex()}"


async def asked(ui: FletUnit) -> None:
    """Unfold what stands about the conversation, and ask to block."""
    await ui.until(NAME)
    await ui.press("thread-about")
    await ui.press("thread-block")
    await ui.until("Ce professionnel ne pourra plus vous écrire")


async def test_a_professional_is_blocked_then_unblocked() -> None:
    house, paper = messaging()
    async with on(house, PAGE) as ui:
        await asked(ui)
        assert "Toutes vos conversations avec lui prennent fin." in ui.text()
        assert "Il peut encore déposer des documents" in ui.text()
        await ui.press("confirm-yes")
        await ui.until(f"Vous avez bloqué {NAME}. Tout reste lisible ici.")
        assert paper.blocked
        assert not ui.named("message-send")
        assert not ui.named("thread-block")
        assert faults(ui) == []
        await ui.press("thread-unblock")
        await ui.until("Vous pouvez lui écrire à nouveau.")
        await ui.until("Cette conversation est terminée.")
    assert not paper.blocked


async def test_to_change_one_s_mind_blocks_nobody() -> None:
    house, paper = messaging()
    async with on(house, PAGE) as ui:
        await asked(ui)
        await ui.press("confirm-no")
    assert not paper.blocked


async def test_one_that_is_over_may_be_blocked_too() -> None:
    house, paper = messaging(state=MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await asked(ui)
        await ui.press("confirm-yes")
        await ui.until("Tout reste lisible ici.")
    assert paper.blocked
