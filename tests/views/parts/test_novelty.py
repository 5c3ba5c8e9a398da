"""What is new says when, and where when it was elsewhere."""

from dataclasses import replace

import flet as ft
import pytest

from app.flows.latest_synthesis import MADE, SUMMARY
from app.flows.news import Happening
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_world, filled
from tests.screens.opening import measure_at
from views.house import House
from views.parts.novelty import novelty
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio
HOUR = 3_600_000


def shown(house: House, one: Happening) -> FletUnit:
    """Draw one line."""

    def drawn() -> ft.Control:
        return novelty(one)

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        tools = world.now, world.entropy, world.sleep
        page.data = Porch(world.door, *tools, house=house)
        page.render(ft.component(drawn))

    return FletUnit(main)


async def test_a_document_says_when_it_was_added_and_where() -> None:
    house = filled()
    entry = house.documents.list()[0]
    one = Happening(entry, int(NOON.timestamp() * 1000) - 2 * HOUR)
    async with shown(house, one) as ui:
        assert entry.title in ui.text()
        assert "Ajouté il y a 2 h" in ui.text()
    async with shown(house, replace(one, device="Téléphone")) as ui:
        assert "Ajouté il y a 2 h, sur Téléphone" in ui.text()


async def test_what_was_made_here_is_not_without_author() -> None:
    house = filled()
    entry = house.documents.list()[0]
    made = replace(entry, meta={**entry.meta, MADE: SUMMARY})
    for one, said in ((entry, "auteur non précisé"), (made, "vous, avec Alvéole")):
        async with shown(house, Happening(one, 0)) as ui:
            assert said in ui.text()


async def test_a_measure_leads_to_its_own_page() -> None:
    house = filled()
    last = house.measures.last("body-weight")
    assert last is not None
    async with shown(house, Happening(last.entry, 0, "Téléphone")) as ui:
        await ui.press(f"news-{last.entry.id.hex()}")
        assert ui.pushed()[0][1].startswith(f"{measure_at('body-weight')}/")
