"""What was answered says how far it has come, and leads back to the conversation."""

from dataclasses import replace

import pytest

from app.domain.message import Delivery
from app.domain.signature import Answer
from tests.screens.messaging import AT, THREAD, mine
from tests.screens.opening import on
from tests.screens.signing import ASKS, PAGE, signing

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-056")]
REPLY = mine(99, "Fait", about=ASKS.id)


@pytest.mark.parametrize(
    ("delivery", "words"),
    [
        (Delivery.WAITING, "En attente d'envoi"),
        (Delivery.SENT, "Envoyé"),
        (Delivery.READ, "Lu le"),
    ],
    ids=str,
)
async def test_the_answer_says_how_far_it_has_come(
    delivery: Delivery, words: str
) -> None:
    reply = replace(REPLY, delivery=delivery, read_at=AT)
    house, _flow = signing(answer=Answer.SIGNED, reply=reply)
    async with on(house, PAGE) as ui:
        await ui.until(words)


async def test_the_conversation_is_one_press_away() -> None:
    house, _flow = signing(answer=Answer.REFUSED, reply=REPLY)
    async with on(house, PAGE) as ui:
        await ui.until("Vous avez refusé de signer.")
        await ui.press("sign-thread")
        assert ui.pushed()[-1] == ("push_route", f"/messages/{THREAD.hex()}")
