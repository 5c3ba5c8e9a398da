"""While locked, what was left open is read by one button, and nothing else is."""

from dataclasses import replace

import pytest

from app.domain.emergency import Level
from app.domain.errors import Broken
from app.flows.emergency.sheet import Unwritten
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_house, a_world, filled
from views.parts.emergency.locked import anything
from views.shell import opened

pytestmark = pytest.mark.anyio
LABEL = "Lire la fiche d'urgence"


def locked() -> FakeDoor:
    """Return a locked door, with what was left open before."""
    door = FakeDoor(filled())
    house = door.open()
    house.emergency.show()
    door.lit[0].write(house.emergency.left_open.read())
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
    text = door.lit[0].read()
    door.lit[0].write(text[:-3] + (b"000" if text[-3:] != b"000" else b"111"))
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        await ui.press("unlock-emergency")
        await ui.until("ne vous y fiez pas.")
        assert "Pénicilline" not in ui.text()


async def test_what_went_away_meanwhile_is_said() -> None:
    door = locked()
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        door.lit[0].remove()
        await ui.press("unlock-emergency")
        await ui.until("Cette fiche n'est plus là.")


class Failing(Unwritten):
    """A disk that fails."""

    def read(self) -> bytes:
        """Fail."""
        raise Broken("disk.io")


def test_a_disk_that_fails_is_nothing_left_open() -> None:
    assert anything([Failing()]) == []


def of_child(door: FakeDoor) -> None:
    """Leave open a line of a child too, in the file that comes after."""
    child = a_house()
    flow = child.emergency
    names = replace(flow.preferences, space=replace(child.space, name="Léo Martin"))
    child.profile.add("allergies", {"substance": "Arachide"})
    flow.choose(flow.choices()[0].key, Level.OPEN)
    replace(flow, preferences=names).show()
    door.lit.append(flow.left_open)


@pytest.mark.covers("C-165")
async def test_each_person_is_named_and_read_alone_the_owner_first() -> None:
    door = locked()
    of_child(door)
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        await ui.until(f"{LABEL} : Camille")
        assert ui.text().index(": Camille") < ui.text().index(": Léo Martin")
        await ui.press("unlock-emergency")
        await ui.until("Pénicilline, grave")
        await ui.press("unlock-emergency-1")
        await ui.until("Arachide")
        assert "Pénicilline" not in ui.text()


@pytest.mark.covers("C-165")
async def test_a_child_s_sheet_alone_is_never_taken_for_the_owner_s() -> None:
    door = locked()
    of_child(door)
    door.lit[0].remove()
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        await ui.until(f"{LABEL} : Léo Martin")
        assert "Camille" not in ui.text()
