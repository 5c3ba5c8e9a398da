"""The code typed is shown to the door, and forgotten; a refusal says so first."""

import pytest

from app.domain.signature import Answer
from tests.screens.homes import CODE
from tests.screens.messaging import mine
from tests.screens.opening import on
from tests.screens.signing import ASKS, PAGE, signing

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-056")]


@pytest.mark.parametrize("typed", ["000000", CODE], ids=["wrong", "right"])
async def test_the_code_typed_is_forgotten_at_once(typed: str) -> None:
    house, _flow = signing()
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.type("proof", typed)
        await ui.press("sign-yes")
        await ui.settle()
        assert typed not in ui.text()


async def test_leaving_the_question_refuses_nothing() -> None:
    house, flow = signing()
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        await ui.press("sign-no")
        await ui.until("Refuser de signer ?")
        await ui.press("confirm-no")
        await ui.settle()
    assert flow.reply is None


async def test_what_was_refused_is_not_refused_again_but_read_to_be_signed() -> None:
    reply = mine(99, "Non", about=ASKS.id)
    house, _flow = signing(answer=Answer.REFUSED, reply=reply)
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        assert "Vous avez refusé de signer." in ui.text()
        assert "Pour signer, lisez d'abord" in ui.text()
        assert not ui.named("sign-no")
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        assert ui.named("sign-yes")
        assert not ui.named("sign-no")


async def test_a_code_being_typed_outlives_a_look_at_another_page() -> None:
    house, flow = signing()
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.type("proof", CODE)
        await ui.press("page-before")
        await ui.until("Page 1 sur 2")
        await ui.press("sign-yes")
        await ui.until("Vous avez signé ce document.")
    assert flow.answer is Answer.SIGNED
