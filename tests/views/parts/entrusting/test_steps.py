"""Each answer may be changed from the last step, and nothing else is lost."""

from dataclasses import replace
from typing import Any

import pytest

from tests.screens.entrusting import CODE, PaperMandates, entrusted_with
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


@pytest.mark.parametrize("width", [320, 1280])
async def test_an_answer_is_changed_from_the_last_step(width: int) -> None:
    mandates: Any = PaperMandates()
    house = replace(entrusted_with(), mandates=mandates)
    kept = {"code": CODE, "name": "Louise", "taken": "2", "months": "3", "rank": "4"}
    house.drafts.keep("entrust", kept)
    async with on(house, "/proches/confier", width=width) as ui:
        await ui.until("Confier à Louise")
        await ui.press("entrust-again-2")
        await ui.until("Étape 3 sur 5")
        assert "Choisi" in ui.text()
        await ui.press("entrust-what-2")
        await ui.press("entrust-what-1")
        await ui.press("entrust-next")
        await ui.choose("entrust-months-12", "12")
        await ui.press("entrust-next")
        await ui.until("Profil de santé : Rien pour l'instant")
        assert "Mesures" not in ui.text()
        assert "Jusqu'au 21 novembre 2027" in ui.text()
        assert faults(ui) == []
