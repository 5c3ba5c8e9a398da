"""The code typed is shown to the door, and forgotten; a refusal says so first."""

import pytest

from tests.screens.homes import CODE
from tests.screens.opening import on
from tests.screens.signing import PAGE, signing

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
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.press("sign-no")
        await ui.until("Refuser de signer ?")
        await ui.press("confirm-no")
        await ui.settle()
    assert flow.reply is None
