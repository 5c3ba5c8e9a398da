"""In the space of another, the way back to one's own is on every page."""

import pytest

from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_world
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("route", ["/", "/documents", "/reglages", "/nulle-part-ici"])
async def test_one_press_leads_back_from_any_page(route: str, width: int) -> None:
    door = a_family()
    door.house = list(door.family.values())[1]
    there = route != "/nulle-part-ici"  # an address that leads nowhere has no frame
    async with FletUnit(opened(a_world(door)), route=route, width=width) as ui:
        assert ui.named("way-home") is there
        if there:
            await ui.press("way-home")
            assert door.open().own


async def test_one_s_own_pages_have_no_such_line() -> None:
    async with FletUnit(opened(a_world(a_family()))) as ui:
        assert not ui.named("way-home")
