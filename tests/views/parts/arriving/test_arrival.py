"""Each decision on an arrival is done, told, takes it off the list, and is undone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality
from app.domain.state import State
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-018")]


def on(house: House) -> FletUnit:
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route="/nouveautes", width=390)


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("keep", lambda one: one.meta["status"] == State.CURRENT),
        ("archive", lambda one: one.meta["status"] == State.ARCHIVED),
        ("hide", lambda one: one.confidentiality is Confidentiality.MASQUE_PS),
        ("refuse", lambda one: one.meta["status"] == State.TRASHED),
    ],
)
async def test_a_decision_is_done_and_taken_back(
    code: str, changed: Callable[..., bool]
) -> None:
    house = filled()
    entry = house.documents.list()[0]
    own = entry.id.hex()
    async with on(house) as ui:
        await ui.until(entry.title)
        await ui.press(f"more-{own}")
        await ui.press(f"{code}-{own}")
        await ui.settle(80)
        assert changed(house.documents.entry(entry.id))
        assert entry.id not in [one.entry.id for one in house.news.latest(20)]
        assert not ui.named(f"news-{own}")
        await ui.press("banner-undo")
        await ui.settle(80)
        now = house.documents.entry(entry.id)
        assert (now.meta, now.confidentiality) == (entry.meta, entry.confidentiality)
        assert ui.named(f"news-{own}")


async def test_one_that_bears_another_name_is_answered_where_it_waits() -> None:
    house = filled()
    entry = house.documents.list()[0]
    meta = {**entry.meta, "status": State.TO_CHECK.value}
    house.documents.put(replace(entry, meta=meta))
    async with on(house) as ui:
        await ui.until("À vérifier")
        await ui.press(f"answer-{entry.id.hex()}")
        assert ui.pushed()[-1][1] == "/documents/a-verifier"


async def test_home_leads_to_everything_that_came() -> None:
    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world), route="/", width=390) as ui:
        await ui.until("Voir tout et décider")
        await ui.press("news-all")
        assert ui.pushed()[-1][1] == "/nouveautes"
