"""The bar of every page: the person, the exchanges, Rechercher, Aide."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.person import BAND
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


def page(route: str, width: int = 390) -> FletUnit:
    """Open *route*."""
    return FletUnit(opened(a_world(FakeDoor(filled()))), route=route, width=width)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("route", ["/", "/documents", "/recherche", "/aide"])
async def test_search_and_help_are_on_every_page_in_that_order(
    route: str, width: int
) -> None:
    async with page(route, width) as ui:
        names = [one.identifier for one in ui.all(ft.Semantics)]
        assert names.index("top-search") < names.index("top-help")
        assert ui.text().index("Rechercher") < ui.text().index("Aide")
        await ui.press("top-help")
        assert ui.pushed() == [("push_route", "/aide")]


async def test_the_exchanges_are_told_on_every_page_but_in_full_at_home() -> None:
    async with page("/documents") as ui:
        await ui.until("Tout reste ici")
    async with page("/") as ui:
        await ui.until("Sans serveur : tout reste ici")
        assert ui.all(ft.Semantics, identifier="seal-mark") == []


@pytest.mark.covers("C-137")
@pytest.mark.parametrize("locked", [False, True])
async def test_help_is_there_while_no_space_is_open(*, locked: bool) -> None:
    door = FakeDoor(filled(), locked=True) if locked else FakeDoor()
    async with FletUnit(opened(a_world(door))) as ui:
        await ui.press("top-help")
        assert ui.pushed() == [("push_route", "/aide")]
        await ui.navigate("/aide")
        assert "Avec le clavier" in ui.text()


async def test_the_first_button_covers_nothing_until_it_has_the_focus() -> None:
    async with page("/documents", 320) as ui:
        assert (ui.tid("skip").width, ui.tid("skip").height) == (48, BAND)
        await ui.fire(ui.tid("skip"), "focus")
        assert ui.tid("skip").width is None
        await ui.fire(ui.tid("skip"), "blur")
        assert ui.tid("skip").width == 48
