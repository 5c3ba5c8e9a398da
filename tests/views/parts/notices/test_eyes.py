"""An open page is looked at until its window is left, hidden, closed or locked."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


async def test_a_page_is_looked_at_while_its_window_is_the_one_in_use() -> None:
    house = filled()
    async with FletUnit(opened(a_world(FakeDoor(house))), route="/plus") as ui:
        seen = []
        for state in ("resume", "inactive", "hide", "inactive", "resume", "pause"):
            await ui.fire(ui.page, "app_lifecycle_state_change", {"state": state})
            seen.append(house.notices.eyes.open)
        assert seen == [True, False, False, False, True, False]


async def test_it_is_looked_at_from_the_first() -> None:
    house = filled()
    assert not house.notices.eyes.open
    async with FletUnit(opened(a_world(FakeDoor(house))), route="/plus") as ui:
        await ui.settle()
        assert house.notices.eyes.open


async def test_a_page_that_is_gone_or_locked_looks_at_nothing() -> None:
    for leave in ("close", "lock"):
        house = filled()
        async with FletUnit(opened(a_world(FakeDoor(house))), route="/plus") as ui:
            await ui.settle()
            if leave == "close":
                ui.page.data.presence.gone()
            else:
                await ui.press("more-lock")
                await ui.until("Ouvrir mon espace")
            assert not house.notices.eyes.open
