"""What was begun for one person ends for that person, whoever's space was entered."""

import asyncio
from dataclasses import fields, replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.stay import Stay
from app.flows.parcels import Parcels
from app.flows.trash import Trash
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world
from tests.screens.opening import picking
from tests.screens.test_add_document import Slow
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-004")]


class Closed:
    """Takes no file in: nobody chose one in this space."""

    size_max = 1 << 30

    def take(self, *_given: object, **_how: object) -> bytes:
        raise Refused("import.unreadable")

    def leave(self) -> None:
        """Have nothing to drop."""


def reading(slow: Slow) -> tuple[FakeDoor, House, House]:
    """Return a door on one's own space, whose files *slow* reads; and on Léa's."""
    door = a_family()
    own, hers = door.family.values()
    documents = replace(own.documents, airlock=slow)
    come = replace(own.arrivals, documents=documents)
    own = replace(own, documents=documents, parcels=Parcels(documents), arrivals=come)
    closed: Any = Closed()
    hers = replace(hers, arrivals=closed)
    door.house, door.family = own, {own.space.id: own, hers.space.id: hers}
    return door, own, hers


async def test_files_chosen_for_one_all_go_on_coming_into_their_space() -> None:
    slow = Slow()
    door, own, hers = reading(slow)
    before = len(own.documents.list())
    files = picking(*((f"{rank}.txt", b"mot %d" % rank) for rank in range(3)))
    page = opened(a_world(door))
    async with FletUnit(page, route="/documents/ajouter", on_invoke=files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(slow.reading.wait, 60)
        ui.page.data.enter(door.turn_to(hers.space.id))
        slow.go_on.set()
        await ui.until("Espace de Camille : 3 documents sont là.")
        await pressing
    assert len(own.documents.list()) == before + 3


class SlowTrash(Trash):
    """A trash on a slow disk: it waits to be let on."""

    asked, go_on = Event(), Event()

    def throw(self, entry: EntryId) -> Entry:
        self.asked.set()
        self.go_on.wait(60)
        return super().throw(entry)


@pytest.mark.parametrize("turned", [False, True])
async def test_who_turned_meanwhile_is_not_led_where_the_act_ends(
    turned: bool,  # noqa: FBT001 - a case
) -> None:
    door = a_family()
    own, hers = door.family.values()
    stay = own.stays.add(Stay(facility="CHU Fictif"))
    kept = {one.name: getattr(own.trash, one.name) for one in fields(Trash)}
    slow = SlowTrash(**kept)
    slow.asked.clear()
    slow.go_on.clear()
    own = replace(own, trash=slow)
    door.house, door.family = own, {own.space.id: own, hers.space.id: hers}
    page = opened(a_world(door))
    async with FletUnit(page, route=f"/sante/hospitalisations/{stay.id.hex()}") as ui:
        pressing = asyncio.ensure_future(ui.press("stay-throw"))
        await asyncio.to_thread(slow.asked.wait, 60)
        if turned:
            ui.page.data.enter(door.turn_to(hers.space.id))
        slow.go_on.set()
        await ui.until("L'hospitalisation est dans la corbeille")
        await pressing
        await ui.settle()
        led = ("push_route", "/sante/hospitalisations") in ui.pushed()
        assert led is not turned


def test_no_act_leads_elsewhere_by_itself() -> None:
    """`Porch.go` looks whose space it is; the door's screens have nobody's yet."""
    free = {"shell.py", "watching.py", "protect.py"}
    views = Path(__file__).parents[2] / "views"
    left = [
        one.name for one in views.rglob("*.py") if "page.navigate(" in one.read_text()
    ]
    assert set(left) == free
