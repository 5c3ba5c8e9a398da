"""Where no server is chosen, it is said before anything else, with the way."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.entrusting.serverless import serverless


@pytest.mark.anyio
async def test_one_press_leads_to_the_choice() -> None:
    async with FletUnit(drawing(serverless)) as ui:
        assert "Choisissez d'abord un serveur." in ui.text()
        await ui.press("entrust-server")
        assert ui.pushed() == [("push_route", "/reglages/serveur/choisir")]
