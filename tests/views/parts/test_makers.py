"""Authors and facilities are offered when the record knows some, by their letters."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from tests.screens.fletunit import FletUnit
from tests.screens.homes import filled
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House
from views.parts.makers import Makers, ways

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-003")]
CLINIC, PLACE = "Clinique des Œillets", "Hôpital neuf"


def made(**said: str) -> House:
    """Return a record of three documents, the first of which says who made it."""
    house = filled()
    first: Entry = house.documents.list()[0]
    house.documents.restore(replace(first, meta={**first.meta, **said}))
    return house


async def narrowed(ui: FletUnit) -> None:
    """Unfold the filters of the list."""
    await ui.until("3 documents")
    await ui.press("narrow")
    await ui.until("Établissement")


async def test_a_facility_shows_its_own_documents() -> None:
    house = made(facility=CLINIC)
    async with on(house, "/documents") as ui:
        await narrowed(ui)
        assert faults(ui) == []
        await ui.press(f"facility-{CLINIC}")
        await ui.until("1 document")
        assert house.documents.list()[0].title in ui.text()
        await ui.press("narrow-clear")
        await ui.until("3 documents")


def test_nothing_is_offered_of_nobody() -> None:
    assert Makers.of(filled().documents).facilities == []
    assert (
        ways(Makers(), {"author": "", "facility": ""}, lambda _sort, _name: None) == []
    )
    assert Makers(facilities=(PLACE,)).known


async def test_many_names_are_narrowed_by_their_letters() -> None:
    house = filled()
    first = house.documents.list()[0]
    for rank in range(14):
        kept = house.documents.add(b"genou %d" % rank, name=f"{rank}.txt").entry
        assert kept
        place = CLINIC if rank == 13 else f"{PLACE} {rank}"
        house.documents.restore(replace(kept, meta={**kept.meta, "facility": place}))
    assert first.meta.get("facility", "") == ""
    async with on(house, "/documents") as ui:
        await ui.until("17 documents")
        await ui.press("narrow")
        await ui.until("Chercher un établissement")
        await ui.type("facility-field", "oeil")
        for _ in range(20):
            await ui.settle()
            if not ui.named(f"facility-{PLACE} 1"):
                break
        assert ui.named(f"facility-{CLINIC}")
        assert not ui.named(f"facility-{PLACE} 1")
