"""A day is asked one press away, refused at its line, kept, taken back."""

import pytest

from tests.screens.ages import a_person
from tests.screens.fletunit import plain
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
DAY = "tip-checkup-60-65-day"


async def test_a_day_is_read_as_people_write_it() -> None:
    house = a_person()
    house.prevention.done(house.prevention.waiting()[0])
    async with on(house, "/prevention") as ui:
        await ui.until("Fait, date inconnue.")
        assert "Quand ?" not in plain(ui.text())
        await ui.press(DAY)
        await ui.type(f"{DAY}-text", "mardi")
        await ui.press(f"{DAY}-save")
        assert "Cette date est incomprise." in plain(ui.tid(f"{DAY}-text").error)
        await ui.type(f"{DAY}-text", "hier")
        await ui.press(f"{DAY}-save")
        await ui.until("Fait : vendredi 20 novembre 2026")
        await ui.press("banner-undo")
        await ui.until("Fait, date inconnue.")
