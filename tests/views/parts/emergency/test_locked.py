"""While locked, what was left open is read by one button, and nothing else is."""

import pytest

from app.domain.errors import Broken
from app.flows.emergency.sheet import Unwritten
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.emergency.locked import anything
from views.shell import opened

pytestmark = pytest.mark.anyio
LABEL = "Lire la fiche d'urgence"


def locked() -> FakeDoor:
    """Return a locked door, with what was left open before."""
    door = FakeDoor(filled())
    house = door.open()
    house.emergency.show()
    door.left_open.write(house.emergency.left_open.read())
    door.locked = True
    return door


@pytest.mark.covers("C-165")
async def test_the_sheet_is_read_without_code_and_closed_again() -> None:
    async with FletUnit(opened(a_world(locked())), width=390) as ui:
        await ui.until(LABEL)
        assert "Pénicilline" not in ui.text()
        await ui.press("unlock-emergency")
        await ui.until("Pénicilline, grave")
        assert "Fiche du 21 novembre 2026." in plain(ui.text())
        await ui.press("unlock-emergency")
        await ui.until(LABEL)
        assert "Pénicilline" not in ui.text()


@pytest.mark.covers("C-165")
async def test_nothing_left_open_shows_no_button() -> None:
    door = FakeDoor(filled(), locked=True)
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        assert LABEL not in ui.text()


async def test_what_was_altered_is_said_and_not_shown() -> None:
    door = locked()
    text = door.left_open.read()
    door.left_open.write(text[:-3] + (b"000" if text[-3:] != b"000" else b"111"))
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        await ui.press("unlock-emergency")
        await ui.until("ne vous y fiez pas.")
        assert "Pénicilline" not in ui.text()


async def test_what_went_away_meanwhile_is_said() -> None:
    door = locked()
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        door.left_open.remove()
        await ui.press("unlock-emergency")
        await ui.until("Cette fiche n'est plus là.")


class Failing(Unwritten):
    """A disk that fails."""

    def read(self) -> bytes:
        """Fail."""
        raise Broken("disk.io")


def test_a_disk_that_fails_is_nothing_left_open() -> None:
    assert not anything(Failing())
