"""A place of documents: what stands above it, its rows, what it says when empty."""

import flet as ft
import pytest

from app.domain.query import Filters
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_world, chance, filled
from views.house import House
from views.parts.browser import Browser
from views.parts.browsing import Place
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


def browsed(place: Place, house: House) -> FletUnit:
    """Show one place of *house*, under its counts."""

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        page.data = Porch(world.door, lambda: NOON, chance(), world.sleep, house=house)
        page.render(Browser, place, lambda counts, _pick: [ft.Text(f"{len(counts)} !")])

    return FletUnit(main)


async def test_the_rows_come_under_what_stands_above() -> None:
    async with browsed(Place("all", counted=True), filled()) as ui:
        await ui.until("3 documents")
        assert "3 !" in ui.text()
        await ui.press("narrow")
        assert ui.all(ft.Semantics, identifier="category-")


async def test_a_place_without_counts_has_no_categories() -> None:
    async with browsed(Place("some"), filled()) as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        assert not ui.all(ft.Semantics, identifier="category-")


async def test_two_documents_need_no_filter() -> None:
    house = filled()
    house.trash.throw(house.documents.list()[0].id)
    async with browsed(Place("all", counted=True), house) as ui:
        await ui.until("2 documents")
        assert not ui.all(ft.Semantics, identifier="narrow")


async def test_an_empty_place_says_its_own_words() -> None:
    place = Place("archives", Filters(status="archived"), "Rien ici.")
    async with browsed(place, filled()) as ui:
        await ui.until("Rien ici.")
