"""What was done is told with what undoes it."""

import pytest

from tests.screens.ages import a_person
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


async def test_the_banner_takes_back_exactly_what_was_answered() -> None:
    house = a_person()
    house.prevention.later(house.prevention.waiting()[0])
    before = house.prevention.tips()
    async with on(house, "/prevention") as ui:
        await ui.until("Remis à plus tard")
        await ui.press("tip-checkup-60-65-again")
        await ui.until("Votre réponse est effacée.")
        assert house.prevention.tips() != before
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.prevention.tips() == before
