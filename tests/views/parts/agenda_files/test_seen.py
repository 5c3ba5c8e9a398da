"""A long agenda shows its first appointments, and counts the others."""

import pytest

from tests.fictitious.agendas import agenda, event
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on, picking

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-065")]


async def test_twenty_are_listed_and_the_others_counted() -> None:
    events = (
        event(uid=f"{n}", start=f"DTSTART;VALUE=DATE:202612{n:02}", title=f"Soin {n}")
        for n in range(1, 26)
    )
    picked = picking(("agenda.ics", agenda(*events)))
    async with on(a_house(), "/agenda/reprendre", picked) as ui:
        await ui.until("Vous verrez tout")
        await ui.press("file-pick")
        await ui.until("25 rendez-vous à ajouter.")
        assert "Agenda sans nom" in ui.text()
        assert "Mardi 1er décembre 2026 : Soin 1" in plain(ui.text())
        assert "Soin 21" not in ui.text()
        assert "Et 5 autres." in ui.text()
