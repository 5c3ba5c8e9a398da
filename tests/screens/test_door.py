"""Making a space, opening it, closing it: the screens at the door."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import CODE, KEY, FakeDoor, a_world
from views.shell import opened

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-001")
async def test_a_space_is_made_with_a_first_name_and_a_code() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        assert "Bienvenue" in ui.text()
        await ui.navigate("/proteger")
        await ui.type("protect-name", "Camille")
        await ui.type("protect-secret", CODE)
        await ui.type("protect-again", CODE)
        await ui.press("protect-create")
        await ui.until("Ma feuille de secours")
        assert door.created == [("Camille", {"pin": CODE})]
        assert all(KEY[at : at + 4] in ui.text() for at in range(0, 36, 4))
        await ui.press("protect-enter")
        await ui.navigate("/")
        await ui.until("Bonjour Camille")
        assert KEY[:4] not in ui.text()
