"""Words that came too late are said not to be sent, and are not lost."""

import pytest

from app.domain.mandate import MandateState
from app.domain.message import Delivery
from tests.screens.messaging import THREAD, a_file, messaging, mine
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-053")]
PAGE = f"/messages/{THREAD.hex()}"
SAID = "Non envoyé : la conversation est terminée."


async def test_what_came_too_late_says_so_and_can_be_copied() -> None:
    late = mine(1, "Trop tard", delivery=Delivery.UNSENT)
    house, _paper = messaging(late, state=MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await ui.until(SAID)
        assert "Trop tard" in ui.text()
        assert "En attente d'envoi" not in ui.text()
        await ui.press(f"copy-{late.id.hex()}")
        assert "C'est copié. Le presse-papiers sera vidé dans 30 secondes." in ui.said()


async def test_what_was_sent_or_has_no_word_is_not_copied() -> None:
    late = mine(2, "", delivery=Delivery.UNSENT, files=(a_file(),))
    sent = mine(1, "Parti")
    house, _paper = messaging(sent, late, state=MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await ui.until(SAID)
        assert not [one for one in (sent, late) if ui.named(f"copy-{one.id.hex()}")]
