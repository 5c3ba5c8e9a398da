"""What is wrong with a field is seen and heard."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.errors import sentence_for


@pytest.mark.anyio
async def test_a_fault_is_shown_said_and_taken_away_once_mended() -> None:
    told = sentence_for("folder.name_empty")
    async with on(a_house(), "/documents/dossiers") as ui:
        await ui.until("Aucun dossier.")
        await ui.press("folder-make")
        await ui.until(plain(told))
        assert told in ui.said()
        await ui.type("folder-name", "Genou")
        await ui.press("folder-make")
        await ui.until("Le dossier « Genou » est prêt.")
        assert plain(told) not in ui.text()
