"""Which message is answered is said where it is written, and in what is sent."""

import pytest

from app.domain.mandate import MandateState
from app.domain.message import Ask
from tests.screens.messaging import THREAD, messaging, mine, theirs
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-053")]
PAGE = f"/messages/{THREAD.hex()}"
ASKED = theirs(1, "Où en êtes-vous ?", unread=False)
WAY = f"reply-{ASKED.id.hex()}"
QUOTED = "En réponse à : « Où en êtes-vous ? »"


async def test_a_message_is_chosen_kept_answered_and_forgotten() -> None:
    house, paper = messaging(ASKED, mine(2, "Bonjour"))
    async with on(house, PAGE) as ui:
        await ui.until("Bonjour")
        assert not ui.named(f"reply-{mine(2).id.hex()}")
        await ui.press(WAY)
        await ui.until(QUOTED)
        assert faults(ui) == []
    async with on(house, PAGE) as ui:
        await ui.until(QUOTED)
        await ui.type("message-text", "Mieux.")
        await ui.press("message-send")
        await ui.until("En attente d'envoi")
        await ui.until(QUOTED)
        assert not ui.named("reply-none")
    assert paper.answered == [ASKED.id]
    assert house.drafts.list() == []


async def test_to_answer_nothing_any_more_sends_a_message_of_its_own() -> None:
    house, paper = messaging(ASKED)
    async with on(house, PAGE) as ui:
        await ui.until("Où en êtes-vous ?")
        await ui.press(WAY)
        await ui.until(QUOTED)
        await ui.press("reply-none")
        await ui.settle()
        assert QUOTED not in ui.text()
        await ui.type("message-text", "Autre chose.")
        await ui.press("message-send")
        await ui.until("En attente d'envoi")
    assert paper.answered == [b""]


async def test_one_that_is_closed_or_in_what_is_over_is_not_answered() -> None:
    closed = theirs(1, "Secret", asks=Ask.RECEIPT)
    for house, _paper in (
        messaging(closed),
        messaging(ASKED, state=MandateState.ENDED),
    ):
        async with on(house, PAGE) as ui:
            await ui.until("Objet : Mon ordonnance")
            await ui.settle()
            assert not ui.named(WAY)


async def test_what_is_quoted_of_a_closed_message_says_nothing_of_it() -> None:
    closed = theirs(1, "Secret", asks=Ask.RECEIPT)
    house, _paper = messaging(closed, mine(2, "Bonjour", about=closed.id))
    async with on(house, PAGE) as ui:
        await ui.until("En réponse à : « Message à ouvrir »")
        assert "Secret" not in ui.text()
