"""An advice is put on a day of the agenda, which it says from then on."""

import pytest

from tests.screens.ages import a_person
from tests.screens.fletunit import plain
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-063")]
TIP = "tip-checkup-60-65-agenda"


async def test_an_advice_is_put_on_a_day_and_taken_back() -> None:
    house = a_person()
    async with on(house, "/prevention") as ui:
        await ui.until("Mon bilan prévention")
        await ui.press(TIP)
        await ui.type(f"{TIP}-day", "hier")
        await ui.press(f"{TIP}-keep")
        await ui.until("Ce jour est passé.")
        await ui.type(f"{TIP}-day", "12 mars")
        await ui.type(f"{TIP}-clock", "14 h 30")
        await ui.press(f"{TIP}-keep")
        await ui.until("Le jour est dans l'agenda.")
        assert "Prévu : vendredi 12 mars 2027, 14 h 30" in plain(ui.text())
        (one,) = house.agenda.next(2)
        assert one.event.rule == "checkup-60-65"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.agenda.next(1) == []
