"""The frame names the person and the place, whatever its width."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened
from views.theme import COLUMN

PADDING = 16


@pytest.mark.anyio
@pytest.mark.parametrize(("width", "rails"), [(390, 0), (1280, 1)])
async def test_a_wide_window_has_a_rail(width: int, rails: int) -> None:
    door = FakeDoor(filled())
    async with FletUnit(opened(a_world(door)), width=width) as ui:
        assert len(ui.all(ft.Semantics, identifier="nav-settings")) == rails
        for name in ("home", "documents", "messages", "health", "more"):
            assert ui.tid(f"nav-{name}")


@pytest.mark.anyio
async def test_turning_a_phone_loses_nothing_typed() -> None:
    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world), route="/recherche", width=390) as ui:
        await ui.type("search-field", "amoxi")
        await ui.until("1 résultat")
        await ui.fire(ui.page, "resize", {"width": 1280.0, "height": 800.0})
        await ui.settle()
        assert ui.tid("search-field").value == "amoxi"
        assert "1 résultat" in ui.text()


@pytest.mark.anyio
@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 0)])
async def test_what_is_told_stands_over_the_list_and_the_page(
    width: int, columns: int
) -> None:
    house = filled()
    route = f"/documents/{house.documents.list()[0].id.hex()}"
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route=route, width=width) as ui:
        await ui.until("Ranger ce document")
        await ui.press("document-pin")
        await ui.until("Épinglé en tête.")
        held = [one for one in ui.all(ft.Container) if one.padding == PADDING]
        assert sum(one.width == COLUMN + PADDING * 2 for one in held) == columns
