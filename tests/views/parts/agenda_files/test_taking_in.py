"""A file of appointments is read to the size an agenda may have, and no more."""

import pytest

from app.flows.agenda_files.agenda_files import SIZE_MAX
from tests.screens.homes import a_house
from tests.screens.opening import on, picking

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-065")]


async def test_a_heavy_file_is_refused_before_it_is_opened() -> None:
    heavy = picking(("agenda.ics", bytes(SIZE_MAX + 5)))
    async with on(a_house(), "/agenda/reprendre", heavy) as ui:
        await ui.until("Vous verrez tout")
        await ui.press("file-pick")
        await ui.until("trop")
        assert "Vous verrez tout" in ui.text()
