"""A service linked says what can be done with it, the way out last."""

import pytest

from app.flows.vaccines.sender import Linked
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
LINKED = Linked("https://vaccins.exemple.fr", "Registre fictif", last=1_700_000_000_000)


async def test_the_way_out_asks_first_and_forgets() -> None:
    house = a_house()
    receiving = house.vaccines.receiving
    receiving.senders.keep(LINKED)
    async with on(house, "/sante/vaccins/service") as ui:
        await ui.until("Registre fictif (vaccins.exemple.fr)")
        assert ui.named("feed-receive")
        assert ui.named("feed-daily")
        await ui.press("feed-leave")
        await ui.until("Il faudra un nouveau code pour le relier.")
        await ui.press("confirm-no")
        assert receiving.linked() == LINKED
